package io.stampede.market.liquidation;

import io.stampede.market.account.Money;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.VenueSpecification;

/**
 * How a venue closes accounts.
 *
 * @param policy how much of a position one round closes
 * @param maxRounds rounds a step, at least 1
 * @param feePpm liquidation fee on what was closed, parts per million, paid to the fund
 * @param takerFeePpm taker fee, parts per million
 * @param buffer equity above maintenance that {@code TARGET} restores
 * @param maxDrawPpm how far below its peak the fund may fall before auto-deleveraging takes over, parts per million
 * @param partialAbove notional above which {@code PARTIAL20} closes a fifth, money units
 */
public record LiquidationTerms(
        LiquidationPolicy policy,
        int maxRounds,
        int feePpm,
        int takerFeePpm,
        double buffer,
        int maxDrawPpm,
        long partialAbove) {
    /** Quote currency above which Hyperliquid closes a position by a fifth at a time. */
    private static final double PARTIAL_ABOVE_QUOTE = 100_000;

    /** The terms of a venue. */
    public static LiquidationTerms of(VenueSpecification venue, double tickSize, double lotSize) {
        return new LiquidationTerms(
                venue.liquidation().policy(),
                venue.liquidation().maxRounds(),
                venue.liquidation().feePpm(),
                venue.takerFeePpm(),
                venue.liquidation().buffer(),
                venue.insuranceFund().maxDrawSharePpm(),
                Money.units(PARTIAL_ABOVE_QUOTE, tickSize, lotSize));
    }
}
