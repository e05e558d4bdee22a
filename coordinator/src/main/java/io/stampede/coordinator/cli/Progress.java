package io.stampede.coordinator.cli;

import java.io.PrintWriter;
import java.time.Duration;

/** Tells on standard error how far a batch is: a bar on a terminal, else a line every few seconds. */
final class Progress {
    /** Set by the launcher: only a shell can say whether standard error is a terminal, on every JDK. */
    private static final String TERMINAL = "stampede.terminal";

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final boolean quiet;
    private final boolean terminal;
    private final PrintWriter err;
    private final int width;
    private long lastLine = System.nanoTime();
    private boolean drawn;

    private Progress(boolean quiet, boolean terminal, PrintWriter err, int width) {
        this.quiet = quiet;
        this.terminal = terminal;
        this.err = err;
        this.width = width;
    }

    /** Progress on the given stream; nothing at all if quiet. */
    static Progress of(boolean quiet, PrintWriter err) {
        boolean terminal = Boolean.getBoolean(TERMINAL) && !"dumb".equals(System.getenv("TERM"));
        return new Progress(quiet, terminal, err, Integer.getInteger("stampede.terminal.columns", 0));
    }

    /** Shows how far the batch is, unless it was shown a moment ago. */
    void show(ProgressLine line) {
        long now = System.nanoTime();
        if (quiet || (!terminal && now - lastLine < LINE_EVERY_NANOS)) {
            return;
        }
        lastLine = now;
        if (terminal) {
            err.print(CLEAR_LINE + fitted(line.text(true)));
            err.flush();
            drawn = true;
        } else {
            err.println(line.text(false));
        }
    }

    /** A line that wraps could not be drawn over. */
    private String fitted(String line) {
        return width > 1 && line.length() >= width ? line.substring(0, width - 1) : line;
    }

    /** Ends the bar, so that what follows begins on a line of its own. */
    void end() {
        if (drawn) {
            err.print(CLEAR_LINE);
            err.flush();
            drawn = false;
        }
    }
}
