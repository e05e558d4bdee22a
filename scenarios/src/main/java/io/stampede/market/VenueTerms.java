package io.stampede.market;

import io.stampede.market.book.BookTerms;
import io.stampede.market.liquidation.LiquidationTerms;
import io.stampede.market.solvency.SolvencyTerms;
import io.stampede.spec.MarkMethod;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that does not change about a venue, in the units of the model.
 *
 * @param index position of the venue in the specification
 * @param stepSeconds length of a step
 * @param fundingSeconds seconds between funding payments, 0 if there are none
 * @param fundingDue whether a payment falls within the horizon
 * @param shocks what the specification does to it
 * @param marking how it marks positions
 * @param takeover flow at which its fund works off what it took over, 1 % depth per minute; empty if it takes nothing
 * @param breaker when it halts trading
 * @param solvency how its users may run on it; empty if they may not
 */
public record VenueTerms(
        int index,
        int stepSeconds,
        int fundingSeconds,
        boolean fundingDue,
        BookTerms book,
        DepthTerms depth,
        LiquidationTerms liquidation,
        VenueShockTerms shocks,
        Marking marking,
        OptionalDouble takeover,
        Optional<BreakerTerms> breaker,
        Optional<SolvencyTerms> solvency) {

    /**
     * How a venue marks positions.
     *
     * @param method what the mark is made of
     * @param learning part of the gap between basis and its average that closes in a step
     */
    public record Marking(MarkMethod method, double learning) {}
}
