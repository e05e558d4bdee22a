package io.stampede.coordinator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.store.BatchSummary;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.spec.Problem;
import java.time.Instant;
import java.util.List;

/** The API's documents. */
final class BatchJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BatchJson() {}

    /** One batch, as it is stored. */
    static ObjectNode batch(BatchSummary summary) {
        StoredBatch batch = summary.batch();
        ObjectNode node = MAPPER.createObjectNode();
        node.put("id", batch.id());
        node.put("name", batch.name());
        node.put("state", batch.state().name());
        node.put("scenarios", batch.plan().scenarios());
        node.put("seed", batch.seed());
        node.put("specSha256", batch.specSha256());
        node.put("engineVersion", batch.engineVersion());
        node.put("lanes", batch.plan().lanes());
        node.put("blocks", batch.plan().blocks());
        node.put("storedBlocks", summary.storedBlocks());
        node.put("priority", batch.priority());
        node.put("createdAt", Instant.ofEpochMilli(batch.createdMillis()).toString());
        summary.finishedMillis()
                .ifPresent(millis ->
                        node.put("finishedAt", Instant.ofEpochMilli(millis).toString()));
        batch.failure().ifPresent(failure -> node.put("failure", failure));
        batch.reportSha256().ifPresent(sha256 -> node.put("reportSha256", sha256));
        return node;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A problem as RFC 9457 has it. */
    static ObjectNode problem(int status, String title, String detail) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("type", "about:blank");
        node.put("title", title);
        node.put("status", status);
        node.put("detail", detail);
        return node;
    }

    /** Every problem of a specification. */
    static ObjectNode problems(List<Problem> problems) {
        ObjectNode node =
                problem(400, "Invalid specification", "the specification has " + problems.size() + " problems");
        ArrayNode list = node.putArray("problems");
        for (Problem problem : problems) {
            ObjectNode entry = list.addObject();
            entry.put("line", problem.line());
            entry.put("column", problem.column());
            entry.put("path", problem.path());
            entry.put("wrong", problem.wrong());
            entry.put("allowed", problem.allowed());
        }
        return node;
    }

    static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
