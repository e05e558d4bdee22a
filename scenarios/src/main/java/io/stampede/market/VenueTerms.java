package io.stampede.market;

import io.stampede.market.book.BookTerms;
import io.stampede.market.liquidation.LiquidationTerms;

/**
 * All that does not change about a venue, in the units of the model.
 *
 * @param index position of the venue in the specification
 * @param stepSeconds length of a step
 * @param fundingSeconds seconds between funding payments, 0 if there are none
 * @param fundingDue whether a payment falls within the horizon
 * @param prices what its collateral is worth when
 */
public record VenueTerms(
        int index,
        int stepSeconds,
        int fundingSeconds,
        boolean fundingDue,
        BookTerms book,
        DepthTerms depth,
        LiquidationTerms liquidation,
        CollateralPrices prices) {}
