package io.stampede.coordinator.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a batch goes, over the last half minute. Not thread-safe; times are {@link System#nanoTime} values. */
final class Pace {
    private static final long WINDOW_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long SAMPLE_NANOS = Duration.ofSeconds(1).toNanos();

    private record Sample(long nanos, double doneScenarios) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** So many scenarios are done now. */
    void observe(double doneScenarios, long nowNanos) {
        Sample last = samples.peekLast();
        if (last != null && nowNanos - last.nanos() < SAMPLE_NANOS) {
            return;
        }
        samples.addLast(new Sample(nowNanos, doneScenarios));
        while (nowNanos - samples.getFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /** Scenarios a second; 0 before there is anything to go by, and never less: a lost block takes its part back. */
    double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        return Math.max(0, (last.doneScenarios() - first.doneScenarios()) / ((last.nanos() - first.nanos()) / 1e9));
    }
}
