package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;

/** Sums of whole numbers over the last so many steps, per lane. */
final class TrailingSum implements LaneState {
    private final long[][] history;
    private final long[] sums;

    TrailingSum(int steps, int lanes) {
        history = new long[steps][lanes];
        sums = new long[lanes];
    }

    /** Adds a step's value, drops the oldest, and returns the sum. */
    long add(int step, int lane, long value) {
        long[] oldest = history[step % history.length];
        sums[lane] += value - oldest[lane];
        oldest[lane] = value;
        return sums[lane];
    }

    /** How many steps the sum covers after a step: fewer at the start. */
    int covered(int step) {
        return Math.min(step + 1, history.length);
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, history);
        LaneCopy.rows(from, to, sums);
    }
}
