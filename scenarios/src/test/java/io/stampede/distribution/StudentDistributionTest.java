package io.stampede.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class StudentDistributionTest {
    @Test
    void quantileAgreesWithCommonsStatistics() {
        for (double freedom : new double[] {1, 2, 3, 3.5, 4, 5, 6, 9, 15, 63, 999, 1e6}) {
            TDistribution oracle = TDistribution.of(freedom);
            double precision = freedom < 3 ? 1e-12 : freedom < 6 ? 2e-4 : 1e-6;
            for (double p : new double[] {1e-4, 0.005, 0.025, 0.05, 0.3, 0.7, 0.95, 0.975, 0.995, 0.9999}) {
                double expected = oracle.inverseCumulativeProbability(p);
                assertThat(StudentDistribution.quantile(p, freedom) / expected)
                        .as(p + " with " + freedom)
                        .isCloseTo(1, within(precision));
            }
            assertThat(StudentDistribution.quantile(0.5, freedom)).isZero();
        }
    }

    @Test
    void isRefusedOutOfRange() {
        assertThatThrownBy(() -> StudentDistribution.quantile(1, 3)).hasMessageContaining("probability is 1.0");
        assertThatThrownBy(() -> StudentDistribution.quantile(0.9, 0.5)).hasMessageContaining("freedom is 0.5");
    }
}
