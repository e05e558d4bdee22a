package io.stampede.sampling;

import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;

/** Addressed uniform numbers of the coordinates in which shocks are drawn. */
final class CoordinateDraws {
    /** Half of the distance between two uniform numbers, so that none is 0. */
    private static final double HALF = 0x1p-54;

    private static final double LARGEST = 1.0 - 0x1p-53;

    private static final int MIXTURE = -1;

    private final long seed;

    CoordinateDraws(long seed) {
        this.seed = seed;
    }

    /** The random bits of a scenario or group for a coordinate, with an index of their own. */
    long bits(int scenario, int coordinate, int index) {
        long key = RandomAddress.key(seed, scenario, RandomAddress.WORLD, Purpose.SAMPLING);
        return RandomAddress.value(RandomAddress.mix(key + RandomAddress.GAMMA * (coordinate + 2L)), index, 0);
    }

    /** A number inside (0, 1). */
    double uniform(int scenario, int coordinate) {
        return uniform(bits(scenario, coordinate, 0));
    }

    static double uniform(long bits) {
        return inside(RandomAddress.uniform(bits) + HALF);
    }

    /** Rounding must not carry a number to 1, whose quantile is infinite and which chooses no value. */
    static double inside(double uniform) {
        return Math.min(uniform, LARGEST);
    }

    /** The number inside (0, 1) by which a scenario is of one part of a mixture or of the other. */
    double mixture(int scenario) {
        return uniform(scenario, MIXTURE);
    }

    /** Independent numbers. */
    void independent(Lanes lanes, double[][] uniforms) {
        for (int coordinate = 0; coordinate < uniforms.length; coordinate++) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                uniforms[coordinate][lane] = uniform(lanes.scenario(lane), coordinate);
            }
        }
    }

    /**
     * Scenarios 2k and 2k + 1 have u and 1 − u.
     *
     * @source Hammersley and Morton, A new Monte Carlo technique: antithetic variates, Mathematical Proceedings of the
     *     Cambridge Philosophical Society 52, 1956
     */
    void mirrored(Lanes lanes, double[][] uniforms) {
        for (int coordinate = 0; coordinate < uniforms.length; coordinate++) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                int scenario = lanes.scenario(lane);
                double first = uniform(scenario & ~1, coordinate);
                uniforms[coordinate][lane] = scenario % 2 == 0 ? first : inside(1.0 - first);
            }
        }
    }
}
