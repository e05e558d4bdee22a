package io.stampede.market.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.LiquidationRule;
import io.stampede.spec.MarginTier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * How much of a position each venue's rule closes, at a mark of 100,000 USD; a BTC is 10,000 lots, a USD 100,000
 * units.
 */
class KnownClosingRuleTest {
    private static final MarginSchedule TIERS = MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4);
    private static final long MARK = 1_000_000;
    private static final long USD = 100_000;
    private static final int NEVER = Integer.MAX_VALUE;

    private static long lots(LiquidationRule rule, double bitcoin, long equityUsd, int stepsSincePartial) {
        long size = Math.round(bitcoin * 10_000);
        long maintenance = TIERS.maintenance(size * MARK);
        ClosingRule.Position position =
                new ClosingRule.Position(size, MARK, equityUsd * USD, maintenance, 1_000_000, stepsSincePartial);
        return ClosingRule.of(rule, 0.1, 1e-4, 10).lots(position, TIERS);
    }

    /** 30 BTC are 3 million USD, in the fourth tier; two below ends at 250,000 USD: 2.5 BTC stay. */
    @Test
    void okxCutsTwoTiers() {
        LiquidationRule rule = LiquidationRule.of(LiquidationPolicy.TIER_DOWN);

        assertThat(lots(rule, 30, 0, NEVER)).isEqualTo(275_000);
    }

    /** 2 BTC are in the second tier, and there are no two below it. */
    @Test
    void inTheLowestTiersAllIsClosed() {
        LiquidationRule rule = LiquidationRule.of(LiquidationPolicy.TIER_DOWN);

        assertThat(lots(rule, 2, 0, NEVER)).isEqualTo(20_000);
        assertThat(lots(rule, 0.4, 0, NEVER)).isEqualTo(4_000);
    }

    @Test
    void deribitClosesSlices() {
        LiquidationRule rule = LiquidationRule.of(LiquidationPolicy.INCREMENTAL).with("slice", 100_000.0);

        assertThat(lots(rule, 30, 0, NEVER)).isEqualTo(10_000);
        assertThat(lots(rule, 0.3, 0, NEVER)).isEqualTo(3_000);
    }

    /**
     * Hyperliquid: above 100,000 USD a fifth; for 30 seconds after, everything. 2 BTC need 950 USD of maintenance (0.5
     * % less 50), two thirds of which are 633.
     */
    @Test
    void hyperliquidClosesAFifthThenAllWithinThirtySeconds() {
        LiquidationRule rule =
                LiquidationRule.of(LiquidationPolicy.PARTIAL20).with("partialCooldown", Duration.ofSeconds(30));

        assertThat(lots(rule, 2, 700, NEVER)).isEqualTo(4_000);
        assertThat(lots(rule, 2, 700, 3)).isEqualTo(20_000);
        assertThat(lots(rule, 2, 700, 4)).isEqualTo(4_000);
        assertThat(lots(rule, 2, 600, NEVER)).isEqualTo(20_000);
        assertThat(lots(rule, 1, 300, NEVER)).isEqualTo(10_000);
    }
}
