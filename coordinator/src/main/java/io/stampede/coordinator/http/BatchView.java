package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.batch.GridWatch;
import io.stampede.coordinator.batch.Survey;
import io.stampede.coordinator.store.BatchSummary;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.spec.Overrides;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Batches as the API shows them: what the store holds, and what the grid says of those under way. Safe for use by
 * several threads; blocks.
 */
final class BatchView {
    /**
     * What of a specification a view needs.
     *
     * @param traderSteps trader-steps of one scenario
     * @param levels of value at risk and expected shortfall
     */
    record Outline(double traderSteps, List<Double> levels) {}

    private static final int OUTLINES_MAX = 256;

    private final ResultStore store;
    private final GridWatch grid;
    private final Map<String, Outline> outlines = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Outline> eldest) {
            return size() > OUTLINES_MAX;
        }
    };

    BatchView(ResultStore store, GridWatch grid) {
        this.store = store;
        this.grid = grid;
    }

    /** One batch, if there is one of that id. */
    Optional<BatchSummary> find(String batchId) {
        return store.summary(batchId);
    }

    /** A page of batches, the newest first; names the next page if there may be one. */
    ObjectNode page(Optional<String> before, int count) {
        ObjectNode document = BatchJson.object();
        ArrayNode list = document.putArray("batches");
        List<BatchSummary> page = store.page(before, count);
        for (BatchSummary summary : page) {
            list.add(document(summary));
        }
        if (page.size() == count) {
            document.put("next", page.get(count - 1).batch().id());
        }
        return document;
    }

    /** A batch's document. */
    ObjectNode document(BatchSummary summary) {
        ObjectNode node = BatchJson.batch(summary);
        if (!summary.batch().state().isFinal()) {
            node.set("progress", progress(summary.batch(), summary.storedBlocks(), grid.survey()));
        }
        return node;
    }

    private ObjectNode progress(StoredBatch batch, int storedBlocks, Survey survey) {
        ObjectNode node = BatchJson.object();
        int stored =
                Math.min(batch.plan().scenarios(), storedBlocks * batch.plan().lanes());
        Survey.BatchPace pace = survey.batches().get(batch.id());
        double done = pace == null ? stored : pace.doneScenarios();
        double rate = pace == null ? 0 : pace.scenariosPerSecond();
        node.put("doneScenarios", done);
        node.put("scenariosPerSecond", rate);
        node.put("traderStepsPerSecond", rate > 0 ? rate * outline(batch).traderSteps() : 0);
        OptionalInt nextLook = pace == null ? OptionalInt.empty() : pace.nextLook();
        nextLook.ifPresent(look -> node.put("nextLook", look));
        if (rate > 0 && nextLook.isEmpty()) {
            node.put("secondsLeft", (long) Math.ceil((batch.plan().scenarios() - done) / rate));
        }
        survey.trouble().ifPresent(trouble -> node.put("trouble", trouble));
        return node;
    }

    /** What is needed of a batch's specification, which is read once. */
    Outline outline(StoredBatch batch) {
        synchronized (outlines) {
            Outline known = outlines.get(batch.specSha256());
            if (known != null) {
                return known;
            }
        }
        Specification spec = SpecificationReader.create()
                .read(batch.specification(), batch.id(), Overrides.none())
                .orElseThrow()
                .spec();
        SpecificationSummary summary = SpecificationSummary.of(spec);
        Outline outline = new Outline(
                summary.traderSteps() / summary.scenarios(), spec.report().levels());
        synchronized (outlines) {
            outlines.put(batch.specSha256(), outline);
        }
        return outline;
    }
}
