package io.stampede.trader;

import io.stampede.lanes.RandomAddress;

/**
 * The loops over all lanes that every leveraged trader runs in every step. They are branch-free over arrays, so that
 * the compiler can vectorise them, and use no transcendental function.
 */
final class FearKernel {
    /** Fear of one, in the whole numbers that are summed over traders. */
    private static final double FEAR_UNIT = 1048576.0;

    private static final double UNIT = 0x1.0p-53;

    private FearKernel() {}

    /** Saturation {@code 1 − 1/(1 + y + y²/2 + y³/6)}, in [0, 1): stands for 1 − e^−y with an error below y⁴/24. */
    static double saturation(double y) {
        return 1.0 - 1.0 / (1.0 + y * (1.0 + y * (0.5 + y / 6.0)));
    }

    /**
     * Chooses each lane's stimulus by whether it holds a position. Positions come and go unpredictably, and a choice
     * between doubles is compiled to a jump; one between bits is not.
     */
    static void choose(double[] stimulus, long[] lots, double[] held, double[] flat) {
        for (int lane = 0; lane < stimulus.length; lane++) {
            long open = (lots[lane] | -lots[lane]) >> 63;
            long chosen =
                    (Double.doubleToRawLongBits(held[lane]) & open) | (Double.doubleToRawLongBits(flat[lane]) & ~open);
            stimulus[lane] = Double.longBitsToDouble(chosen);
        }
    }

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

    /** Rate of panic by own fear alone: {@code h0·F^m / (F^m + θ^m)} per second. */
    static void hazard(double[] hazard, double[] power, double[] fear, PanicTerms terms) {
        System.arraycopy(fear, 0, power, 0, fear.length);
        for (int factor = 1; factor < terms.exponent(); factor++) {
            for (int lane = 0; lane < power.length; lane++) {
                power[lane] *= fear[lane];
            }
        }
        double rate = terms.rate();
        double threshold = terms.thresholdPower();
        for (int lane = 0; lane < hazard.length; lane++) {
            hazard[lane] = rate * power[lane] / (power[lane] + threshold);
        }
    }

    /**
     * Draws who panics among 64 lanes or fewer.
     *
     * @param from first lane, a multiple of 64
     * @param offset what the step adds to every key
     * @return a bit a lane
     */
    static long draw(double[] hazard, long[] keys, int from, long offset, double stepSeconds) {
        long panics = 0;
        int to = Math.min(from + 64, keys.length);
        for (int lane = from; lane < to; lane++) {
            double y = hazard[lane] * stepSeconds;
            double probability = 1.0 - 1.0 / (1.0 + y * (1.0 + y * (0.5 + y / 6.0)));
            double u = (RandomAddress.mix(keys[lane] + offset) >>> 11) * UNIT;
            panics |= (u < probability ? 1L : 0L) << lane;
        }
        return panics;
    }

    /**
     * The constants of the panic rate.
     *
     * @param rate panics per second at the highest fear
     * @param exponent power of fear
     * @param thresholdPower the threshold to that power
     */
    record PanicTerms(double rate, int exponent, double thresholdPower) {
        static PanicTerms of(double rate, int exponent, double threshold) {
            double power = threshold;
            for (int factor = 1; factor < exponent; factor++) {
                power *= threshold;
            }
            return new PanicTerms(rate, exponent, power);
        }
    }
}
