package io.stampede.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    private static final org.apache.commons.statistics.distribution.NormalDistribution ORACLE =
            org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);

    @Test
    void cumulativeAgreesWithCommonsStatistics() {
        for (double z = -8; z <= 8; z += 0.01) {
            assertThat(NormalDistribution.cumulative(z)).isCloseTo(ORACLE.cumulativeProbability(z), within(1e-14));
        }
    }

    @Test
    void lowerTailKeepsItsRelativePrecision() {
        for (double z = -30; z < -1; z += 0.05) {
            double expected = ORACLE.cumulativeProbability(z);
            assertThat(NormalDistribution.cumulative(z) / expected).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void quantileAgreesWithCommonsStatistics() {
        for (int k = 1; k < 10_000; k++) {
            double p = k / 10_000.0;
            assertThat(NormalDistribution.quantile(p)).isCloseTo(ORACLE.inverseCumulativeProbability(p), within(1e-12));
        }
    }

    @Test
    void quantileOfATinyProbabilityAgreesToo() {
        for (double p = 0.01; p > 1e-300; p /= 7) {
            double expected = ORACLE.inverseCumulativeProbability(p);
            assertThat(NormalDistribution.quantile(p) / expected).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void quantileIsRefusedOutsideProbabilities() {
        assertThatThrownBy(() -> NormalDistribution.quantile(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NormalDistribution.quantile(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NormalDistribution.quantile(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
