package io.stampede.market.liquidation;

import static io.stampede.market.liquidation.ClearingCase.LOTS;
import static io.stampede.market.liquidation.ClearingCase.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.AutoDeleveragingPolicy;
import org.junit.jupiter.api.Test;

/**
 * The price falls to 94,000 USD, 1,000 below the long's bankruptcy price: somebody has to bear 1,000 USD, and the fund
 * is empty. Who does, by each policy.
 */
class KnownDeleveragingTest {
    private static final long DEFICIT = 1_000 * USD;

    private static ClearingCase play(AutoDeleveragingPolicy policy) {
        ClearingCase venue = new ClearingCase(LiquidationCases.full(8, policy, false), 0);
        long cash = venue.cash();
        venue.round(94_000);
        assertThat(venue.cash()).isEqualTo(cash);
        assertThat(venue.lots()).isZero();
        assertThat(venue.bankrupt.lots()[0]).isZero();
        assertThat(venue.bankrupt.cash()[0]).isZero();
        return venue;
    }

    /**
     * PnL % × effective leverage, as BitMEX and Bybit rank: the early short has 16,000 / 110,000 = 14.5 % at 94,000 /
     * 71,000 = 1.32 ×, so 0.193; the bold one 6 % at 94,000 / 16,000 = 5.88 ×, so 0.353; the careful one 6 % at 94,000
     * / 56,000 = 1.68 ×, so 0.101. The bold one is first in the queue although it has won least with most.
     */
    @Test
    void theQueueBeginsWithProfitTimesLeverage() {
        ClearingCase venue = play(AutoDeleveragingPolicy.QUEUE);

        assertThat(venue.bold.lots()[0]).isZero();
        assertThat(venue.bold.cash()[0]).isEqualTo(15_000 * USD);
        assertThat(venue.early.lots()[0]).isEqualTo(-LOTS);
        assertThat(venue.careful.lots()[0]).isEqualTo(-LOTS);
        assertThat(venue.tally.haircut()[0]).isEqualTo(DEFICIT);
    }

    /**
     * Winners have 16,000, 6,000 and 6,000 USD, together 28,000. Of 10,000 lots that is 5,714.29, 2,142.86 and
     * 2,142.86: the floors leave two lots, which go to the largest remainders. The haircut is the same part of the
     * deficit.
     */
    @Test
    void proRataTakesLotsInProportionToProfit() {
        ClearingCase venue = play(AutoDeleveragingPolicy.PRO_RATA);

        assertThat(venue.early.lots()[0]).isEqualTo(-LOTS + 5_714);
        assertThat(venue.bold.lots()[0]).isEqualTo(-LOTS + 2_143);
        assertThat(venue.careful.lots()[0]).isEqualTo(-LOTS + 2_143);
        assertThat(venue.tally.haircut()[0]).isEqualTo(DEFICIT);
    }

    /**
     * Profit times leverage: 16,000 × 1.3239 = 21,183, 6,000 × 5.875 = 35,250, 6,000 × 1.6786 = 10,071, together
     * 66,504. Of 10,000 lots: 3,185.2, 5,300.4, 1,514.4.
     */
    @Test
    void riskProRataTakesMoreFromTheBold() {
        ClearingCase venue = play(AutoDeleveragingPolicy.RISK_PRO_RATA);

        assertThat(venue.early.lots()[0]).isEqualTo(-LOTS + 3_185);
        assertThat(venue.bold.lots()[0]).isEqualTo(-LOTS + 5_300);
        assertThat(venue.careful.lots()[0]).isBetween(-LOTS + 1_514, -LOTS + 1_515);
    }

    /**
     * Everybody with a profit pays: 1,000 USD are 100,000,000 units, of which 16/28 are 57,142,857.14 and 6/28
     * 21,428,571.43 each. The unit that the floors leave goes to the largest remainder, of two alike to the lower
     * number. Nobody's position changes.
     */
    @Test
    void socialisedLossTakesMoneyAndNoLots() {
        ClearingCase venue = new ClearingCase(LiquidationCases.full(8, AutoDeleveragingPolicy.SOCIALISE, false), 0);
        long[] before = {
            venue.early.cash()[0], venue.bold.cash()[0], venue.careful.cash()[0]
        };

        venue.round(94_000);

        assertThat(before[0] - venue.early.cash()[0]).isEqualTo(57_142_857);
        assertThat(before[1] - venue.bold.cash()[0]).isEqualTo(21_428_572);
        assertThat(before[2] - venue.careful.cash()[0]).isEqualTo(21_428_571);
        assertThat(venue.early.lots()[0]).isEqualTo(-LOTS);
        assertThat(venue.bankrupt.cash()[0]).isZero();
        assertThat(venue.ledger.badDebt().cash()[0]).isZero();
    }

    @Test
    void withoutAPolicyTheVenueKeepsTheDebt() {
        ClearingCase venue = play(AutoDeleveragingPolicy.NONE);

        assertThat(venue.ledger.badDebt().cash()[0]).isEqualTo(-DEFICIT);
        assertThat(venue.bold.lots()[0]).isEqualTo(-LOTS);
        assertThat(venue.tally.haircut()[0]).isZero();
    }

    @Test
    void nobodyGivesMoreThanHeHolds() {
        for (AutoDeleveragingPolicy policy : AutoDeleveragingPolicy.values()) {
            ClearingCase venue = play(policy);

            assertThat(venue.early.lots()[0]).isBetween(-LOTS, 0L);
            assertThat(venue.bold.lots()[0]).isBetween(-LOTS, 0L);
            assertThat(venue.careful.lots()[0]).isBetween(-LOTS, 0L);
        }
    }
}
