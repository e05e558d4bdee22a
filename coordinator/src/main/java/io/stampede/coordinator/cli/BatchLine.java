package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.coordinator.store.BatchState;
import java.time.Duration;
import java.time.Instant;

/** A batch in one line. */
final class BatchLine {
    private static final int STATE_WIDTH = 11;
    private static final int BLOCKS_WIDTH = 9;
    private static final int AGE_WIDTH = 11;

    private BatchLine() {}

    static String of(JsonNode batch) {
        String state = batch.get("state").textValue();
        JsonNode failure = batch.get("failure");
        String blocks = batch.get("storedBlocks") + "/" + batch.get("blocks");
        Instant created = Instant.parse(batch.get("createdAt").textValue());
        String age = Ages.text(Duration.between(created, Instant.now()).toSeconds()) + " ago";
        String rest = padded(blocks, BLOCKS_WIDTH) + "  " + padded(age, AGE_WIDTH + 4) + "  "
                + batch.get("name").textValue()
                + (failure == null ? "" : "  (" + failure.textValue() + ")");
        // A name is the submitter's, and may steer no terminal.
        return batch.get("id").textValue() + "  "
                + StateColour.of(BatchState.valueOf(state), padded(state, STATE_WIDTH)) + "  "
                + Stampede.printable(rest);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
