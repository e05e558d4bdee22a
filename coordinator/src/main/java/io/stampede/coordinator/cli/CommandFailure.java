package io.stampede.coordinator.cli;

/** Something the user has to be told in plain words, with the exit code that goes with it. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String message;

    /** A failure; the message may have several lines, each complete. */
    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
        this.message = message;
    }

    String message() {
        return message;
    }

    int exitCode() {
        return exitCode;
    }
}
