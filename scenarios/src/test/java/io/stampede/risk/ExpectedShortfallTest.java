package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExpectedShortfallTest {
    @Test
    void isTheMeanOfTheWorstWhereTheLevelLeavesAWholeNumber() {
        double[] losses = IntStream.rangeClosed(1, 100).mapToDouble(k -> k).toArray();
        assertThat(Samples.expectedShortfall(losses, 0.95).value()).isCloseTo(98, within(1e-9));
    }

    @Test
    void countsTheValueAtRiskForTheFractionOfAScenario() {
        double[] losses = IntStream.rangeClosed(1, 10).mapToDouble(k -> k).toArray();
        // The worst 25 % of ten are 10, 9 and half of 8.
        assertThat(Samples.expectedShortfall(losses, 0.75).value()).isCloseTo((10 + 9 + 4) / 2.5, within(1e-12));
    }

    @Test
    void ofStandardNormalLossesIsTheKnownOneWithinThreeStandardErrors() {
        double[] losses = Samples.normal(11, 200_000);
        double error99 = 0.01026; // √(Var[L − VaR]⁺ / n) / (1 − p) of the normal distribution
        assertThat(Samples.expectedShortfall(losses, 0.99).value()).isCloseTo(2.6652, within(3 * error99));
        assertThat(Samples.expectedShortfall(losses, 0.975).value()).isCloseTo(2.3378, within(3 * error99));
    }

    @Test
    void intervalOfManyScenariosIsTheAsymptoticOne() {
        double[] losses = Samples.normal(12, 100_000);
        TailEstimate shortfall = Samples.expectedShortfall(losses, 0.99);
        double width = shortfall.interval().upper().orElseThrow()
                - shortfall.interval().lower().orElseThrow();
        double errorOfTheNormal = 0.01451;
        assertThat(width).isCloseTo(2 * 1.96 * errorOfTheNormal, within(0.002));
    }

    @Test
    void hasNoUpperEndWhereTheValueAtRiskHasNone() {
        double[] losses = Samples.normal(13, 1000);
        TailEstimate shortfall = Samples.expectedShortfall(losses, 0.999);
        assertThat(shortfall.interval().upper()).isEmpty();
        assertThat(shortfall.interval().lower())
                .isEqualTo(Samples.valueAtRisk(losses, 0.999).interval().lower());
    }

    @Test
    void hasNoUpperEndWhereAllScenariosAreEqual() {
        TailEstimate shortfall = Samples.expectedShortfall(new double[1000], 0.95);
        assertThat(shortfall.value()).isZero();
        assertThat(shortfall.interval().lower()).hasValue(0.0);
        assertThat(shortfall.interval().upper()).isEmpty();
    }

    @Test
    void intervalHoldsTheEstimateAndIsTheSameEachTime() {
        for (int seed = 0; seed < 20; seed++) {
            double[] losses = Samples.pareto(seed, 1000, 3);
            TailEstimate shortfall = Samples.expectedShortfall(losses, 0.99);
            assertThat(shortfall.interval().lower().orElseThrow()).isLessThanOrEqualTo(shortfall.value());
            assertThat(shortfall.interval().upper().orElseThrow()).isGreaterThanOrEqualTo(shortfall.value());
            assertThat(Samples.expectedShortfall(losses, 0.99)).isEqualTo(shortfall);
        }
    }
}
