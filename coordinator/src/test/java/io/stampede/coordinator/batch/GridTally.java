package io.stampede.coordinator.batch;

import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.Report;
import java.util.Arrays;

/** What the slots of a {@link PlayedGrid} did and waited for. Not thread-safe. */
final class GridTally {
    /**
     * All of it up to one moment; two of them give what lies between.
     *
     * @param nanos the moment
     * @param idleNanos time of all slots without a block, ended or not
     * @param done blocks done
     * @param progress progress reports
     * @param parts parts of results
     * @param commands commands received
     * @param resent results sent again
     * @param processor processor time
     */
    record Reading(
            long nanos,
            long idleNanos,
            long done,
            long progress,
            long parts,
            long commands,
            long resent,
            ProcessorTimes processor) {}

    private long idleNanos;
    private long done;
    private long progress;
    private long parts;
    private long commands;
    private long resent;
    private long[] storedNanos = new long[1 << 16];
    private int storedCount;

    void begun(long nanosIdle) {
        idleNanos += nanosIdle;
    }

    void done() {
        done++;
    }

    void commanded() {
        commands++;
    }

    void resent(int results) {
        resent += results;
    }

    void reported(Report report) {
        if (report instanceof BlockProgress) {
            progress++;
        } else if (report instanceof BlockResult) {
            parts++;
        }
    }

    /** A slot heard that a result is stored, so long after it was done. */
    void stored(long nanos) {
        if (storedCount == storedNanos.length) {
            storedNanos = Arrays.copyOf(storedNanos, 2 * storedCount);
        }
        storedNanos[storedCount] = nanos;
        storedCount++;
    }

    long blocksDone() {
        return done;
    }

    Reading read(long nowNanos, long idleNanosOpen) {
        return new Reading(
                nowNanos, idleNanos + idleNanosOpen, done, progress, parts, commands, resent, ProcessorTimes.now());
    }

    /** So many in a hundred results were known to be stored within this time, in milliseconds. */
    double storedMillis(int percent) {
        long[] sorted = Arrays.copyOf(storedNanos, storedCount);
        Arrays.sort(sorted);
        return storedCount == 0 ? 0 : sorted[(int) ((storedCount - 1L) * percent / 100)] / 1e6;
    }
}
