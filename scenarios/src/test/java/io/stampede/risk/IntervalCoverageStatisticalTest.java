package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Do 95 % intervals hold the truth 95 times in a hundred? 600 repeats with fixed seeds.
 *
 * <p>The number of hits of an interval that covers 95 % has standard deviation 0.89 %, so 92 % is 3.4 of them below:
 * such an interval fails one time in 3,000. One that covers 88 % (the percentile bootstrap of ten tail losses) would
 * pass one time in 800.
 */
class IntervalCoverageStatisticalTest {
    private static final int REPEATS = 600;
    private static final double LEAST = 0.92;

    @Test
    void valueAtRiskOfNormalLossesIsCovered() {
        assertThat(coverageOfValueAtRisk(1000, 0.95, 1.6448536269514722)).isBetween(LEAST, 0.99);
        assertThat(coverageOfValueAtRisk(1000, 0.99, 2.3263478740408408)).isBetween(LEAST, 0.99);
    }

    @Test
    void valueAtRiskIsCoveredBySmallSamplesAndFarOutInLargeOnes() {
        assertThat(coverageOfValueAtRisk(200, 0.95, 1.6448536269514722)).isBetween(LEAST, 0.99);
        assertThat(coverageOfValueAtRisk(10_000, 0.999, 3.090232306167813)).isBetween(LEAST, 0.99);
    }

    @Test
    void shortfallOfNormalLossesIsCoveredWithTenTailLosses() {
        assertThat(coverageOfShortfall(1000, 0.99, 2.6652142203458)).isBetween(LEAST, 0.98);
    }

    @Test
    void shortfallOfNormalLossesIsCoveredWithFiftyTailLosses() {
        assertThat(coverageOfShortfall(1000, 0.95, 2.0627128075074)).isBetween(LEAST, 0.98);
    }

    @Test
    void shortfallOfNormalLossesIsCoveredByTheAsymptoticInterval() {
        assertThat(coverageOfShortfall(6000, 0.9, 1.7549833193249)).isBetween(LEAST, 0.98);
    }

    /**
     * Ten losses of a Pareto(3) law: the interval covers 92 %, which is 3.3 standard deviations above 88 %; the
     * percentile bootstrap covers 83 %, which is 3.3 of its own below.
     */
    @Test
    void shortfallOfHeavyTailedLossesIsCoveredWithTenTailLosses() {
        assertThat(coverageOfHeavyShortfall(1000, 0.99, 6.962383250419168)).isBetween(0.88, 0.98);
    }

    @Test
    void shortfallOfHeavyTailedLossesIsCoveredWithFortyTailLosses() {
        assertThat(coverageOfHeavyShortfall(4000, 0.99, 6.962383250419168)).isBetween(LEAST, 0.98);
    }

    private static double coverageOfHeavyShortfall(int size, double level, double truth) {
        int hits = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            hits += holds(Samples.expectedShortfall(Samples.pareto(9000 + repeat, size, 3), level), truth) ? 1 : 0;
        }
        return hits / (double) REPEATS;
    }

    private static double coverageOfValueAtRisk(int size, double level, double truth) {
        int hits = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            double[] losses = Samples.normal(1000 + repeat, size);
            hits += holds(Samples.valueAtRisk(losses, level), truth) ? 1 : 0;
        }
        return hits / (double) REPEATS;
    }

    private static double coverageOfShortfall(int size, double level, double truth) {
        ExpectedShortfall estimator = new ExpectedShortfall(new TailBootstrap());
        int hits = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            LossSample sample = LossSample.ofLosses(Samples.normal(5000 + repeat, size));
            TailEstimate shortfall = estimator.of(sample, ValueAtRisk.of(sample, level, 0.95), 0.95);
            hits += holds(shortfall, truth) ? 1 : 0;
        }
        return hits / (double) REPEATS;
    }

    private static boolean holds(TailEstimate estimate, double truth) {
        return estimate.interval().lower().orElseThrow() <= truth
                && truth <= estimate.interval().upper().orElseThrow();
    }
}
