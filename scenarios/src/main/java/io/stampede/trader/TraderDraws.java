package io.stampede.trader;

import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;

/**
 * Where the random numbers of a trader come from.
 *
 * @param seed of the batch
 * @param lanes of the block
 * @param trader its number
 */
public record TraderDraws(long seed, Lanes lanes, int trader) {

    /** Its numbers for one purpose. */
    LaneRandom of(Purpose purpose) {
        return LaneRandom.of(seed, lanes, trader, purpose);
    }
}
