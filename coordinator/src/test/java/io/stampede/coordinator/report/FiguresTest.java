package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void ratiosArePercentWithTwoDecimals() {
        assertThat(Figures.percent(0.14159)).isEqualTo("14.16");
        assertThat(Figures.percent(-0.0000001)).isEqualTo("0.00");
        assertThat(Figures.percent(-0.025)).isEqualTo("-2.50");
        assertThat(Figures.percent(0)).isEqualTo("0.00");
    }

    @Test
    void aRatioThatIsNotZeroIsNotShownAsZero() {
        assertThat(Figures.percent(0.00001)).isEqualTo("<0.01");
    }

    @Test
    void secondsAreHoursMinutesAndSeconds() {
        assertThat(Figures.of(Metric.TIME_TO_LOW, 3730)).isEqualTo("1:02:10");
        assertThat(Figures.of(Metric.TIME_TO_LOW, 100_000)).isEqualTo("27:46:40");
        assertThat(Figures.of(Metric.TIME_TO_LOW, 59.6)).isEqualTo("0:01:00");
    }

    @Test
    void countsAreWholeWhereTheyAre() {
        assertThat(Figures.of(Metric.NEWS_COUNT, 12)).isEqualTo("12");
        assertThat(Figures.of(Metric.NEWS_COUNT, 12.34)).isEqualTo("12.3");
    }

    @Test
    void largeNumbersAreShort() {
        assertThat(Figures.of(Metric.PEAK_SYSTEM_LEVERAGE, 7.3)).isEqualTo("7.30");
        assertThat(Figures.of(Metric.PEAK_SYSTEM_LEVERAGE, 123_456_789.0)).isEqualTo("1.23e8");
        assertThat(Figures.of(Metric.PEAK_SYSTEM_LEVERAGE, -2.5e300)).isEqualTo("-2.50e300");
        assertThat(Figures.of(Metric.PEAK_SYSTEM_LEVERAGE, 1e7)).isEqualTo("1.00e7");
    }

    @Test
    void aMissingBoundIsMarked() {
        ConfidenceInterval open = new ConfidenceInterval(OptionalDouble.of(0.1), OptionalDouble.empty());
        assertThat(Figures.interval(Metric.MAX_DROP, open)).isEqualTo("[10.00, …]");
        assertThat(Figures.of(Metric.MAX_DROP, OptionalDouble.empty())).isEqualTo("–");
    }

    @Test
    void levelsAreShortPercents() {
        assertThat(Figures.level(0.5)).isEqualTo("50 %");
        assertThat(Figures.level(0.999)).isEqualTo("99.9 %");
    }
}
