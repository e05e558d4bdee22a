package io.stampede.risk;

import io.stampede.lanes.RandomAddress;
import java.util.Arrays;

/**
 * Bootstrap samples of scenarios, of which only those scenarios are drawn that can show in the figure.
 *
 * <p>A sample of n scenarios contains Binomial(n, m/n) draws from the m that matter, each of them alike, whatever the
 * others are: a tail of 5 % costs 5 % of the draws. A scenario is drawn with both its losses, which keeps the pairs
 * together. Every draw is addressed by (scenarios, replicate, draw): the same pair of batches has the same intervals
 * always.
 *
 * @source Davison and Hinkley, Bootstrap Methods and their Application, 1997, sections 5.2 and 5.3
 */
final class PairedBootstrap {
    /** Bootstrap samples: one less than a round number, so that 2.5 % of them and one more are the 25th. */
    static final int REPLICATES = 999;

    private final int scenarios;
    private final int drawable;

    /**
     * Samples of so many scenarios.
     *
     * @param drawable number of those that matter, at most {@code scenarios}
     */
    PairedBootstrap(int scenarios, int drawable) {
        this.scenarios = scenarios;
        this.drawable = drawable;
    }

    /**
     * Draws one sample.
     *
     * @param times filled with how often each scenario that matters is in the sample
     * @return sum of {@code times}
     */
    int draw(int replicate, int[] times) {
        Arrays.fill(times, 0);
        long key = RandomAddress.mix(
                RandomAddress.mix(scenarios + RandomAddress.GAMMA) + RandomAddress.GAMMA * (replicate + 1L));
        int draws = drawCount(RandomAddress.mix(key));
        for (long draw = 1; draw <= draws; draw++) {
            long bits = RandomAddress.mix(key + RandomAddress.GAMMA * draw);
            times[(int) ((bits >>> 32) * drawable >>> 32)]++;
        }
        return draws;
    }

    private int drawCount(long bits) {
        if (drawable == 0 || drawable == scenarios) {
            return drawable;
        }
        double uniform = ((bits >>> 11) + 0.5) * 0x1p-53;
        return new BinomialDistribution(scenarios, drawable / (double) scenarios).quantile(uniform);
    }

    /**
     * The interval that holds a statistic in the middle share of the samples; what is infinite there bounds nothing.
     *
     * @param statistics one a sample, in any order; sorted by the call
     */
    static ConfidenceInterval middle(double[] statistics, double confidence) {
        int rank = (int) Math.floor((REPLICATES + 1) * (1 - confidence) / 2 + 1e-7);
        if (rank < 1) {
            return ConfidenceInterval.UNBOUNDED;
        }
        Arrays.sort(statistics);
        return ConfidenceInterval.of(statistics[rank - 1], statistics[REPLICATES - rank]);
    }

    /**
     * The studentised interval of a difference.
     *
     * @param error standard error of the difference
     * @param ratios of each sample: its difference less the one measured, over its own standard error
     * @source Hall, The Bootstrap and Edgeworth Expansion, 1992, section 3.2
     */
    static PairedDifference studentised(double value, double error, double[] ratios, double confidence) {
        ConfidenceInterval middle = middle(ratios, confidence);
        double lower = value - middle.upper().orElse(Double.POSITIVE_INFINITY) * error;
        double upper = value - middle.lower().orElse(Double.NEGATIVE_INFINITY) * error;
        return new PairedDifference(value, ConfidenceInterval.of(lower, upper));
    }

    /**
     * Whether so many scenarios that differ are enough to bound a difference: if so few of equal sign come by chance
     * more often than the confidence allows, no interval of them means anything. At 95 % six are enough.
     *
     * @source the sign test: Arbuthnot, Philosophical Transactions 27, 1710; Conover, Practical Nonparametric
     *     Statistics, 3rd edition, 1999, section 3.4
     */
    static boolean isEnough(int differing, double confidence) {
        return 2 * StrictMath.pow(0.5, differing) <= 1 - confidence;
    }

    /** One sample's ratio. A sample whose own error is none bounds nothing on its side. */
    static double ratio(double difference, double error, double rounding) {
        if (error > rounding) {
            return difference / error;
        }
        if (Math.abs(difference) <= rounding) {
            return 0.0;
        }
        return difference > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
}
