package io.stampede.lanes;

/**
 * The scenarios that one block plays in lockstep; lane {@code i} holds scenario {@code firstScenario + i}.
 *
 * @param firstScenario number of the scenario in lane 0
 * @param count number of lanes, at least 1
 */
public record Lanes(int firstScenario, int count) {
    public Lanes {
        if (firstScenario < 0 || count < 1) {
            throw new IllegalArgumentException("firstScenario is " + firstScenario + ", count " + count);
        }
    }

    /** Number of 64-bit words that hold one bit a lane. */
    public int words() {
        return LaneMask.words(count);
    }

    /** Number of the scenario in a lane. */
    public int scenario(int lane) {
        return firstScenario + lane;
    }
}
