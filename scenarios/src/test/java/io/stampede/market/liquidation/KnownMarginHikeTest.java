package io.stampede.market.liquidation;

import static io.stampede.market.liquidation.ClearingCase.LOTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.AutoDeleveragingPolicy;
import org.junit.jupiter.api.Test;

/**
 * The long of 1 BTC at 100,000 USD with a twentieth of it is in the second tier: 0.5 % less 50 USD. It is liquidated at
 * (95,000 − 50) / (1 − 0.005) = 95,427.14 USD; where the venue asks for twice as much, at (95,000 − 100) / (1 − 0.01) =
 * 95,858.59 USD.
 */
class KnownMarginHikeTest {
    private final ClearingCase venue =
            new ClearingCase(LiquidationCases.full(8, AutoDeleveragingPolicy.QUEUE, false), 10_000);

    private long longAfter(long markUsd) {
        venue.round(markUsd);
        return venue.bankrupt.lots()[0];
    }

    @Test
    void withoutAHikeTheLongStandsUntilItsLiquidationPrice() {
        assertThat(longAfter(95_428)).isEqualTo(LOTS);
        assertThat(longAfter(95_427)).isZero();
    }

    @Test
    void twiceTheMarginIsAskedForTwiceAsEarly() {
        venue.ledger.setMargin(0, 2_000_000);

        assertThat(longAfter(95_859)).isEqualTo(LOTS);
        assertThat(longAfter(95_858)).isZero();
    }

    /** The account was screened for the higher margin, then for the lower one again. */
    @Test
    void afterTheHikeAllIsAsBefore() {
        venue.ledger.setMargin(0, 2_000_000);
        assertThat(longAfter(96_000)).isEqualTo(LOTS);
        venue.ledger.setMargin(0, 1_000_000);

        assertThat(longAfter(95_428)).isEqualTo(LOTS);
        assertThat(longAfter(95_427)).isZero();
    }

    /** 2 BTC at 100,000 USD are 950 USD of maintenance (0.5 % less 50); one and a half times as much is 1,425 USD. */
    @Test
    void theFactorCountsForTheWholeMargin() {
        venue.ledger.setMargin(0, 1_500_000);
        long notional = 2 * LOTS * 1_000_000;

        assertThat(venue.ledger.maintenance(notional, 0)).isEqualTo(1_425 * ClearingCase.USD);
        assertThat(venue.ledger.schedule().maintenance(notional)).isEqualTo(950 * ClearingCase.USD);
    }
}
