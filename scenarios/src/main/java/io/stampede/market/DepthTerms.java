package io.stampede.market;

import io.stampede.spec.VenueSpecification;

/**
 * How a venue's market makers withdraw and restore depth.
 *
 * @param least smallest relative depth
 * @param withdrawal part of the gap to a lower target closed in a step
 * @param recovery part of the gap to a higher target closed in a step
 * @param volatilityScale volatility per √second above which depth is withdrawn, 0 if volatility is 0
 * @param volatilityExponent exponent of depth in volatility above the scale
 * @param fear sensitivity to mean fear
 * @param inventory sensitivity to each percent of displacement
 * @param loss sensitivity to losses over capital
 * @param capital the market makers' capital, money units
 */
public record DepthTerms(
        double least,
        double withdrawal,
        double recovery,
        double volatilityScale,
        double volatilityExponent,
        double fear,
        double inventory,
        double loss,
        long capital) {

    /** The terms of a venue; {@code normalVolatility} is σ0 per √second. */
    public static DepthTerms of(
            VenueSpecification venue, double normalVolatility, double stepSeconds, long marketMakerCapital) {
        return new DepthTerms(
                venue.minDepth(),
                1.0 - StrictMath.exp(-stepSeconds / (venue.depthWithdrawalTime().toMillis() / 1000.0)),
                1.0 - StrictMath.exp(-stepSeconds / (venue.depthRecoveryTime().toMillis() / 1000.0)),
                venue.depthVolatilityThreshold() * normalVolatility,
                venue.depthVolatilityExponent(),
                venue.depthFearSensitivity(),
                venue.depthInventorySensitivity(),
                venue.depthLossSensitivity(),
                marketMakerCapital);
    }

    /**
     * The depth that market makers aim for.
     *
     * @param variance estimated variance of the index per second
     * @param meanFear size-weighted mean fear
     * @param displacement log-price displacement z
     * @param marketMakerEquity money units
     * @param factor what is left of it for reasons of its own, 1 in ordinary times
     */
    public double target(double variance, double meanFear, double displacement, long marketMakerEquity, double factor) {
        double calm = volatilityScale == 0
                ? 1.0
                : Math.min(1.0, StrictMath.pow(Math.sqrt(variance) / volatilityScale, -volatilityExponent));
        double lost = capital == 0 ? 0 : Math.max(-((double) (marketMakerEquity - capital) / (double) capital), 0);
        double strain = -(fear * meanFear) - inventory * (Math.abs(displacement) / 0.01) - loss * lost;
        return Math.max(least, calm * StrictMath.exp(strain) * factor);
    }
}
