package io.stampede.market.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.account.Passbook;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.MarginTier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Takers of a batch buy 30 lots at 1,001 ticks and sell 10 at 999: 30,030 and 9,990 units of money. Makers sell the net
 * 20 lots at 1,001 and earn the spread of 2 ticks on 10 lots.
 */
class KnownMakerFeeTest {
    private final Passbook maker = new Passbook(0, 0, 1);
    private final ClearingLedger ledger = new ClearingLedger(
            MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4),
            new CollateralTerms(new int[0]),
            List.of(maker),
            0,
            maker,
            new Passbook(1, 0, 1),
            new Passbook(2, 0, 1));

    private void fill(int feePpm) {
        ledger.fillMarketMaker(0, 30, 1_001, 10, 999, feePpm);
    }

    @Test
    void withoutAFeeMakersGetTheSpread() {
        fill(0);

        assertThat(maker.lots()[0]).isEqualTo(-20);
        assertThat(maker.cash()[0]).isEqualTo(30_030 - 9_990);
        assertThat(ledger.fees().cash()[0]).isZero();
    }

    /** 0.02 % as at many venues: ⌊30,030 × 0.0002⌋ = 6 and ⌊9,990 × 0.0002⌋ = 1, each side rounded down by itself. */
    @Test
    void makersPayOnBothSides() {
        fill(200);

        assertThat(maker.cash()[0]).isEqualTo(30_030 - 9_990 - 7);
        assertThat(ledger.fees().cash()[0]).isEqualTo(7);
    }

    /** BitMEX' rebate of 0.025 %: ⌊7.5075⌋ + ⌊2.4975⌋ = 9, out of the venue's fees. */
    @Test
    void aRebateIsPaidToMakers() {
        fill(-250);

        assertThat(maker.cash()[0]).isEqualTo(30_030 - 9_990 + 9);
        assertThat(ledger.fees().cash()[0]).isEqualTo(-9);
    }

    @Test
    void aFeeIsNoPartOfWhatThePositionCost() {
        fill(-250);

        assertThat(maker.entryCost()[0]).isEqualTo(-20 * 1_001);
    }
}
