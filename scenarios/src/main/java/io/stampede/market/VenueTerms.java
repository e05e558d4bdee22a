package io.stampede.market;

import io.stampede.market.book.BookTerms;
import io.stampede.market.liquidation.LiquidationTerms;
import java.util.List;

/**
 * All that does not change about a venue, in the units of the model.
 *
 * @param index position of the venue in the specification
 * @param stepSeconds length of a step
 * @param fundingSeconds seconds between funding payments, 0 if there are none
 * @param fundingDue whether a payment falls within the horizon
 * @param depegs what its collateral is worth when, latest rule of {@link CollateralPrices}
 */
public record VenueTerms(
        int index,
        int stepSeconds,
        int fundingSeconds,
        boolean fundingDue,
        BookTerms book,
        DepthTerms depth,
        LiquidationTerms liquidation,
        CollateralPrices depegs) {

    /** The prices of each collateral at one venue over time. */
    public record CollateralPrices(int kinds, List<Depeg> depegs) {
        /** A collateral's price, parts per million of par, in steps {@code from} up to but not {@code to}. */
        public record Depeg(int kind, int from, int to, int pricePpm) {}

        public CollateralPrices {
            depegs = List.copyOf(depegs);
        }

        /** Prices in a step, parts per million of par, one per kind: the lowest of the de-pegs that hold, else par. */
        public int[] at(int step) {
            int[] prices = new int[kinds];
            java.util.Arrays.fill(prices, 1_000_000);
            for (Depeg depeg : depegs) {
                if (step >= depeg.from() && step < depeg.to()) {
                    prices[depeg.kind()] = Math.min(prices[depeg.kind()], depeg.pricePpm());
                }
            }
            return prices;
        }
    }
}
