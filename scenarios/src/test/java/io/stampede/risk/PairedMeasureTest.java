package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.Metric;
import io.stampede.risk.PairedMeasure.LevelDifference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PairedMeasureTest {
    @Test
    void equalColumnsDifferByExactlyNothing() {
        double[] losses = Samples.pareto(1, 500, 3);
        PairedMeasure measure = new Pairs(losses, losses.clone()).measure();
        PairedDifference nothing = PairedDifference.exact(0.0);
        assertThat(measure.differing()).isZero();
        assertThat(measure.mean()).isEqualTo(nothing);
        assertThat(measure.levels()).hasSize(3).allSatisfy(level -> {
            assertThat(level.valueAtRisk()).isEqualTo(nothing);
            assertThat(level.expectedShortfall()).isEqualTo(nothing);
        });
        assertThat(nothing.excludesZero()).isFalse();
    }

    @Test
    void aShiftIsFoundWithoutError() {
        double[] losses = Samples.normal(2, 300);
        double[] shifted = Arrays.stream(losses).map(loss -> loss + 0.25).toArray();
        PairedMeasure measure = new Pairs(losses, shifted).measure();
        assertThat(measure.mean().excludesZero()).isTrue();
        assertThat(measure.mean().value()).isCloseTo(0.25, within(1e-12));
        assertThat(measure.levels()).allSatisfy(level -> {
            assertThat(level.valueAtRisk().value()).isCloseTo(0.25, within(1e-12));
            assertThat(level.expectedShortfall().value()).isCloseTo(0.25, within(1e-12));
            assertThat(Pairs.width(level.expectedShortfall().interval())).isZero();
        });
    }

    /** Moved by 0.05, blurred by 0.02, the standard deviation is √1.0004: tails move by 0.05 and 0.0002 times z. */
    @Test
    void holdsTheKnownDifferencesOfNormalLosses() {
        PairedMeasure measure = Pairs.normal(3, 20_000, 0.05, 0.02).measure();
        double stretch = Math.sqrt(1.0004) - 1;
        LevelDifference ninetyFive = measure.levels().get(0);
        LevelDifference ninetyNine = measure.levels().get(1);
        assertThat(measure.mean().interval().contains(0.05)).isTrue();
        assertThat(ninetyFive.valueAtRisk().interval().contains(0.05 + stretch * 1.6448536))
                .isTrue();
        assertThat(ninetyFive.expectedShortfall().interval().contains(0.05 + stretch * 2.0627128))
                .isTrue();
        assertThat(ninetyNine.expectedShortfall().interval().contains(0.05 + stretch * 2.6652142))
                .isTrue();
        assertThat(ninetyNine.expectedShortfall().excludesZero()).isTrue();
    }

    @Test
    void intervalsAreFarShorterThanThoseOfTheFiguresApart() {
        Pairs pairs = Pairs.normal(4, 10_000, 0.05, 0.02);
        PairedMeasure measure = pairs.measure();
        LevelDifference ninetyFive = measure.levels().get(0);
        double meansApart = 2 * 1.959964 * Math.sqrt(2.0 / 10_000);
        double valuesApart = apart(Samples.valueAtRisk(pairs.one(), 0.95), Samples.valueAtRisk(pairs.other(), 0.95));
        double shortfallsApart =
                apart(Samples.expectedShortfall(pairs.one(), 0.95), Samples.expectedShortfall(pairs.other(), 0.95));
        assertThat(Pairs.width(measure.mean().interval())).isLessThan(meansApart / 50);
        assertThat(Pairs.width(ninetyFive.valueAtRisk().interval())).isLessThan(valuesApart / 4);
        assertThat(Pairs.width(ninetyFive.expectedShortfall().interval())).isLessThan(shortfallsApart / 30);
    }

    /** Width of the interval of a difference of independent figures. */
    private static double apart(TailEstimate one, TailEstimate other) {
        return Math.hypot(Pairs.width(one.interval()), Pairs.width(other.interval()));
    }

    @Test
    void differencesAreThoseOfTheReportsWhereAllScenariosHaveTheMetric() {
        Pairs pairs = Pairs.normal(5, 777, 0.1, 0.5);
        PairedMeasure measure = pairs.measure();
        for (LevelDifference difference : measure.levels()) {
            double level = difference.level();
            assertThat(difference.valueAtRisk().value())
                    .isEqualTo(Samples.valueAtRisk(pairs.other(), level).value()
                            - Samples.valueAtRisk(pairs.one(), level).value());
            assertThat(difference.expectedShortfall().value())
                    .isEqualTo(Samples.expectedShortfall(pairs.other(), level).value()
                            - Samples.expectedShortfall(pairs.one(), level).value());
        }
    }

    @Test
    void ofARecoveryTheLowTailsAreCompared() {
        double[] one = {0.1, 0.2, 0.3, 0.4, 0.5};
        double[] other = {0.0, 0.2, 0.3, 0.4, 0.9};
        PairedMeasure measure = new Pairs(one, other).measure(Metric.RECOVERY_RATIO);
        assertThat(measure.mean().value()).isCloseTo(0.06, within(1e-15));
        assertThat(measure.levels().get(0).valueAtRisk().value()).isEqualTo(-0.1);
    }

    @Test
    void scenariosWithoutTheMetricInOneOfThemAreNoPairs() {
        PairedMeasure measure = new Pairs(
                        new double[] {1, Double.NaN, 3, 4, Double.NaN}, new double[] {2, 7, Double.NaN, 4, Double.NaN})
                .measure();
        assertThat(measure.pairs()).isEqualTo(2);
        assertThat(measure.differing()).isEqualTo(1);
        assertThat(measure.mean().value()).isEqualTo(0.5);
        assertThat(PairedMeasure.of(
                        Metric.MAX_DROP, Pairs.column(1, Double.NaN), Pairs.column(Double.NaN, 1), Pairs.LEVELS, 0.95))
                .isEmpty();
    }

    @Test
    void tooFewScenariosForTheTailBoundNothingThere() {
        PairedMeasure measure = Pairs.normal(6, 1000, 0.05, 0.02).measure();
        LevelDifference threeNines = measure.levels().get(2);
        assertThat(threeNines.valueAtRisk().interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(threeNines.expectedShortfall().interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(threeNines.valueAtRisk().excludesZero()).isFalse();
        assertThat(measure.mean().excludesZero()).isTrue();
    }

    @Test
    void aSinglePairBoundsNothing() {
        PairedMeasure measure = new Pairs(new double[] {1}, new double[] {2}).measure();
        assertThat(measure.mean()).isEqualTo(PairedDifference.unbounded(1));
        assertThat(measure.levels().get(0).valueAtRisk()).isEqualTo(PairedDifference.unbounded(1));
    }

    @Test
    void fewerThanSixScenariosThatDifferBoundNoMean() {
        PairedMeasure five = rare(5);
        assertThat(five.differing()).isEqualTo(5);
        assertThat(five.mean()).isEqualTo(PairedDifference.unbounded(0.0005));
        PairedMeasure six = rare(6);
        assertThat(six.mean().excludesZero()).isTrue();
        assertThat(six.mean().interval().lower().orElseThrow()).isBetween(0.0, 0.0006);
        assertThat(six.mean().interval().upper().orElseThrow()).isGreaterThan(0.0012);
    }

    /** Ten thousand scenarios of which some lose 1 in the other batch and nothing in the one. */
    private static PairedMeasure rare(int differing) {
        double[] other = new double[10_000];
        Arrays.fill(other, 0, differing, 1.0);
        return new Pairs(new double[10_000], other).measure();
    }

    @Test
    void anEndBeyondEveryDifferenceIsNone() {
        double[] one = new double[64];
        double[] other = new double[64];
        Arrays.setAll(other, index -> index < 20 ? -0.000001 * (index + 1) : 0.0);
        other[63] = -0.0870;
        PairedDifference mean = new Pairs(one, other).measure().mean();
        assertThat(mean.value()).isBetween(-0.002, -0.001);
        assertThat(mean.interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
    }

    /** Otherwise a change that did not reach the tail by luck alone would pass for one that cannot. */
    @Test
    void aTailWithoutAScenarioThatDiffersFallsBackOnTheIntervalsApart() {
        double[] one = Samples.normal(7, 1000);
        double[] other =
                Arrays.stream(one).map(loss -> loss < -1.0 ? loss - 0.5 : loss).toArray();
        LevelDifference ninetyFive = new Pairs(one, other).measure().levels().get(0);
        double alone = Pairs.width(Samples.valueAtRisk(one, 0.95).interval());
        assertThat(ninetyFive.valueAtRisk().value()).isZero();
        assertThat(Pairs.width(ninetyFive.valueAtRisk().interval())).isCloseTo(2 * alone, within(1e-12));
        assertThat(ninetyFive.expectedShortfall()).isEqualTo(PairedDifference.unbounded(0));
    }

    @Test
    void aBoundThatBothTailsReachIsTheSameInBoth() {
        double[] one = Samples.normal(8, 1000);
        double[] other = Samples.normal(9, 1000);
        double[] oneCapped = Arrays.stream(one).map(loss -> Math.min(0.5, loss)).toArray();
        double[] otherCapped =
                Arrays.stream(other).map(loss -> Math.min(0.5, loss)).toArray();
        LevelDifference ninetyFive =
                new Pairs(oneCapped, otherCapped).measure().levels().get(0);
        assertThat(ninetyFive.valueAtRisk()).isEqualTo(PairedDifference.exact(0.0));
    }

    @Test
    void hasTheSameBitsEachTime() {
        Pairs pairs = Pairs.normal(10, 2000, 0.01, 0.1);
        assertThat(pairs.measure()).isEqualTo(pairs.measure());
    }

    @Test
    void columnsOfDifferentLengthAreNoPairs() {
        assertThatThrownBy(() ->
                        PairedMeasure.of(Metric.MAX_DROP, Pairs.column(1), Pairs.column(1, 2), Pairs.LEVELS, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
