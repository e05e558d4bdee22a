package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.coordinator.report.AxisTicks.Range;
import org.junit.jupiter.api.Test;

class AxisTicksTest {
    @Test
    void ticksAreRoundNumbersWithinTheRange() {
        assertThat(AxisTicks.within(new Range(0.012, 0.34), 7).values())
                .extracting(AxisTicks::plain)
                .containsExactly("0.05", "0.1", "0.15", "0.2", "0.25", "0.3");
        assertThat(AxisTicks.within(new Range(-0.3, 0.3), 4).values())
                .extracting(AxisTicks::plain)
                .containsExactly("-0.2", "0", "0.2");
    }

    @Test
    void bothEndsMayBeTicks() {
        assertThat(AxisTicks.within(new Range(0, 0.3), 3).values())
                .extracting(AxisTicks::plain)
                .containsExactly("0", "0.1", "0.2", "0.3");
    }

    @Test
    void aSingleValueHasRoomOnBothSides() {
        Range range = new Range(0.2, 0.2);
        assertThat(range.share(0.2)).isCloseTo(0.5, within(1e-12));
        assertThat(new Range(0, 0).share(0)).isEqualTo(0.5);
        assertThat(AxisTicks.within(range, 5).values()).isNotEmpty();
    }

    @Test
    void nothingLiesBeyondTheEnds() {
        Range range = new Range(0, 1);
        assertThat(range.share(-5)).isZero();
        assertThat(range.share(5)).isEqualTo(1.0);
    }
}
