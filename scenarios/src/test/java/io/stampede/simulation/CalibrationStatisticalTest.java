package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine against the calibration table of the model: each median within 25 % of the prototype's or one percentage
 * point, whichever is wider. Seeds are fixed, so a build is green or red for good.
 */
class CalibrationStatisticalTest {
    private static final double RELATIVE = 0.25;
    private static final double POINTS = 1.0;

    @Tag("full")
    @ParameterizedTest
    @EnumSource
    void mediansOf128ScenariosLieInTheBand(CalibrationCase row) {
        assertInBand(row, row.measure(128));
    }

    @Test
    void panicTurnsAFallOfFivePercentIntoACascade() {
        CalibrationMeasurement withFear = CalibrationCase.S2.measure(48);
        CalibrationMeasurement withoutFear = CalibrationCase.S2_FEARLESS.measure(48);

        assertInBand(CalibrationCase.S2, withFear);
        assertInBand(CalibrationCase.S2_FEARLESS, withoutFear);
        assertThat(withFear.medians().get(0))
                .isGreaterThan(2 * withoutFear.medians().get(0));
    }

    private static void assertInBand(CalibrationCase row, CalibrationMeasurement measured) {
        System.out.println(line(row, measured));
        for (int column = 0; column < CalibrationCase.METRICS.size(); column++) {
            double expected = row.medians().get(column);
            double band = Math.max(POINTS, RELATIVE * expected);
            assertThat(measured.medians().get(column))
                    .as(
                            "%s, %s",
                            row.title(), CalibrationCase.METRICS.get(column).key())
                    .isBetween(expected - band, expected + band);
        }
    }

    private static String line(CalibrationCase row, CalibrationMeasurement measured) {
        return measured.medians().stream()
                .map(median -> String.format(Locale.ROOT, "%.1f", median))
                .collect(Collectors.joining(" | ", "| " + row.title() + " | ", " |"));
    }
}
