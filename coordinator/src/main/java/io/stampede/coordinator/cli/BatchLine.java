package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** A batch in one line. */
final class BatchLine {
    private static final int STATE_WIDTH = 11;

    private BatchLine() {}

    static String of(JsonNode batch) {
        String state = batch.get("state").textValue();
        JsonNode failure = batch.get("failure");
        String line = batch.get("id").textValue() + "  " + state + " ".repeat(Math.max(1, STATE_WIDTH - state.length()))
                + "  " + batch.get("storedBlocks") + "/" + batch.get("blocks") + "  "
                + batch.get("name").textValue()
                + (failure == null ? "" : "  (" + failure.textValue() + ")");
        // A name is the submitter's, and may steer no terminal.
        return line.replaceAll("\\p{Cntrl}", "?");
    }
}
