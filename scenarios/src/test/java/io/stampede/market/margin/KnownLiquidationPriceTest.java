package io.stampede.market.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.MarginTier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bitcoin at 100,000 USD with twenty times leverage is in the second tier: 0.5 % less 50 USD. */
class KnownLiquidationPriceTest {
    private static final long LOTS = 10_000;
    private static final long ENTRY_TICKS = 1_000_000;
    private static final MarginSchedule SCHEDULE = MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4);

    private static boolean isLiquidatable(int side, long size, double leverage, long mark) {
        long cash = -side * size * ENTRY_TICKS + (long) (size * ENTRY_TICKS / leverage);
        return cash + side * size * mark <= SCHEDULE.maintenance(size * mark);
    }

    @Test
    void aLongIsLiquidatedFrom95427Point1Downward() {
        // 95,427.1357 USD lies between these two ticks.
        assertThat(isLiquidatable(1, LOTS, 20, 954_272)).isFalse();
        assertThat(isLiquidatable(1, LOTS, 20, 954_271)).isTrue();
    }

    @Test
    void aShortIsLiquidatedFrom104527Point4Upward() {
        // 104,527.3632 USD lies between these two ticks.
        assertThat(isLiquidatable(-1, LOTS, 20, 1_045_273)).isFalse();
        assertThat(isLiquidatable(-1, LOTS, 20, 1_045_274)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "4000, 50, 0.004, 0",
        "20000, 40, 0.005, 50",
        "90000, 20, 0.01, 1300",
        "900000, 10, 0.025, 16300",
        "1900000, 5, 0.05, 266300"
    })
    void everyTierHasItsClosedForm(long size, double leverage, double rate, double amount) {
        double base = size * 1e-4;
        double liquidation = (100_000 * (1 - 1 / leverage) - amount / base) / (1 - rate) * 10;

        assertThat(isLiquidatable(1, size, leverage, (long) Math.floor(liquidation)))
                .isTrue();
        assertThat(isLiquidatable(1, size, leverage, (long) Math.floor(liquidation) + 1))
                .isFalse();
    }

    @Test
    void theScreeningMarkNeverHidesALiquidation() {
        long cash = -LOTS * ENTRY_TICKS + LOTS * ENTRY_TICKS / 20;

        assertThat(SCHEDULE.screeningMark(LOTS, cash, 1)).isBetween(954_271, 954_290);
    }
}
