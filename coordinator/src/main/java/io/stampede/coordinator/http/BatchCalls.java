package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.batch.BatchFailure;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.report.ReportWriter;
import io.stampede.coordinator.report.StoredReport;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BatchSummary;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.cluster.ClusterMembers;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationResult;
import io.stampede.spec.SpecificationSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Location;

/** What each call of the API does. Every method blocks. */
public final class BatchCalls {
    private final BatchDirectory batches;
    private final BlockSizing sizing;
    private final Function<StoredBatch, StoredReport> reports;
    private final ScenarioReplayer replayer;
    private final ClusterMembers members;

    /**
     * Of one process.
     *
     * @param sizing how batches are cut into blocks
     * @param reports computes the report of a batch all of whose blocks are stored
     * @param replayer plays a scenario of a batch again
     */
    public BatchCalls(
            BatchDirectory batches,
            BlockSizing sizing,
            Function<StoredBatch, StoredReport> reports,
            ScenarioReplayer replayer,
            ClusterMembers members) {
        this.batches = batches;
        this.sizing = sizing;
        this.reports = reports;
        this.replayer = replayer;
        this.members = members;
    }

    HttpResponse submit(HttpEntity.Strict body, Optional<String> priority) {
        String mediaType = body.getContentType().mediaType().toString();
        boolean isJson = mediaType.equals("application/json");
        if (!isJson && !mediaType.matches("(application|text)/(x-)?yaml")) {
            return Answers.problem(415, "Unsupported media type", "allowed application/json and application/yaml");
        }
        int share;
        try {
            share = priority.map(Integer::parseInt).orElse(StoredBatch.PRIORITY_DEFAULT);
        } catch (NumberFormatException e) {
            share = 0;
        }
        if (share < StoredBatch.PRIORITY_LEAST || share > StoredBatch.PRIORITY_MOST) {
            return Answers.problem(
                    400,
                    "Invalid priority",
                    "allowed " + StoredBatch.PRIORITY_LEAST + " to " + StoredBatch.PRIORITY_MOST);
        }
        SpecificationResult read = SpecificationReader.create()
                .read(body.getData().toArray(), isJson ? "body.json" : "body.yaml", Overrides.none());
        if (!(read instanceof SpecificationResult.Accepted accepted)) {
            return Answers.problem(400, BatchJson.problems(read.problems()));
        }
        return submit(accepted.batch(), share);
    }

    private HttpResponse submit(ScenarioBatch specification, int priority) {
        SpecificationSummary summary = SpecificationSummary.of(specification.spec());
        BlockPlan plan =
                sizing.plan(summary.scenarios(), specification.execution().lanes(), summary::blockBytes);
        StoredBatch batch =
                StoredBatch.of(UUID.randomUUID().toString(), specification, plan, priority, System.currentTimeMillis());
        Optional<BatchFailure> refused = batches.submit(batch);
        if (refused.isPresent()) {
            BatchFailure failure = refused.orElseThrow();
            return switch (failure.kind()) {
                case QUEUE_FULL -> Answers.problem(429, "Queue full", failure.message());
                case INCOMPATIBLE -> Answers.problem(400, "Not acceptable", failure.message());
                case STORE, UNREACHABLE, SCENARIO, DETERMINISM, LOST, REPORT ->
                    Answers.problem(503, "Not taken on", failure.message());
            };
        }
        return Answers.json(202, BatchJson.batch(batch, 0)).addHeader(Location.create("/api/v1/batches/" + batch.id()));
    }

    HttpResponse list() {
        ObjectNode document = BatchJson.object();
        ArrayNode list = document.putArray("batches");
        for (BatchSummary summary : batches.store().summaries()) {
            list.add(BatchJson.batch(summary.batch(), summary.storedBlocks()));
        }
        return Answers.json(200, document);
    }

    HttpResponse find(String batchId) {
        return batches.store()
                .batch(batchId)
                .map(batch -> Answers.json(200, BatchJson.batch(batch, storedBlocks(batch))))
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
        return Answers.json(200, BatchJson.batch(after, storedBlocks(after)));
    }

    HttpResponse report(String batchId, Optional<ReportFormat> wanted) {
        if (wanted.isEmpty()) {
            return Answers.problem(406, "No such format", "allowed json, text, html and csv");
        }
        Optional<StoredBatch> found = batches.store().batch(batchId);
        if (found.isEmpty()) {
            return unknown();
        }
        StoredBatch batch = found.orElseThrow();
        if (batch.state() != BatchState.SUCCEEDED) {
            return Answers.problem(409, "No report", "the batch is " + batch.state());
        }
        ReportFormat format = wanted.orElseThrow();
        byte[] text = write(reports.apply(batch), format).getBytes(StandardCharsets.UTF_8);
        return HttpResponse.create().withEntity(HttpEntities.create(format.contentType(), text));
    }

    HttpResponse scenario(String batchId, String number, Optional<ReportFormat> wanted) {
        return batches.store()
                .batch(batchId)
                .map(batch -> ReplayAnswers.replay(replayer, batch, number, wanted))
                .orElseGet(BatchCalls::unknown);
    }

    private static String write(StoredReport stored, ReportFormat format) {
        return switch (format) {
            case JSON -> ReportWriter.json(stored.report());
            case TEXT -> ReportWriter.text(stored.report());
            case HTML -> ReportWriter.html(stored.report());
            case CSV -> {
                StringBuilder table = new StringBuilder();
                try {
                    ReportWriter.csv(stored.outcomes(), table);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield table.toString();
            }
        };
    }

    HttpResponse cluster() {
        ObjectNode document = BatchJson.object();
        ArrayNode list = document.putArray("members");
        for (ClusterMembers.Member member : members.now()) {
            ObjectNode node = list.addObject();
            node.put("address", member.address());
            node.put("status", member.status());
            node.put("slots", member.slots());
            List<String> roles = member.roles();
            roles.forEach(node.putArray("roles")::add);
        }
        return Answers.json(200, document);
    }

    private int storedBlocks(StoredBatch batch) {
        return batches.store().storedBlocks(batch.id()).cardinality();
    }

    private static HttpResponse unknown() {
        return Answers.problem(404, "No such batch", "there is no batch of this id");
    }
}
