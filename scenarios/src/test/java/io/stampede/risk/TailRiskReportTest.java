package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.Metric;
import io.stampede.outcome.VenueFigure;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailRiskReportTest {
    private static final double UNDEFINED = Double.NaN;

    @Test
    void hasAMeasureForEveryMetricInOrder() {
        TailRiskReport report = TailRiskReport.of(new Outcomes(3, "alpha"), RiskSettings.STANDARD);
        assertThat(report.measures()).extracting(RiskMeasure::metric).containsExactlyElementsOf(Metric.core());
    }

    @Test
    void aMetricNoScenarioHasIsCountedAndHasNoDistribution() {
        RiskMeasure measure = TailRiskReport.of(new Outcomes(3, "alpha"), RiskSettings.STANDARD)
                .measure(Metric.TIME_TO_LOW);
        assertThat(measure.undefined()).isEqualTo(3);
        assertThat(measure.distribution()).isEmpty();
    }

    @Test
    void undefinedScenariosAreLeftOutOfTheSample() {
        LossDistribution times = distribution(Metric.TIME_TO_LOW, 40, UNDEFINED, 20, UNDEFINED);
        assertThat(times.samples()).isEqualTo(2);
        assertThat(times.mean()).isEqualTo(30);
        assertThat(times.standardError()).hasValue(10);
        assertThat(times.worst()).containsExactly(new WorstScenario(0, 40), new WorstScenario(2, 20));
    }

    @Test
    void aSingleScenarioHasNoStandardError() {
        assertThat(distribution(Metric.MAX_DROP, 0.1).standardError()).isEmpty();
    }

    @Test
    void meanKeepsTheDigitsThatAPlainSumLoses() {
        assertThat(distribution(Metric.FINAL_LOSS, 1e16, 1, 1, -1e16, 2).mean()).isEqualTo(0.8);
    }

    @Test
    void worstOfEqualOutcomesIsTheLowerScenario() {
        double[] drops = new double[30];
        drops[7] = 0.5;
        drops[3] = 0.2;
        drops[20] = 0.2;
        assertThat(distribution(Metric.MAX_DROP, drops).worst().subList(0, 5))
                .containsExactly(
                        new WorstScenario(7, 0.5),
                        new WorstScenario(3, 0.2),
                        new WorstScenario(20, 0.2),
                        new WorstScenario(0, 0),
                        new WorstScenario(1, 0));
    }

    @Test
    void recoveryIsWorseWhenLow() {
        double[] recoveries =
                IntStream.range(0, 100).mapToDouble(k -> k / 100.0).toArray();
        LossDistribution recovery = distribution(Metric.RECOVERY_RATIO, recoveries);
        assertThat(recovery.worst().get(0)).isEqualTo(new WorstScenario(0, 0));
        assertThat(recovery.valueAtRisk().get(0).value()).isEqualTo(0.05);
        assertThat(recovery.expectedShortfall().get(0).value()).isCloseTo(0.02, within(1e-12));
        assertThat(recovery.valueAtRisk().get(0).interval().upper()).isPresent();
        assertThat(recovery.valueAtRisk().get(1).interval().lower()).isEmpty();
        assertThat(recovery.min()).isZero();
        assertThat(recovery.max()).isEqualTo(0.99);
        assertThat(recovery.quantiles().get(1)).isEqualTo(new LossDistribution.Quantile(0.05, 0.04));
    }

    @Test
    void noNumberIsNegativeZero() {
        LossDistribution recovery = distribution(Metric.RECOVERY_RATIO, 0.0, 0.0, 0.0);
        assertThat(1 / recovery.mean()).isPositive();
        assertThat(1 / recovery.min()).isPositive();
        assertThat(1 / recovery.valueAtRisk().get(0).value()).isPositive();
        assertThat(1 / recovery.worst().get(0).value()).isPositive();
        assertThat(1 / recovery.exceedance().points().get(0).value()).isPositive();
    }

    @Test
    void histogramHoldsEveryScenarioOnRoundBorders() {
        double[] drops = Samples.ofQuantileFunction(31, 1000, u -> 0.03 + 0.17 * u);
        Histogram histogram = distribution(Metric.MAX_DROP, drops).histogram();
        assertThat(histogram.width()).isEqualTo(0.01);
        assertThat(histogram.from()).isCloseTo(0.03, within(1e-12));
        assertThat(histogram.counts()).hasSize(17);
        assertThat(histogram.counts().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(1000);
    }

    @Test
    void histogramOfEqualValuesHasOneBin() {
        assertThat(distribution(Metric.BAD_DEBT, 0, 0, 0).histogram()).isEqualTo(new Histogram(0, 0, List.of(3.0)));
    }

    @Test
    void exceedanceCurveFallsFromOneAndKeepsTheWorst() {
        double[] drops = Samples.ofQuantileFunction(32, 5000, u -> u);
        List<ExceedanceCurve.Point> points =
                distribution(Metric.MAX_DROP, drops).exceedance().points();
        assertThat(points).hasSizeLessThan(70);
        assertThat(points.get(0).probability()).isEqualTo(1);
        assertThat(points.get(points.size() - 1).probability()).isEqualTo(1 / 5000.0);
        for (int point = 1; point < points.size(); point++) {
            assertThat(points.get(point).value())
                    .isGreaterThan(points.get(point - 1).value());
            assertThat(points.get(point).probability())
                    .isLessThan(points.get(point - 1).probability());
        }
    }

    @Test
    void exceedanceOfTiedOutcomesCountsThemAll() {
        double[] panic = new double[100];
        panic[4] = 1;
        assertThat(distribution(Metric.PEAK_PANIC_SHARE, panic).exceedance().points())
                .containsExactly(new ExceedanceCurve.Point(0, 1, 100), new ExceedanceCurve.Point(1, 0.01, 100));
    }

    @Test
    void convergenceIsAtFixedNumbersOfScenarios() {
        assertThat(Convergence.counts(1000)).containsExactly(100, 200, 500, 1000);
        assertThat(Convergence.counts(1001)).containsExactly(100, 200, 500, 1000, 1001);
        assertThat(Convergence.counts(40)).containsExactly(40);
        assertThat(Convergence.counts(10_000_000)).endsWith(1_000_000, 2_000_000, 5_000_000, 10_000_000);
    }

    @Test
    void convergenceEndsAtTheReportedFigures() {
        double[] drops = Samples.ofQuantileFunction(33, 700, u -> u);
        TailRiskReport report = report(new Outcomes(700, "alpha").with(Metric.MAX_DROP, drops));
        List<Convergence.Point> points = report.convergence().get(0).points();
        LossDistribution whole = report.measure(Metric.MAX_DROP).distribution().orElseThrow();
        assertThat(points).extracting(Convergence.Point::scenarios).containsExactly(100, 200, 500, 700);
        assertThat(points.get(3).mean()).isEqualTo(whole.mean());
        assertThat(points.get(3).expectedShortfall().get(1).value())
                .isEqualTo(whole.expectedShortfall().get(1).value());
    }

    @Test
    void attributionTellsTheFallFromOutsideFromTheReaction() {
        double[] drops = new double[40];
        double[] exogenous = new double[40];
        double[] panic = new double[40];
        drops[5] = 0.3;
        drops[9] = 0.1;
        exogenous[5] = 0.1;
        panic[5] = 0.5;
        Attribution attribution = report(new Outcomes(40, "alpha")
                        .with(Metric.MAX_DROP, drops)
                        .with(Metric.EXOGENOUS_DROP, exogenous)
                        .with(Metric.PANIC_SOLD_NOTIONAL, panic))
                .attribution();
        assertThat(attribution.tailScenarios()).isEqualTo(2);
        Attribution.Figure reaction = figure(attribution, Attribution.REACTION);
        assertThat(reaction.overall().orElseThrow()).isCloseTo(0.3 / 40, within(1e-15));
        assertThat(reaction.tail().orElseThrow()).isCloseTo(0.15, within(1e-15));
        assertThat(figure(attribution, Metric.PANIC_SOLD_NOTIONAL.key()).tail()).hasValue(0.25);
        assertThat(figure(attribution, Metric.PEAK_FEAR.key()).overall()).isEmpty();
    }

    @Test
    void contagionCountsJointDistressAndItsOrder() {
        Outcomes outcomes = new Outcomes(5, "alpha", "beta");
        int alphaFirst = outcomes.layout().column(0, VenueFigure.FIRST_AUTO_DELEVERAGING);
        int betaFirst = outcomes.layout().column(1, VenueFigure.FIRST_AUTO_DELEVERAGING);
        int alphaDistress = outcomes.layout().column(0, VenueFigure.FIRST_DISTRESS);
        int betaDistress = outcomes.layout().column(1, VenueFigure.FIRST_DISTRESS);
        outcomes.with(alphaFirst, 100, 200, 300, UNDEFINED, UNDEFINED)
                .with(betaFirst, 150, 200, UNDEFINED, UNDEFINED, UNDEFINED)
                .with(alphaDistress, 100, 200, 300, UNDEFINED, UNDEFINED)
                .with(betaDistress, 50, 200, UNDEFINED, 400, UNDEFINED);
        Contagion contagion = report(outcomes).contagion();
        Contagion.VenueDistress alpha = contagion.venues().get(0);
        Contagion.VenueDistress beta = contagion.venues().get(1);
        assertThat(List.of(alpha.distressed(), alpha.autoDeleveraged(), alpha.firstToAutoDeleverage()))
                .containsExactly(3, 3, 3);
        assertThat(List.of(beta.distressed(), beta.autoDeleveraged(), beta.firstToAutoDeleverage()))
                .containsExactly(3, 2, 1);
        Contagion.Link betaGivenAlpha = contagion.links().get(0);
        assertThat(betaGivenAlpha.given()).isEqualTo("alpha");
        assertThat(betaGivenAlpha.bothDistressed()).isEqualTo(2);
        assertThat(betaGivenAlpha.probability().orElseThrow()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(betaGivenAlpha.givenFirst()).isEqualTo(1);
        assertThat(contagion.links().get(1).givenFirst()).isZero();
        assertThat(betaGivenAlpha.givenDistressedFirst()).isZero();
        assertThat(contagion.links().get(1).givenDistressedFirst()).isEqualTo(1);
        assertThat(alpha.places()).containsExactly(2, 1);
        assertThat(beta.places()).containsExactly(3, 0);
        assertThat(betaGivenAlpha.interval().orElseThrow()).isEqualTo(WilsonInterval.of(2 / 3.0, 3, 0.95));
        assertThat(betaGivenAlpha.tail()).isEmpty();
    }

    @Test
    void probabilityGivenDistressThatNeverHappenedIsAbsent() {
        Contagion contagion = report(new Outcomes(2, "alpha", "beta")).contagion();
        assertThat(contagion.links().get(0).probability()).isEmpty();
    }

    @Test
    void cohortsArePooledOverScenarios() {
        Outcomes outcomes = new Outcomes(2, "alpha").with(Metric.MAX_DROP, 0.1, 0.4);
        int cohort = 1;
        outcomes.with(outcomes.layout().column(cohort, CohortFigure.TRADERS), 10, 30)
                .with(outcomes.layout().column(cohort, CohortFigure.LIQUIDATED), 1, 15)
                .with(outcomes.layout().column(cohort, CohortFigure.PANICKED), 0, 10)
                .with(outcomes.layout().column(cohort, CohortFigure.WIPED_OUT), 0, 8)
                .with(outcomes.layout().column(cohort, CohortFigure.INITIAL_EQUITY), 1000, 3000)
                .with(outcomes.layout().column(cohort, CohortFigure.FINAL_EQUITY), 1000, 1000);
        CohortSummary summary = report(outcomes).cohorts().get(cohort);
        assertThat(summary.leverageFrom()).isEqualTo(2);
        assertThat(summary.leverageTo()).hasValue(5);
        assertThat(summary.overall().traders()).isEqualTo(20);
        assertThat(summary.overall().liquidatedShare()).hasValue(0.4);
        assertThat(summary.overall().panickedShare()).hasValue(0.25);
        assertThat(summary.overall().equityLossRatio()).hasValue(0.5);
        assertThat(summary.tail().liquidatedShare()).hasValue(0.5);
        assertThat(summary.overall().wipedOutShare()).hasValue(0.2);
        assertThat(report(outcomes).cohorts().get(0).overall().liquidatedShare())
                .isEmpty();
    }

    @Test
    void theCohortThatSellsFirstIsFoundScenarioByScenario() {
        Outcomes outcomes = new Outcomes(4, "alpha").with(Metric.MAX_DROP, 0.1, 0.4, 0.2, 0.3);
        outcomes.with(outcomes.layout().column(1, CohortFigure.FIRST_SALE), 100, 50, UNDEFINED, UNDEFINED)
                .with(outcomes.layout().column(2, CohortFigure.FIRST_SALE), 90, 50, 70, UNDEFINED);
        List<CohortSummary> cohorts = report(outcomes).cohorts();
        assertThat(cohorts.get(0).overall().soldFirstShare()).hasValue(0);
        assertThat(cohorts.get(0).overall().meanFirstSale()).isEmpty();
        assertThat(cohorts.get(1).overall().soldFirstShare()).hasValue(1 / 3.0);
        assertThat(cohorts.get(1).overall().meanFirstSale()).hasValue(75);
        assertThat(cohorts.get(2).overall().soldFirstShare()).hasValue(1);
        assertThat(cohorts.get(1).tail().soldFirstShare()).hasValue(1);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new RiskSettings(List.of(1.0), 0.95, 10)).hasMessageContaining("level is 1.0");
        assertThatThrownBy(() -> new RiskSettings(List.of(), 0.95, 10)).hasMessageContaining("levels is empty");
        assertThatThrownBy(() -> new RiskSettings(List.of(0.9), 0, 10)).hasMessageContaining("confidence");
        assertThatThrownBy(() -> new RiskSettings(List.of(0.9), 0.9, 0)).hasMessageContaining("worstCount");
        assertThat(new RiskSettings(List.of(0.99, 0.95, 0.99), 0.9, 1).levels()).containsExactly(0.95, 0.99);
    }

    @Test
    void aTableWithoutScenariosIsRefused() {
        assertThatThrownBy(() -> report(new Outcomes(0, "alpha"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static TailRiskReport report(Outcomes outcomes) {
        return TailRiskReport.of(outcomes, RiskSettings.STANDARD);
    }

    private static LossDistribution distribution(Metric metric, double... values) {
        return report(new Outcomes(values.length, "alpha").with(metric, values))
                .measure(metric)
                .distribution()
                .orElseThrow();
    }

    private static Attribution.Figure figure(Attribution attribution, String key) {
        return attribution.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
