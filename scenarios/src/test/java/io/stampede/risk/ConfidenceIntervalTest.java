package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConfidenceIntervalTest {
    private static final ConfidenceInterval ONE_TO_TWO = ConfidenceInterval.of(1, 2);

    @Test
    void overlapsWhatItTouches() {
        assertThat(ONE_TO_TWO.overlaps(ConfidenceInterval.of(2, 3))).isTrue();
        assertThat(ONE_TO_TWO.overlaps(ConfidenceInterval.of(0, 1))).isTrue();
        assertThat(ONE_TO_TWO.overlaps(ConfidenceInterval.of(1.2, 1.3))).isTrue();
        assertThat(ONE_TO_TWO.overlaps(ConfidenceInterval.of(2.1, 3))).isFalse();
        assertThat(ONE_TO_TWO.overlaps(ConfidenceInterval.of(0, 0.9))).isFalse();
    }

    @Test
    void aSideWithoutAnEndReachesEverything() {
        ConfidenceInterval fromThree = ConfidenceInterval.of(3, Double.POSITIVE_INFINITY);
        assertThat(fromThree.upper()).isEmpty();
        assertThat(fromThree.overlaps(ConfidenceInterval.of(1e9, 2e9))).isTrue();
        assertThat(fromThree.overlaps(ONE_TO_TWO)).isFalse();
        assertThat(ConfidenceInterval.UNBOUNDED.overlaps(ONE_TO_TWO)).isTrue();
        assertThat(ConfidenceInterval.UNBOUNDED.contains(-1e300)).isTrue();
    }

    @Test
    void ofAMeanIsTheNormalOne() {
        ConfidenceInterval interval = ConfidenceInterval.ofMean(10, OptionalDouble.of(2), 0.95);
        assertThat(interval.lower().orElseThrow()).isCloseTo(10 - 2 * 1.959964, within(1e-5));
        assertThat(interval.upper().orElseThrow()).isCloseTo(10 + 2 * 1.959964, within(1e-5));
        assertThat(ConfidenceInterval.ofMean(10, OptionalDouble.empty(), 0.95)).isEqualTo(ConfidenceInterval.UNBOUNDED);
    }
}
