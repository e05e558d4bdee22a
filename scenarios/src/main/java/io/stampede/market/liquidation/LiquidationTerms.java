package io.stampede.market.liquidation;

import io.stampede.market.book.PriceBand;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.VenueSpecification;
import java.util.Optional;

/**
 * How a venue closes accounts.
 *
 * @param closing how much of a position one round closes
 * @param maxRounds rounds a step; with 0 nobody is liquidated
 * @param fees of trades and liquidations
 * @param maxDrawPpm how far below its peak the fund may fall before auto-deleveraging takes over, parts per million
 * @param policy who takes what the fund may not pay
 * @param takesOver whether the fund takes bankrupt positions over rather than pay for their sale
 * @param band how far from the mark it fills
 */
public record LiquidationTerms(
        ClosingRule closing,
        int maxRounds,
        Fees fees,
        int maxDrawPpm,
        AutoDeleveragingPolicy policy,
        boolean takesOver,
        Optional<PriceBand> band) {

    /**
     * Fees on notional, parts per million.
     *
     * @param liquidationPpm on what was liquidated, paid to the fund
     * @param takerPpm paid by whoever places an order
     * @param makerPpm paid by the market maker; a rebate if negative
     */
    public record Fees(int liquidationPpm, int takerPpm, int makerPpm) {}

    /** The terms of a venue. */
    public static LiquidationTerms of(VenueSpecification venue, double tickSize, double lotSize, int stepSeconds) {
        return new LiquidationTerms(
                ClosingRule.of(venue.liquidation(), tickSize, lotSize, stepSeconds),
                venue.liquidation().maxRounds(),
                new Fees(venue.liquidation().feePpm(), venue.takerFeePpm(), venue.makerFeePpm()),
                venue.insuranceFund().maxDrawSharePpm(),
                venue.autoDeleveraging().policy(),
                venue.insuranceFund().takeover().isPresent(),
                venue.priceBand().isPresent()
                        ? Optional.of(new PriceBand(venue.priceBand().getAsDouble()))
                        : Optional.empty());
    }
}
