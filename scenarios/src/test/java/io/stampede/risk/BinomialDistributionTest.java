package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialDistributionTest {
    @ParameterizedTest
    @CsvSource({"1, 0.5", "7, 0.3", "40, 0.95", "1000, 0.99", "1000, 0.001", "10000, 0.999", "100000, 0.5"})
    void massAndCumulativeAgreeWithCommonsStatistics(int trials, double probability) {
        BinomialDistribution own = new BinomialDistribution(trials, probability);
        var oracle = org.apache.commons.statistics.distribution.BinomialDistribution.of(trials, probability);
        int step = Math.max(1, trials / 500);
        for (int k = 0; k <= trials; k += step) {
            assertThat(own.mass(k)).isCloseTo(oracle.probability(k), within(1e-12));
            assertThat(own.cumulative(k)).isCloseTo(oracle.cumulativeProbability(k), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.5", "7, 0.3", "40, 0.95", "1000, 0.99", "10000, 0.99", "10000, 0.999", "1000000, 0.95"})
    void quantilesAgreeWithCommonsStatistics(int trials, double probability) {
        BinomialDistribution own = new BinomialDistribution(trials, probability);
        var oracle = org.apache.commons.statistics.distribution.BinomialDistribution.of(trials, probability);
        for (double p : new double[] {0.001, 0.005, 0.025, 0.05, 0.4, 0.5, 0.95, 0.975, 0.995, 0.999}) {
            assertThat(own.quantile(p)).as("p = %s", p).isEqualTo(oracle.inverseCumulativeProbability(p));
        }
    }

    @ParameterizedTest
    @CsvSource({"10000000, 0.999", "10000000, 0.5"})
    void massesOfMillionsOfTrialsSumToOne(int trials, double probability) {
        BinomialDistribution own = new BinomialDistribution(trials, probability);
        int mode = (int) (trials * probability);
        assertThat(own.cumulative(mode - 1) + own.mass(mode) + (1 - own.cumulative(mode)))
                .isCloseTo(1, within(1e-12));
    }
}
