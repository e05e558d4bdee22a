package io.stampede.market.liquidation;

import static io.stampede.market.liquidation.ClearingCase.LOTS;
import static io.stampede.market.liquidation.ClearingCase.USD;
import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.AutoDeleveragingPolicy;
import org.junit.jupiter.api.Test;

/**
 * A fund of 3,000 USD takes the long over at its bankruptcy price of 95,000 USD while the price is 94,000: the sale
 * would have cost it 1,000 USD, the position is worth 1,000 USD less than it stands for.
 */
class KnownTakeoverTest {
    private final ClearingCase venue =
            new ClearingCase(LiquidationCases.full(8, AutoDeleveragingPolicy.QUEUE, true), 3_000);

    private long worth(long markUsd) {
        return venue.ledger.fundWorth(0, markUsd * 10);
    }

    @Test
    void theFundHoldsThePositionAtTheBankruptcyPrice() {
        venue.round(94_000);

        assertThat(venue.bankrupt.lots()[0]).isZero();
        assertThat(venue.bankrupt.cash()[0]).isZero();
        assertThat(venue.ledger.fund().lots()[0]).isEqualTo(LOTS);
        assertThat(venue.ledger.fund().entryCost()[0]).isEqualTo(95_000 * USD);
        assertThat(worth(95_000)).isEqualTo(3_000 * USD);
        assertThat(worth(94_000)).isEqualTo(2_000 * USD);
        assertThat(venue.tally.orders()[0]).isZero();
    }

    @Test
    void itGainsWhenThePriceComesBack() {
        venue.round(94_000);

        assertThat(worth(97_000)).isEqualTo(5_000 * USD);
    }

    /**
     * At 92,000 USD all of the fund is gone: the position goes to the queue, the fund keeps nothing and owes
     * nothing.
     */
    @Test
    void whatItCannotCarryGoesToTheOtherSide() {
        venue.round(94_000);
        long cash = venue.cash();

        venue.round(92_000);

        assertThat(venue.ledger.fund().lots()[0]).isZero();
        assertThat(venue.ledger.fund().cash()[0]).isZero();
        assertThat(venue.bold.lots()[0]).isZero();
        assertThat(venue.cash()).isEqualTo(cash);
        assertThat(venue.lots()).isZero();
    }
}
