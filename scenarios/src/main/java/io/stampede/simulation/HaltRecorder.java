package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.market.VenueBoard;
import java.util.List;

/** For how long venues took no orders and paid nobody out, weighted by their size, per lane. */
final class HaltRecorder implements LaneState {
    private final double[] weights;
    private final double stepSeconds;
    private final double[] trading;
    private final double[] withdrawals;

    HaltRecorder(double[] weights, double stepSeconds, int lanes) {
        this.weights = weights;
        this.stepSeconds = stepSeconds;
        trading = new double[lanes];
        withdrawals = new double[lanes];
    }

    /** Takes in a step that has ended. */
    void record(List<VenueBoard> venues) {
        for (int venue = 0; venue < weights.length; venue++) {
            add(trading, venues.get(venue).status().withoutOrders(), weights[venue] * stepSeconds);
            add(withdrawals, venues.get(venue).status().withdrawalsHalted(), weights[venue] * stepSeconds);
        }
    }

    private static void add(double[] sums, long[] mask, double seconds) {
        if (LaneMask.isEmpty(mask)) {
            return;
        }
        for (int lane = 0; lane < sums.length; lane++) {
            sums[lane] += LaneMask.contains(mask, lane) ? seconds : 0;
        }
    }

    /** Seconds without trading. */
    double trading(int lane) {
        return trading[lane];
    }

    /** Seconds without withdrawals. */
    double withdrawals(int lane) {
        return withdrawals[lane];
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, trading, withdrawals);
    }
}
