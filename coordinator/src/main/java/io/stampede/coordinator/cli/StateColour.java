package io.stampede.coordinator.cli;

import io.stampede.coordinator.store.BatchState;

/** The colour of a batch's state where standard output is a terminal that wants colours; see no-color.org. */
final class StateColour {
    private static final String RESET = "\u001b[0m";

    private StateColour() {}

    /** The text in the state's colour, or as it is. */
    static String of(BatchState state, String text) {
        return StandardOutput.isTerminal() && isWanted() ? code(state) + text + RESET : text;
    }

    private static boolean isWanted() {
        String noColour = System.getenv("NO_COLOR");
        return (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static String code(BatchState state) {
        return switch (state) {
            case QUEUED -> "\u001b[2m";
            case RUNNING, AGGREGATING -> "\u001b[36m";
            case SUCCEEDED -> "\u001b[32m";
            case FAILED -> "\u001b[31m";
            case CANCELLED -> "\u001b[33m";
        };
    }
}
