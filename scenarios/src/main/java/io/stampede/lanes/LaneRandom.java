package io.stampede.lanes;

import java.util.Arrays;

/** The random numbers of one actor for one purpose, in each lane. */
public final class LaneRandom {
    private final long[] keys;

    private LaneRandom(long[] keys) {
        this.keys = keys;
    }

    /** The draws of {@code actor} for {@code purpose} in the scenarios of {@code lanes}. */
    public static LaneRandom of(long seed, Lanes lanes, int actor, Purpose purpose) {
        long[] keys = new long[lanes.count()];
        for (int lane = 0; lane < keys.length; lane++) {
            keys[lane] = RandomAddress.key(seed, lanes.scenario(lane), actor, purpose);
        }
        return new LaneRandom(keys);
    }

    /** The same, with scenarios 2k and 2k + 1 as pairs that draw the same numbers. */
    public static LaneRandom ofPairs(long seed, Lanes lanes, int actor, Purpose purpose) {
        long[] keys = new long[lanes.count()];
        for (int lane = 0; lane < keys.length; lane++) {
            keys[lane] = RandomAddress.key(seed, lanes.scenario(lane) & ~1, actor, purpose);
        }
        return new LaneRandom(keys);
    }

    /** The keys themselves, for kernels that draw in all lanes at once; not to be written. */
    public long[] keys() {
        return keys;
    }

    /** A uniform number in [0, 1). */
    public double uniform(int lane, int step, int draw) {
        return RandomAddress.uniform(keys[lane], step, draw);
    }

    /** A standard normal number, by Box and Muller (1958), from draws 0 and 1 of a step. */
    public double normal(int lane, int step) {
        return normal(lane, step, 0);
    }

    /** A standard normal number from a draw of a step and the next. */
    public double normal(int lane, int step, int draw) {
        double radius = Math.sqrt(-2.0 * StrictMath.log(1.0 - uniform(lane, step, draw)));
        return radius * StrictMath.cos(2.0 * Math.PI * uniform(lane, step, draw + 1));
    }

    /** An exponential number of mean 1. */
    public double exponential(int lane, int step, int draw) {
        return -StrictMath.log(1.0 - uniform(lane, step, draw));
    }

    /** A Pareto number, at least 1, with tail exponent {@code alpha}. */
    public double pareto(int lane, int step, double alpha) {
        return StrictMath.pow(1.0 - uniform(lane, step, 0), -1.0 / alpha);
    }

    /**
     * A Poisson number of the given mean, by cumulative search in draw 0 of a step, at most {@code most}.
     *
     * @param mean expected number, at least 0
     */
    public int poisson(int lane, int step, double mean, int most) {
        double u = uniform(lane, step, 0);
        double probability = StrictMath.exp(-mean);
        double cumulative = probability;
        int count = 0;
        while (u >= cumulative && count < most) {
            count++;
            probability *= mean / count;
            cumulative += probability;
        }
        return count;
    }

    /** A Beta(a, b) number with whole a and b: the a-th smallest of a + b − 1 uniforms. */
    public double beta(int lane, int step, int a, int b) {
        double[] uniforms = new double[a + b - 1];
        for (int draw = 0; draw < uniforms.length; draw++) {
            uniforms[draw] = uniform(lane, step, draw);
        }
        Arrays.sort(uniforms);
        return uniforms[a - 1];
    }
}
