package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpecificationSummaryTest {

    @Test
    void countsTradersPoolsAndStepsOfTheDefaults() {
        SpecificationSummary summary = SpecificationSummary.of(Specification.defaults());

        assertThat(summary).isEqualTo(new SpecificationSummary(1000, 3000, 9, 3, 2160, 1));
        assertThat(summary.traderSteps()).isEqualTo(1000.0 * 3009 * 2160);
        assertThat(summary.blockBytes(256)).isEqualTo(100L * 256 * 3009);
    }

    @Test
    void durationsAreCountedInStepsRoundedUp() {
        ClockSpecification clock = ClockSpecification.defaults();

        assertThat(clock.steps(Duration.ZERO)).isEqualTo(1);
        assertThat(clock.steps(Duration.ofSeconds(10))).isEqualTo(1);
        assertThat(clock.steps(Duration.ofMillis(10_001))).isEqualTo(2);
        assertThat(clock.stepOf(Duration.ZERO)).isZero();
        assertThat(clock.stepOf(Duration.ofMinutes(10))).isEqualTo(60);
        assertThat(clock.stepOf(Duration.ofSeconds(11))).isEqualTo(2);
    }
}
