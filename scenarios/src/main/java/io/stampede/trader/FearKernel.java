package io.stampede.trader;

import io.stampede.lanes.RandomAddress;

/**
 * The loops over all lanes that every leveraged trader runs in every step. They are branch-free over arrays, so that
 * the compiler can vectorise them, and use no transcendental function.
 */
final class FearKernel {
    /** Fear of one, in the whole numbers that are summed over traders. */
    private static final double FEAR_UNIT = 1048576.0;

    private FearKernel() {}

    /**
     * The lanes, of 64 or fewer, whose mark is at or below their screening mark.
     *
     * @param from first lane, a multiple of 64
     * @return a bit a lane
     */
    static long loud(int[] screeningMark, int[] sideMarks, int offset, int from) {
        long loud = 0;
        int to = Math.min(from + Long.SIZE, screeningMark.length);
        for (int lane = from; lane < to; lane++) {
            loud |= ((long) sideMarks[offset + lane] - screeningMark[lane] - 1) >>> 63 << lane;
        }
        return loud;
    }

    /**
     * Fear fades, then jumps toward what the trader can feel at most (Rescorla and Wagner 1972).
     *
     * @param ceiling susceptibility, the most each lane can feel
     */
    static void feel(double[] fear, double[] ceiling, double[] stimulus, double decay) {
        for (int lane = 0; lane < fear.length; lane++) {
            double faded = fear[lane] * decay;
            double gap = Math.max(ceiling[lane] - faded, 0.0);
            double y = stimulus[lane];
            double jump = 1.0 - 1.0 / (1.0 + y * (1.0 + y * (0.5 + y / 6.0)));
            fear[lane] = faded + gap * jump;
        }
    }

    /** Fear in whole numbers, times position size. */
    static void weigh(long[] weight, double[] fear, long[] lots) {
        for (int lane = 0; lane < weight.length; lane++) {
            weight[lane] = ((long) (fear[lane] * FEAR_UNIT)) * Math.abs(lots[lane]);
        }
    }

    /** The highest fear of lanes {@code from} to {@code to − 1}. */
    static double highest(double[] fear, int from, int to) {
        double highest = 0;
        for (int lane = from; lane < to; lane++) {
            if (fear[lane] > highest) {
                highest = fear[lane];
            }
        }
        return highest;
    }

    /**
     * Draws a number of 53 random bits in each of 64 lanes or fewer.
     *
     * @param numbers where they go
     * @param from first lane; {@code to} is the one after the last
     * @param offset what the step adds to every key
     * @return whether one of them is below {@code limit}
     */
    static boolean drawBelow(long[] numbers, long[] keys, int from, int to, long offset, long limit) {
        long below = 0;
        for (int lane = from; lane < to; lane++) {
            long number = RandomAddress.mix(keys[lane] + offset) >>> 11;
            numbers[lane] = number;
            below |= number - limit;
        }
        return below < 0;
    }

    /** The lanes, of 64 or fewer from {@code from}, whose number is below {@code limit}. */
    static long below(long[] numbers, int from, int to, long limit) {
        long below = 0;
        for (int lane = from; lane < to; lane++) {
            below |= (numbers[lane] - limit) >>> 63 << lane;
        }
        return below;
    }
}
