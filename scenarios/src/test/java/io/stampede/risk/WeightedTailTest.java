package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.Metric;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightedTailTest {
    private static final double[] LOSSES = {4, 1, 3, 2, 0};
    private static final double[] WEIGHTS = {1, 0.5, 0.5, 2, 1};

    @Test
    void weightsOfOneGiveTheBitsOfPlainScenarios() {
        double[] losses = Samples.pareto(41, 2000, 3);
        double[] ones = new double[2000];
        Arrays.fill(ones, 1);
        ScenarioWeights weights = ScenarioWeights.of(ones, 1);
        assertThat(weights.arePlain()).isTrue();
        assertThat(distribution(weights, losses)).isEqualTo(distribution(ScenarioWeights.equal(2000, 1), losses));
    }

    @Test
    void groupsOfEqualScenariosKeepTheEstimates() {
        double[] losses = Samples.pareto(42, 2000, 3);
        LossDistribution plain = distribution(ScenarioWeights.equal(2000, 1), losses);
        LossDistribution grouped = distribution(ScenarioWeights.equal(2000, 8), losses);
        assertThat(grouped.mean()).isEqualTo(plain.mean());
        assertThat(grouped.quantiles()).isEqualTo(plain.quantiles());
        assertThat(grouped.histogram()).isEqualTo(plain.histogram());
        assertThat(grouped.tail()).isEqualTo(plain.tail());
        for (int level = 0; level < 3; level++) {
            assertThat(grouped.valueAtRisk().get(level).value())
                    .isEqualTo(plain.valueAtRisk().get(level).value());
            assertThat(grouped.expectedShortfall().get(level).value())
                    .isEqualTo(plain.expectedShortfall().get(level).value());
        }
        assertThat(grouped.exceedance().points())
                .extracting(ExceedanceCurve.Point::probability)
                .isEqualTo(plain.exceedance().points().stream()
                        .map(ExceedanceCurve.Point::probability)
                        .toList());
    }

    /** Of five scenarios: 4 is exceeded by none, 3 with weight 1, 2 with 1.5, 1 with 3.5. */
    @Test
    void tailsAreSumsOfWeightsOverTheNumberOfScenarios() {
        WeightedTail tail = tail(LOSSES, WEIGHTS);
        assertThat(tail.valueAtRisk(0.81)).isEqualTo(4);
        assertThat(tail.valueAtRisk(0.8)).isEqualTo(3);
        assertThat(tail.valueAtRisk(0.7)).isEqualTo(2);
        assertThat(tail.valueAtRisk(0.6)).isEqualTo(2);
        assertThat(tail.expectedShortfall(0.8)).isCloseTo(4, within(1e-12));
        assertThat(tail.expectedShortfall(0.7)).isCloseTo(2 + 2.5 / 1.5, within(1e-12));
        assertThat(tail.mean()).isCloseTo(10 / 5.0, within(1e-12));
        LossDistribution.Quantile median =
                distribution(ScenarioWeights.of(WEIGHTS, 1), LOSSES).quantiles().get(4);
        assertThat(median).isEqualTo(new LossDistribution.Quantile(0.5, 2));
    }

    /** What is seen twice with half the weight is the same, if it counts as one scenario in the number of them. */
    @Test
    void splittingAScenarioChangesNoEstimate() {
        double[] losses = Samples.normal(43, 400);
        double[] weights = Samples.ofQuantileFunction(44, 400, u -> 0.2 + 1.6 * u);
        double[] twiceLosses = new double[800];
        double[] twiceWeights = new double[800];
        for (int index = 0; index < 800; index++) {
            twiceLosses[index] = losses[index / 2];
            twiceWeights[index] = weights[index / 2];
        }
        WeightedTail once = tail(losses, weights);
        WeightedTail twice = tail(twiceLosses, twiceWeights);
        for (double level : new double[] {0.5, 0.9, 0.99}) {
            assertThat(twice.valueAtRisk(level)).isEqualTo(once.valueAtRisk(level));
            assertThat(twice.expectedShortfall(level)).isCloseTo(once.expectedShortfall(level), within(1e-12));
            assertThat(twice.quantileOfValues(1 - level)).isEqualTo(once.quantileOfValues(1 - level));
        }
        assertThat(twice.mean()).isCloseTo(once.mean(), within(1e-12));
        TailEstimate pairs = new WeightedTail(LossSample.ofLosses(ScenarioWeights.of(twiceWeights, 2), twiceLosses))
                .valueAtRisk(0.9, 0.95);
        assertThat(pairs).isEqualTo(once.valueAtRisk(0.9, 0.95));
    }

    @Test
    void theOrderOfGroupsChangesNothing() {
        double[] losses = Samples.normal(45, 640);
        double[] weights = Samples.ofQuantileFunction(46, 640, u -> 0.2 + 1.6 * u);
        double[] turnedLosses = new double[640];
        double[] turnedWeights = new double[640];
        for (int index = 0; index < 640; index++) {
            int from = (index / 4 * 37 % 160) * 4 + index % 4;
            turnedLosses[index] = losses[from];
            turnedWeights[index] = weights[from];
        }
        WeightedTail one = new WeightedTail(LossSample.ofLosses(ScenarioWeights.of(weights, 4), losses));
        WeightedTail other = new WeightedTail(LossSample.ofLosses(ScenarioWeights.of(turnedWeights, 4), turnedLosses));
        TailEstimate oneLoss = one.valueAtRisk(0.9, 0.95);
        assertThat(other.valueAtRisk(0.9, 0.95)).isEqualTo(oneLoss);
        ConfidenceInterval shortfall = one.expectedShortfall(oneLoss, 0.95).interval();
        ConfidenceInterval turned = other.expectedShortfall(oneLoss, 0.95).interval();
        assertThat(turned.upper().orElseThrow()).isCloseTo(shortfall.upper().orElseThrow(), within(1e-12));
        assertThat(turned.lower().orElseThrow()).isCloseTo(shortfall.lower().orElseThrow(), within(1e-12));
    }

    @Test
    void aTailOfFewEffectiveLossesHasNoUpperEndAndOneOfFewerNoInterval() {
        double[] losses = Samples.normal(47, 2000);
        double[] weights = Samples.ofQuantileFunction(48, 2000, u -> 0.9 + 0.2 * u);
        WeightedTail tail = tail(losses, weights);
        assertThat(tail.support(0.99).effectiveGroups()).isBetween(15.0, 25.0);
        ConfidenceInterval open = tail.valueAtRisk(0.99, 0.95).interval();
        assertThat(open.lower()).isPresent();
        assertThat(open.upper()).isEmpty();
        TailEstimate rare = tail.valueAtRisk(0.999, 0.95);
        assertThat(rare.interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(tail.expectedShortfall(rare, 0.95).interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(tail.valueAtRisk(0.9, 0.95).interval().upper()).isPresent();
    }

    /** As of plain scenarios: where hardly any has a loss at all, it is known that most have none. */
    @Test
    void anAtomOfNoLossBoundsTheValueAtRiskAndNotTheShortfall() {
        double[] losses = new double[1000];
        Arrays.fill(losses, 0, 5, 1);
        double[] weights = Samples.ofQuantileFunction(51, 1000, u -> 0.5 + u);
        WeightedTail tail = tail(losses, weights);
        TailEstimate loss = tail.valueAtRisk(0.95, 0.95);
        assertThat(loss.interval()).isEqualTo(ConfidenceInterval.of(0, 0));
        TailEstimate shortfall = tail.expectedShortfall(loss, 0.95);
        assertThat(shortfall.value()).isBetween(0.05, 0.15);
        assertThat(shortfall.interval().lower()).hasValue(0);
        assertThat(shortfall.interval().upper()).isEmpty();
    }

    @Test
    void weightsThatCollapseLeaveNoInterval() {
        double[] losses = Samples.normal(49, 1000);
        double[] weights = Samples.ofQuantileFunction(50, 1000, u -> u < 0.03 ? 30 : 1e-3);
        ScenarioWeights collapsed = ScenarioWeights.of(weights, 1);
        assertThat(collapsed.collapse().orElseThrow())
                .startsWith("the weights have collapsed: 1000 scenarios are worth")
                .endsWith("fewer than 50");
        LossDistribution distribution = distribution(collapsed, losses);
        assertThat(distribution.valueAtRisk().get(0).interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(distribution.expectedShortfall().get(0).interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(distribution.standardError()).isEmpty();
        assertThat(tail(losses, weights).meanInterval(0.95)).isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(distribution.tail()).isInstanceOf(ParetoTail.Refused.class);
    }

    @Test
    void fewGroupsCollapseToo() {
        double[] weights = new double[400];
        Arrays.fill(weights, 0.5);
        Arrays.fill(weights, 0, 100, 2.5);
        assertThat(ScenarioWeights.of(weights, 100).collapse().orElseThrow()).contains("4 independent groups");
        assertThat(ScenarioWeights.of(weights, 10).collapse()).isEmpty();
    }

    /** Half of the scenarios have the metric, and those twice the weight: two thirds of it is above 1. */
    @Test
    void figuresOfThoseThatHaveTheMetricAreDividedByTheirWeights() {
        Outcomes outcomes =
                new Outcomes(6, "alpha").with(Metric.TIME_TO_LOW, Double.NaN, 1, Double.NaN, 2, Double.NaN, 3);
        ScenarioWeights weights = ScenarioWeights.of(new double[] {1, 2, 1, 2, 1, 2}, 1);
        LossSample sample = LossSample.of(
                Metric.TIME_TO_LOW, outcomes.column(outcomes.layout().column(Metric.TIME_TO_LOW)), weights);
        assertThat(new WeightedTail(sample).valueAtRisk(0.6)).isEqualTo(2);
        assertThat(ExceedanceCurve.of(sample, 0.95).points())
                .extracting(ExceedanceCurve.Point::probability)
                .containsExactly(1.0, 2 / 3.0, 1 / 3.0);
        assertThat(Histogram.of(sample).counts().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(3, within(1e-12));
    }

    @Test
    void weightsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> ScenarioWeights.of(new double[] {1, -1}, 1)).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> ScenarioWeights.of(new double[] {1, Double.NaN}, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> ScenarioWeights.of(new double[] {0, 0}, 1)).hasMessageContaining("all weights");
    }

    /** Importance sampling plays the worst most often: by rank the curve would not see where half of the weight is. */
    @Test
    void exceedanceCurveOfWeightedScenariosSkipsNoWeight() {
        double[] losses = new double[2000];
        double[] weights = new double[2000];
        for (int scenario = 0; scenario < 2000; scenario++) {
            losses[scenario] = scenario;
            weights[scenario] = scenario < 380 ? 5 : 100 / 1620.0;
        }
        List<ExceedanceCurve.Point> points = distribution(ScenarioWeights.of(weights, 1), losses)
                .exceedance()
                .points();
        assertThat(points).hasSizeBetween(60, 130);
        for (int index = 1; index < points.size(); index++) {
            ExceedanceCurve.Point before = points.get(index - 1);
            ExceedanceCurve.Point here = points.get(index);
            boolean isNextLoss = here.value() == before.value() + 1;
            assertThat(isNextLoss || before.probability() <= here.probability() * 7 / 6 * (1 + 1e-12))
                    .as("from %s to %s", before, here)
                    .isTrue();
        }
    }

    private static WeightedTail tail(double[] losses, double[] weights) {
        return new WeightedTail(LossSample.ofLosses(ScenarioWeights.of(weights, 1), losses));
    }

    private static LossDistribution distribution(ScenarioWeights weights, double... losses) {
        RiskSettings settings = new RiskSettings(List.of(0.9, 0.99, 0.999), 0.95, 3);
        return LossDistribution.of(LossSample.ofLosses(weights, losses), settings, new TailBootstrap());
    }
}
