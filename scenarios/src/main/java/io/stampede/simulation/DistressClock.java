package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.market.Venue;
import io.stampede.outcome.VenueFigure;
import java.util.Arrays;

/** When a venue was first in distress, per lane, as {@link VenueFigure#FIRST_DISTRESS} has it. */
final class DistressClock implements LaneState {
    private static final int NEVER = -1;

    private final Venue venue;
    private final long[] initialFund;
    private final int[] first;

    /**
     * Of a venue before its first step.
     *
     * @param initialFund what the insurance fund has at the start, money units; read at each observation
     */
    DistressClock(Venue venue, long[] initialFund) {
        this.venue = venue;
        this.initialFund = initialFund;
        first = new int[initialFund.length];
        Arrays.fill(first, NEVER);
    }

    /** Takes in a step that has ended. */
    void observe(int step) {
        for (int lane = 0; lane < first.length; lane++) {
            if (first[lane] == NEVER && isDistressed(lane)) {
                first[lane] = step;
            }
        }
    }

    private boolean isDistressed(int lane) {
        long fund = initialFund[lane];
        return venue.tally().firstDeleveragingStep()[lane] >= 0
                || (fund > 0 && isUsed((double) venue.fundLow()[lane], (double) fund))
                || venue.status().isClosedForGood(lane);
    }

    private static boolean isUsed(double low, double fund) {
        return 1.0 - low / fund > VenueFigure.DISTRESS_FUND_DRAW;
    }

    /** Step of the first distress, −1 if there was none. */
    int[] first() {
        return first;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, first);
    }
}
