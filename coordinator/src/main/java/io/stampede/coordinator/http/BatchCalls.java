package io.stampede.coordinator.http;

import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.report.LiveMeasures;
import io.stampede.coordinator.report.MeasuresJson;
import io.stampede.coordinator.store.BatchSummary;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;

/** What the calls do that look at batches, and the one that cancels. Every method blocks. */
final class BatchCalls {
    /** What the id of a batch may look like; a store need not be asked for any other. */
    static final String ID = "[A-Za-z0-9-]{1,64}";

    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1_000;
    private static final ContentType YAML = MediaTypes.customWithFixedCharset(
                    "application", "yaml", HttpCharsets.UTF_8, java.util.Map.of(), false)
            .toContentType();

    private final BatchDirectory batches;
    private final BatchView view;
    private final LiveMeasures measures;

    BatchCalls(BatchDirectory batches, BatchView view, LiveMeasures measures) {
        this.batches = batches;
        this.view = view;
        this.measures = measures;
    }

    HttpResponse list(Optional<String> before, Optional<String> limit) {
        int count = limit.filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(limit.isPresent() ? 0 : PAGE);
        if (count < 1 || count > PAGE_MAX) {
            return Answers.problem(400, "Invalid limit", "allowed 1 to " + PAGE_MAX);
        }
        if (before.isPresent() && !before.orElseThrow().matches(ID)) {
            return Answers.problem(400, "Invalid before", "allowed the id of a batch");
        }
        return Answers.json(200, view.page(before, count));
    }

    HttpResponse find(String batchId) {
        return view.find(batchId)
                .map(summary -> Answers.json(200, view.document(summary)))
                .orElseGet(BatchCalls::unknown);
    }

    HttpResponse cancel(String batchId) {
        Optional<StoredBatch> before = batches.store().batch(batchId);
        if (before.isEmpty()) {
            return unknown();
        }
        if (before.orElseThrow().state().isFinal()) {
            return Answers.problem(
                    409, "Over already", "the batch is " + before.orElseThrow().state());
        }
        StoredBatch after = batches.cancel(batchId).orElseThrow();
        if (!after.state().isFinal()) {
            return Answers.problem(503, "Not cancelled", "no coordinator answers; try again");
        }
        return find(batchId);
    }

    /** What the scenarios stored so far say. */
    HttpResponse measures(String batchId) {
        Optional<StoredBatch> found = batches.store().batch(batchId);
        if (found.isEmpty()) {
            return unknown();
        }
        StoredBatch batch = found.orElseThrow();
        return measures.of(batch, view.outline(batch).levels())
                .map(snapshot ->
                        Answers.json(200, MeasuresJson.of(snapshot, batch.plan().scenarios())))
                .orElseGet(() -> Answers.problem(409, "No measures", "no scenario of the batch is stored yet"));
    }

    /** The specification with every default filled in, as YAML. */
    HttpResponse specification(String batchId) {
        return batches.store()
                .batch(batchId)
                .map(batch -> HttpResponse.create().withEntity(HttpEntities.create(YAML, yaml(batch))))
                .orElseGet(BatchCalls::unknown);
    }

    private static byte[] yaml(StoredBatch batch) {
        ScenarioBatch specification = SpecificationReader.create()
                .read(batch.specification(), batch.id(), Overrides.none())
                .orElseThrow();
        return SpecificationWriter.yaml(specification).getBytes(StandardCharsets.UTF_8);
    }

    Optional<BatchSummary> summary(String batchId) {
        return view.find(batchId);
    }

    static HttpResponse unknown() {
        return Answers.problem(404, "No such batch", "there is no batch of this id");
    }
}
