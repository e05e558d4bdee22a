package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.SlotLeases.Lease;

/**
 * How long the blocks of a batch take, as far as is known. Not thread-safe; times are {@link System#nanoTime}
 * values.
 */
final class BlockTimes {
    private double sumNanos;
    private int count;

    /** A block took so long, from its lease to its result. */
    void add(long nanos) {
        sumNanos += nanos;
        count++;
    }

    /**
     * How much sooner a block would be done if a second copy of it were begun now.
     *
     * @param lease of the first copy
     * @param factor how many mean times a copy is reckoned to take; 0 for never copying
     * @return in nanoseconds; 0 or less if it would not be, or nothing is known yet
     */
    double gain(Lease lease, long nowNanos, double factor) {
        if (count == 0 || factor <= 0) {
            return 0;
        }
        double mean = sumNanos / count;
        double elapsed = nowNanos - lease.grantedNanos();
        double done = lease.fractionDone();
        double left = done > 0 ? elapsed * (1 - done) / done : Math.max(mean, elapsed);
        return left - factor * mean;
    }
}
