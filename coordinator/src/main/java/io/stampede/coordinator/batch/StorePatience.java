package io.stampede.coordinator.batch;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the store has been away, and when to try it again. Not thread-safe; times are {@link System#nanoTime}
 * values.
 */
final class StorePatience {
    private final long retryPauseNanos;
    private final long patienceNanos;
    private Optional<String> trouble = Optional.empty();
    private long awaySinceNanos;
    private long retryAtNanos;

    StorePatience(Duration retryPause, Duration patience) {
        this.retryPauseNanos = retryPause.toNanos();
        this.patienceNanos = patience.toNanos();
    }

    /** A write failed. */
    void lose(String cause, long nowNanos) {
        if (trouble.isEmpty()) {
            awaySinceNanos = nowNanos;
        }
        trouble = Optional.of(cause);
        retryAtNanos = nowNanos + retryPauseNanos;
    }

    /** A write succeeded. */
    void restore() {
        trouble = Optional.empty();
    }

    /** Whether it is time to write. */
    boolean allows(long nowNanos) {
        return trouble.isEmpty() || retryAtNanos - nowNanos <= 0;
    }

    /** Whether the store has been away for too long. */
    boolean isExhausted(long nowNanos) {
        return trouble.isPresent() && nowNanos - awaySinceNanos >= patienceNanos;
    }

    /** What is wrong with the store, if it is. */
    Optional<String> trouble() {
        return trouble;
    }
}
