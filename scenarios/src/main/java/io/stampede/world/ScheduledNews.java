package io.stampede.world;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.spec.RumourTopic;

/**
 * News that the specification schedules: when it breaks in each lane, and what it says.
 *
 * @param step when it breaks, one a lane; −1 where it never does
 * @param topic whom it concerns
 * @param collateral position of the collateral it concerns, −1 if it concerns none
 * @param bad how it hurts longs, one a lane
 * @param good how it hurts shorts, one a lane
 * @param denial part of the longs' fear that it takes away, one a lane
 * @param weight how many items of news it counts as
 */
public record ScheduledNews(
        int[] step, RumourTopic topic, int collateral, double[] bad, double[] good, double[] denial, int weight)
        implements LaneState {

    /** Whether it breaks in some lane in this step. */
    boolean breaks(int now) {
        for (int at : step) {
            if (at == now) {
                return true;
            }
        }
        return false;
    }

    /** The news of this step. */
    NewsItem item(int now) {
        return new NewsItem(topic, collateral, only(now, bad), only(now, good), only(now, denial));
    }

    private double[] only(int now, double[] values) {
        double[] kept = new double[values.length];
        for (int lane = 0; lane < kept.length; lane++) {
            kept[lane] = step[lane] == now ? values[lane] : 0;
        }
        return kept;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, step);
        LaneCopy.rows(from, to, bad, good, denial);
    }
}
