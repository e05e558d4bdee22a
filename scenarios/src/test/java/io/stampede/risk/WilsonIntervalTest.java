package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class WilsonIntervalTest {
    /**
     * The example of Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17,
     * 1998, table I, method 3.
     */
    @Test
    void agreesWithPublishedIntervals() {
        assertInterval(81, 263, 0.2553, 0.3662);
        assertInterval(15, 148, 0.0624, 0.1605);
        assertInterval(0, 20, 0.0, 0.1611);
        assertInterval(1, 29, 0.0061, 0.1718);
    }

    private static void assertInterval(int happened, int trials, double lower, double upper) {
        WilsonInterval interval = WilsonInterval.of(happened / (double) trials, trials, 0.95);
        assertThat(interval.lower()).isCloseTo(lower, within(5e-5));
        assertThat(interval.upper()).isCloseTo(upper, within(5e-5));
    }

    /** Its ends are the probabilities that a score test of the confidence only just accepts. */
    @Test
    void endsSolveTheEquationOfTheScoreTest() {
        for (double share : new double[] {1e-6, 0.001, 0.3, 0.5, 0.97}) {
            WilsonInterval interval = WilsonInterval.of(share, 1_000_000, 0.99);
            double z = NormalDistribution.quantile(0.995);
            for (double end : new double[] {interval.lower(), interval.upper()}) {
                assertThat(Math.abs(share - end)).isCloseTo(z * Math.sqrt(end * (1 - end) / 1e6), within(1e-12));
            }
        }
    }

    @Test
    void whatNeverOrAlwaysHappenedIsBoundedOnOneSideAlone() {
        double square = Math.pow(NormalDistribution.quantile(0.975), 2);
        assertThat(WilsonInterval.of(0, 100, 0.95).lower()).isZero();
        assertThat(WilsonInterval.of(0, 100, 0.95).upper()).isCloseTo(square / (100 + square), within(1e-15));
        assertThat(WilsonInterval.of(1, 100, 0.95).lower()).isCloseTo(100 / (100 + square), within(1e-15));
        assertThat(WilsonInterval.of(1, 100, 0.95).upper()).isEqualTo(1.0);
    }

    @Test
    void holdsTheShareAndStaysAProbability() {
        for (int trials : new int[] {1, 2, 7, 1000}) {
            for (int happened = 0; happened <= trials; happened++) {
                double share = happened / (double) trials;
                WilsonInterval interval = WilsonInterval.of(share, trials, 0.999);
                assertThat(interval.lower()).isBetween(0.0, share);
                assertThat(interval.upper()).isBetween(share, 1.0);
            }
        }
    }

    @Test
    void whatIsNoShareOfTrialsIsRefused() {
        assertThatThrownBy(() -> WilsonInterval.of(1.1, 3, 0.95)).hasMessageContaining("share is 1.1");
        assertThatThrownBy(() -> WilsonInterval.of(Double.NaN, 3, 0.95)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> WilsonInterval.of(0.5, 0, 0.95)).hasMessageContaining("trials is 0");
        assertThatThrownBy(() -> WilsonInterval.of(0.5, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
