package io.stampede.market.book;

import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.Optional;

/**
 * What does not change about a venue's book, in the units of a step.
 *
 * @param impact how quantity moves the price
 * @param tickSize quote currency per tick
 * @param spread relative bid-ask spread at full depth
 * @param maxSpread widest relative bid-ask spread
 * @param permanentShare share of impact that stays when displacement decays
 * @param resilience factor by which displacement shrinks in a step, 1 if it never does
 * @param reversion part of the gap to the fundamental that closes in a step, 0 if none
 * @param mirrorPerSecond e-foldings of the gap to the other venues that close in a second at full depth, 0 if none
 * @param stepSeconds length of a step
 */
public record BookTerms(
        ImpactCurve impact,
        double tickSize,
        double spread,
        double maxSpread,
        double permanentShare,
        double resilience,
        double reversion,
        double mirrorPerSecond,
        double stepSeconds) {

    /** The terms of a venue; {@code onePercentLots} is the quantity that moves the price by 1 % at full depth. */
    public static BookTerms of(VenueSpecification venue, double onePercentLots, double tickSize, double stepSeconds) {
        return new BookTerms(
                new ImpactCurve(onePercentLots, venue.impactExponent() == 1.0),
                tickSize,
                venue.spread(),
                venue.maxSpread(),
                venue.permanentImpactShare(),
                decay(venue.resilienceTime(), stepSeconds),
                1.0 - decay(venue.reversionTime(), stepSeconds),
                venue.mirrorTime().map(time -> 1.0 / seconds(time)).orElse(0.0),
                stepSeconds);
    }

    private static double decay(Optional<Duration> time, double stepSeconds) {
        return time.map(given -> StrictMath.exp(-stepSeconds / seconds(given))).orElse(1.0);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
