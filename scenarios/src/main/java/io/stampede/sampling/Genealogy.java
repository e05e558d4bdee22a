package io.stampede.sampling;

import io.stampede.lanes.LaneState;

/**
 * Who descends from whom in a selection. Sources survive in their own lanes, so that lanes may be copied in any order.
 *
 * @param sources the lane that each lane continues: its own where it survives
 */
public record Genealogy(int[] sources) {
    /** Refuses a source that is itself replaced. */
    public Genealogy {
        for (int source : sources) {
            if (sources[source] != source) {
                throw new IllegalArgumentException(
                        "lane " + source + " is a source and continues lane " + sources[source]);
            }
        }
    }

    /** The lane that a lane continues. */
    public int source(int lane) {
        return sources[lane];
    }

    /** Whether every lane survives. */
    public boolean isIdentity() {
        for (int lane = 0; lane < sources.length; lane++) {
            if (sources[lane] != lane) {
                return false;
            }
        }
        return true;
    }

    /** Copies survivors onto those they replace. */
    public void copy(LaneState state) {
        for (int lane = 0; lane < sources.length; lane++) {
            if (sources[lane] != lane) {
                state.copyLane(sources[lane], lane);
            }
        }
    }
}
