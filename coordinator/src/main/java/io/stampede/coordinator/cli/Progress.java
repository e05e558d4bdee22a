package io.stampede.coordinator.cli;

import io.stampede.coordinator.batch.BatchProgress;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Tells on standard error how far a batch is: a bar on a terminal, else a line every few seconds. */
final class Progress {
    /** Set by the launcher: only a shell can say whether standard error is a terminal, on every JDK. */
    private static final String TERMINAL = "stampede.terminal";

    private static final int BAR = 30;
    private static final long LINE_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final boolean quiet;
    private final boolean terminal;
    private final PrintWriter err;
    private final long began = System.nanoTime();
    private long lastLine = began;
    private boolean drawn;

    private Progress(boolean quiet, boolean terminal, PrintWriter err) {
        this.quiet = quiet;
        this.terminal = terminal;
        this.err = err;
    }

    /** Progress on the given stream; nothing at all if quiet. */
    static Progress of(boolean quiet, PrintWriter err) {
        return new Progress(quiet, Boolean.getBoolean(TERMINAL) && !"dumb".equals(System.getenv("TERM")), err);
    }

    /** Shows how far the batch is. */
    void show(BatchProgress progress, double traderStepsPerScenario) {
        long now = System.nanoTime();
        if (quiet || (!terminal && now - lastLine < LINE_EVERY_NANOS)) {
            return;
        }
        lastLine = now;
        double seconds = (now - began) / 1e9;
        double rate = progress.doneScenarios() / seconds;
        double share = progress.doneScenarios() / progress.scenarios();
        StringBuilder line = new StringBuilder();
        if (terminal) {
            int full = (int) Math.floor(share * BAR);
            line.append('[')
                    .append("#".repeat(full))
                    .append(".".repeat(BAR - full))
                    .append("] ");
        }
        line.append((int) Math.floor(progress.doneScenarios()))
                .append(" of ")
                .append(progress.scenarios())
                .append(" scenarios, ")
                .append(rounded(rate, 1))
                .append(" a second, ")
                .append(rounded(rate * traderStepsPerScenario / 1e6, 1))
                .append(" million trader-steps/s");
        if (rate > 0) {
            long left = (long) Math.ceil((progress.scenarios() - progress.doneScenarios()) / rate);
            line.append(", ").append(left).append(" s left");
        }
        progress.trouble()
                .ifPresent(trouble -> line.append(" (").append(trouble).append(')'));
        print(line.toString());
    }

    /** Ends the bar, so that what follows begins on a line of its own. */
    void end() {
        if (drawn) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void print(String line) {
        if (terminal) {
            err.print("\r\u001b[K" + line);
            err.flush();
            drawn = true;
        } else {
            err.println(line);
        }
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
