package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final Pace pace = new Pace();

    @Test
    void isThatOfTheLastHalfMinute() {
        long began = Long.MAX_VALUE - 20 * SECOND; // the clock may overflow
        double done = 0;
        for (int second = 0; second <= 60; second++) {
            pace.observe(done, began + second * SECOND);
            done += second < 25 ? 100 : 7;
        }
        assertThat(pace.perSecond()).isCloseTo(7, within(1e-9));
    }

    @Test
    void isZeroBeforeThereIsAnythingToGoBy() {
        assertThat(pace.perSecond()).isZero();
        pace.observe(5, 0);
        pace.observe(9, SECOND / 2);
        assertThat(pace.perSecond()).isZero();
    }

    @Test
    void isNeverNegative() {
        pace.observe(100, 0);
        pace.observe(60, 5 * SECOND);
        assertThat(pace.perSecond()).isZero();
    }
}
