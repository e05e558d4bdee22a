package io.stampede.world;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.spec.RumourTopic;

/**
 * A piece of scheduled news as it breaks in a step; where it does not break all is 0.
 *
 * @param topic whom it concerns
 * @param collateral position of the collateral it concerns, −1 if it concerns none
 * @param bad how it hurts longs, one a lane, at least 0
 * @param good how it hurts shorts, one a lane, at least 0
 * @param denial part of the longs' fear that it takes away, one a lane, in [0, 1]
 */
public record NewsItem(RumourTopic topic, int collateral, double[] bad, double[] good, double[] denial)
        implements LaneState {

    /** How it hurts traders of a side. */
    public double[] severity(int side) {
        return side > 0 ? bad : good;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, bad, good, denial);
    }
}
