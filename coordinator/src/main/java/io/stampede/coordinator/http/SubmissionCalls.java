package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.batch.BatchFailure;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.store.BatchSummary;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationResult;
import io.stampede.spec.SpecificationSummary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Location;

/** What the calls do that bring a specification. Every method blocks. */
final class SubmissionCalls {
    private static final String KEY = "[\\x21-\\x7e]{1,255}";

    private final BatchDirectory batches;
    private final BlockSizing sizing;
    private final BatchView view;

    /**
     * Of one process.
     *
     * @param sizing how batches are cut into blocks
     */
    SubmissionCalls(BatchDirectory batches, BlockSizing sizing, BatchView view) {
        this.batches = batches;
        this.sizing = sizing;
        this.view = view;
    }

    /**
     * Takes a batch on.
     *
     * @param client whose it is: one client's keys are not another's
     * @param key the same again is the same batch
     */
    HttpResponse submit(HttpEntity.Strict body, Optional<String> priority, String client, Optional<String> key) {
        int share = priority.map(SubmissionCalls::number).orElse(StoredBatch.PRIORITY_DEFAULT);
        if (share < StoredBatch.PRIORITY_LEAST || share > StoredBatch.PRIORITY_MOST) {
            return Answers.problem(
                    400,
                    "Invalid priority",
                    "allowed " + StoredBatch.PRIORITY_LEAST + " to " + StoredBatch.PRIORITY_MOST);
        }
        if (key.isPresent() && !key.orElseThrow().matches(KEY)) {
            return Answers.problem(400, "Invalid Idempotency-Key", "allowed 1 to 255 visible ASCII characters");
        }
        String batchId = key.map(given -> idOf(client, given))
                .orElseGet(() -> UUID.randomUUID().toString());
        return read(body, specification -> submit(batchId, specification, share));
    }

    /** Says what a specification asks for, or what is wrong with it; nothing is taken on. */
    HttpResponse validate(HttpEntity.Strict body) {
        return read(body, specification -> {
            SpecificationSummary summary = SpecificationSummary.of(specification.spec());
            ObjectNode node = BatchJson.object();
            node.put("name", specification.metadata().name());
            node.put("scenarios", summary.scenarios());
            node.put("traders", summary.traders());
            node.put("steps", summary.steps());
            node.put("traderSteps", summary.traderSteps());
            return Answers.json(200, node);
        });
    }

    /** The bundled specifications. */
    HttpResponse library() {
        ObjectNode document = BatchJson.object();
        ArrayNode list = document.putArray("specifications");
        for (String name : ScenarioLibrary.names()) {
            ObjectNode node = list.addObject();
            node.put("name", name);
            node.put("title", ScenarioLibrary.title(name).orElseThrow());
            node.put("text", ScenarioLibrary.text(name).orElseThrow());
        }
        return Answers.json(200, document);
    }

    private static HttpResponse read(HttpEntity.Strict body, Function<ScenarioBatch, HttpResponse> use) {
        String mediaType = body.getContentType().mediaType().toString();
        boolean isJson = mediaType.equals("application/json");
        if (!isJson && !mediaType.matches("(application|text)/(x-)?yaml")) {
            return Answers.problem(415, "Unsupported media type", "allowed application/json and application/yaml");
        }
        SpecificationResult read = SpecificationReader.create()
                .read(body.getData().toArray(), isJson ? "body.json" : "body.yaml", Overrides.none());
        return read instanceof SpecificationResult.Accepted accepted
                ? use.apply(accepted.batch())
                : Answers.problem(400, BatchJson.problems(read.problems()));
    }

    private HttpResponse submit(String batchId, ScenarioBatch specification, int priority) {
        SpecificationSummary summary = SpecificationSummary.of(specification.spec());
        BlockPlan plan = sizing.plan(
                summary.scenarios(),
                specification.execution().lanes(),
                specification.spec().sampling().together(),
                summary::blockBytes);
        StoredBatch batch = StoredBatch.of(batchId, specification, plan, priority, System.currentTimeMillis());
        if (view.find(batchId).isEmpty()) {
            Optional<BatchFailure> refused = batches.submit(batch);
            if (refused.isPresent()) {
                return refused(refused.orElseThrow());
            }
        }
        // What is stored may be of an earlier request with the same key, or of one that came at the same time.
        BatchSummary stored = view.find(batchId).orElseThrow();
        if (!stored.batch().specSha256().equals(batch.specSha256())
                || stored.batch().priority() != priority) {
            return Answers.problem(
                    409, "Idempotency-Key in use", "the key came with another body before; that is batch " + batchId);
        }
        return Answers.json(202, view.document(stored)).addHeader(Location.create("/api/v1/batches/" + batchId));
    }

    private static HttpResponse refused(BatchFailure failure) {
        return switch (failure.kind()) {
            case QUEUE_FULL -> Answers.problem(429, "Queue full", failure.message());
            case INCOMPATIBLE -> Answers.problem(400, "Not acceptable", failure.message());
            case STORE, UNREACHABLE, SCENARIO, DETERMINISM, LOST, REPORT ->
                Answers.problem(503, "Not taken on", failure.message());
        };
    }

    /** A batch's id is a function of the key: so the key is kept as long as the batch, and by the same transaction. */
    private static String idOf(String client, String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((client + "\n" + key).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            long high = bits.getLong() & ~0xf000L | 0x8000L; // version 8 of RFC 9562: a hash of our own choice
            long low = bits.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
