package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.distribution.NormalDistribution;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueAtRiskTest {
    @Test
    void isTheOrderStatisticOfTheLevel() {
        double[] losses =
                IntStream.rangeClosed(1, 100).mapToDouble(k -> 101 - k).toArray();
        assertThat(Samples.valueAtRisk(losses, 0.95).value()).isEqualTo(95);
        assertThat(Samples.valueAtRisk(losses, 0.951).value()).isEqualTo(96);
        assertThat(Samples.valueAtRisk(losses, 0.999).value()).isEqualTo(100);
    }

    @Test
    void aProductThatRoundsAboveAnIntegerKeepsItsRank() {
        assertThat(0.07 * 100).isGreaterThan(7);
        double[] losses = IntStream.rangeClosed(1, 100).mapToDouble(k -> k).toArray();
        assertThat(Samples.valueAtRisk(losses, 0.07).value()).isEqualTo(7);
    }

    /** Published are 9,880 and 9,920; the lower one can be one higher, and 95 % are covered still. */
    @Test
    void intervalOfTenThousandScenariosHasThePublishedRanksOrShorter() {
        double[] losses = IntStream.rangeClosed(1, 10_000).mapToDouble(k -> k).toArray();
        ConfidenceInterval interval = Samples.valueAtRisk(losses, 0.99).interval();
        assertThat(interval.lower()).hasValue(9881);
        assertThat(interval.upper()).hasValue(9920);
    }

    @Test
    void intervalHasNoUpperEndBelow3688ScenariosAtThreeNines() {
        double[] few = Samples.normal(1, 3687);
        double[] enough = Samples.normal(1, 3688);
        assertThat(Samples.valueAtRisk(few, 0.999).interval().upper()).isEmpty();
        assertThat(Samples.valueAtRisk(enough, 0.999).interval().upper()).isPresent();
    }

    @Test
    void ranksCoverTheConfidenceAndLittleMore() {
        for (int size : new int[] {100, 1000, 4000, 10_000, 100_000}) {
            for (double level : new double[] {0.9, 0.95, 0.99, 0.999}) {
                QuantileRanks ranks = QuantileRanks.of(size, level, 0.95);
                if (ranks.upper().isPresent()) {
                    BinomialDistribution below = new BinomialDistribution(size, level);
                    double covered = below.cumulative(ranks.upper().getAsInt() - 1)
                            - below.cumulative(ranks.lower().orElseThrow() - 1);
                    assertThat(covered).as(size + " " + level).isBetween(0.95, 0.98);
                }
            }
        }
    }

    @Test
    void aSingleScenarioBoundsNothing() {
        TailEstimate estimate = Samples.valueAtRisk(new double[] {0.25}, 0.5);
        assertThat(estimate.value()).isEqualTo(0.25);
        assertThat(estimate.interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
    }

    @Test
    void ofLognormalLossesIsTheKnownOne() {
        double sigma = 0.022;
        double[] losses = Samples.ofQuantileFunction(
                3, 200_000, u -> -StrictMath.expm1(-0.5 * sigma * sigma - sigma * NormalDistribution.quantile(u)));
        assertThat(Samples.valueAtRisk(losses, 0.95).value()).isCloseTo(0.035773, within(0.0003));
        assertThat(Samples.valueAtRisk(losses, 0.99).value()).isCloseTo(0.050122, within(0.0005));
        assertThat(Samples.valueAtRisk(losses, 0.999).value()).isCloseTo(0.065952, within(0.0015));
        assertThat(Samples.expectedShortfall(losses, 0.95).value()).isCloseTo(0.044565, within(0.0004));
        assertThat(Samples.expectedShortfall(losses, 0.99).value()).isCloseTo(0.057155, within(0.0007));
        assertThat(Samples.expectedShortfall(losses, 0.999).value()).isCloseTo(0.071608, within(0.0018));
    }

    @Test
    void ofParetoLossesIsTheKnownOne() {
        double[] losses = Samples.pareto(5, 200_000, 3);
        assertThat(Samples.valueAtRisk(losses, 0.99).value()).isCloseTo(4.6416, within(0.11));
        assertThat(Samples.expectedShortfall(losses, 0.99).value()).isCloseTo(6.9624, within(0.3));
    }
}
