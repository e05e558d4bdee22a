package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailGlimpseTest {
    private static final List<Double> LEVELS = List.of(0.9, 0.99);

    private static OutcomeColumn hundred() {
        OutcomeColumn column = OutcomeColumn.ofSize(200);
        for (int scenario = 0; scenario < 200; scenario++) {
            column.set(scenario, scenario < 100 ? (scenario * 37 % 100 + 1) / 100.0 : 50.0);
        }
        return column;
    }

    @Test
    void isOfTheFirstScenariosAlone() {
        TailGlimpse glimpse =
                TailGlimpse.of(Metric.MAX_DROP, hundred(), 100, LEVELS).orElseThrow();
        assertThat(glimpse.samples()).isEqualTo(100);
        assertThat(glimpse.median()).isEqualTo(0.5);
        // The ninetieth of 0.01 … 1.00, and the mean of the ten above it.
        assertThat(glimpse.tail().get(0).valueAtRisk()).isEqualTo(0.9);
        assertThat(glimpse.tail().get(0).expectedShortfall()).isCloseTo(0.955, within());
        assertThat(glimpse.histogram().counts().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(100);
        assertThat(glimpse.exceedance().points().get(0).probability()).isEqualTo(1);
    }

    @Test
    void saysWhatTheReportSaysOnceAllAreThere() {
        OutcomeColumn column = hundred();
        TailGlimpse glimpse =
                TailGlimpse.of(Metric.RECOVERY_RATIO, column, 200, LEVELS).orElseThrow();
        LossDistribution report = RiskMeasure.of(
                        Metric.RECOVERY_RATIO, column, new RiskSettings(LEVELS, 0.95, 10), new TailBootstrap())
                .distribution()
                .orElseThrow();
        for (int level = 0; level < LEVELS.size(); level++) {
            TailGlimpse.LevelMeasure measure = glimpse.tail().get(level);
            assertThat(measure.valueAtRisk())
                    .isEqualTo(report.valueAtRisk().get(level).value());
            assertThat(measure.expectedShortfall())
                    .isEqualTo(report.expectedShortfall().get(level).value());
        }
        assertThat(glimpse.histogram()).isEqualTo(report.histogram());
        assertThat(glimpse.exceedance()).isEqualTo(report.exceedance());
    }

    @Test
    void isNoneWhereNoScenarioHasTheMetric() {
        assertThat(TailGlimpse.of(Metric.TIME_TO_LOW, OutcomeColumn.ofSize(5), 5, LEVELS))
                .isEmpty();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.api.Assertions.within(1e-12);
    }
}
