package io.stampede.oracle;

/** How a venue's book thins out, comes back, and forgets. */
final class OracleDepth {
    private final OracleWorld world;

    OracleDepth(OracleWorld world) {
        this.world = world;
    }

    /** Phase 8: market makers withdraw or return. */
    void update(OracleVenue venue) {
        if (venue.isFrozen()) {
            return;
        }
        OracleBook book = venue.book;
        double before = book.displacement(book.flow);
        double target = target(venue, before);
        double tau = OracleWorld.seconds(
                target < book.depth ? venue.rules.depthWithdrawalTime() : venue.rules.depthRecoveryTime());
        double depth = book.depth + (target - book.depth) * (1 - StrictMath.exp(-world.stepSeconds / tau));
        if (depth < book.depth) {
            long kept = (long) Math.floor((Math.abs(book.flow) * depth) / book.depth);
            venue.handOver(Long.signum(book.flow) * kept);
            book.depth = depth;
        } else {
            book.depth = depth;
            book.anchor += venue.rules.permanentImpactShare() * (before - book.displacement(book.flow));
        }
    }

    private double target(OracleVenue venue, double displacement) {
        if (venue.makersLeave) {
            return venue.rules.minDepth();
        }
        double factor = 1.0;
        for (double each : venue.depthFactors) {
            factor *= each;
        }
        double target = calm(venue) * StrictMath.exp(strain(venue, displacement)) * factor;
        return Math.max(venue.rules.minDepth(), target);
    }

    private double calm(OracleVenue venue) {
        if (world.startVolatility == 0) {
            return 1;
        }
        double ratio =
                Math.sqrt(world.volatilityEstimate) / (venue.rules.depthVolatilityThreshold() * world.startVolatility);
        return Math.min(1, StrictMath.pow(ratio, -venue.rules.depthVolatilityExponent()));
    }

    private double strain(OracleVenue venue, double displacement) {
        double loss = 0;
        OraclePool maker = venue.marketMaker();
        if (maker.capital > 0) {
            double gain = maker.equityWithoutCollateral(venue.mark) - maker.capital;
            loss = Math.max(-gain / maker.capital, 0);
        }
        return -(venue.rules.depthFearSensitivity() * world.meanFear)
                - venue.rules.depthInventorySensitivity() * (Math.abs(displacement) / 0.01)
                - venue.rules.depthLossSensitivity() * loss;
    }

    /** Phase 13: the flow's impact decays, anchors return to the fundamental value. */
    static void relax(OracleVenue venue, double logFundamental, int stepSeconds) {
        if (venue.isFrozen()) {
            return;
        }
        OracleBook book = venue.book;
        if (venue.rules.resilienceTime().isPresent()) {
            double tau = OracleWorld.seconds(venue.rules.resilienceTime().get());
            double decay = StrictMath.exp(-stepSeconds / tau);
            double before = book.displacement(book.flow);
            venue.handOver(Long.signum(book.flow) * (long) Math.floor(Math.abs(book.flow) * decay));
            book.anchor += venue.rules.permanentImpactShare() * (before - book.displacement(book.flow));
        }
        if (venue.rules.reversionTime().isPresent()) {
            double tau = OracleWorld.seconds(venue.rules.reversionTime().get());
            book.anchor += (1 - StrictMath.exp(-stepSeconds / tau)) * (logFundamental - book.anchor);
        }
    }
}
