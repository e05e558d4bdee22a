package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.market.VenueBoard;
import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.StepCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down how many liquidation orders each step of a batch's first scenarios fills, at all venues together. */
final class LiquidationFollower implements LaneState {
    private static final int PAIR_BYTES_MAX = 10;

    private final int stepSeconds;
    private final int followed;
    private final int[] steps;
    private final int[] last;
    private final long[] orders;
    private final int[] sizes;
    private final byte[][] coded;

    LiquidationFollower(int stepSeconds, Lanes lanes) {
        this.stepSeconds = stepSeconds;
        int first = 0;
        while (first < lanes.count() && FollowedLiquidations.isFollowed(lanes.scenario(first))) {
            first++;
        }
        followed = first;
        int rows = followed == 0 ? 0 : lanes.count(); // any lane may be copied onto a followed one
        steps = new int[rows];
        last = new int[rows];
        Arrays.fill(last, -1);
        orders = new long[rows];
        sizes = new int[rows];
        coded = new byte[rows][PAIR_BYTES_MAX];
    }

    /**
     * Takes in a step that has ended.
     *
     * @param step from the start, 0 for the first after a build-up
     */
    void record(int step, List<VenueBoard> venues) {
        for (int lane = 0; lane < steps.length; lane++) {
            if (sizes[lane] > StepCounts.CODED_BYTES) {
                continue;
            }
            long sum = 0;
            for (VenueBoard venue : venues) {
                sum += venue.tally().orders()[lane];
            }
            steps[lane] = step + 1;
            if (sum > orders[lane]) {
                add(step, lane, (int) Math.min(sum - orders[lane], Integer.MAX_VALUE));
                orders[lane] = sum;
            }
        }
    }

    private void add(int step, int lane, int count) {
        if (sizes[lane] + PAIR_BYTES_MAX > coded[lane].length) {
            coded[lane] = Arrays.copyOf(coded[lane], 2 * coded[lane].length + PAIR_BYTES_MAX);
        }
        sizes[lane] = StepCounts.write(step - last[lane], coded[lane], sizes[lane]);
        sizes[lane] = StepCounts.write(count, coded[lane], sizes[lane]);
        last[lane] = step;
    }

    /** What was written down. */
    FollowedLiquidations followed() {
        if (steps.length == 0) {
            return FollowedLiquidations.NONE;
        }
        List<StepCounts> scenarios = new ArrayList<>();
        for (int lane = 0; lane < followed; lane++) {
            scenarios.add(new StepCounts(steps[lane], Arrays.copyOf(coded[lane], sizes[lane])));
        }
        return new FollowedLiquidations(stepSeconds, scenarios);
    }

    @Override
    public void copyLane(int from, int to) {
        if (steps.length > 0) {
            LaneCopy.rows(from, to, steps, last, sizes);
            LaneCopy.rows(from, to, orders);
            coded[to] = coded[from].clone();
        }
    }
}
