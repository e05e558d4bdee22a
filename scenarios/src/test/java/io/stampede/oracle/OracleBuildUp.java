package io.stampede.oracle;

import io.stampede.oracle.OracleTrader.State;
import io.stampede.spec.BuildUp;
import io.stampede.spec.Specification;
import java.util.Optional;

/** Longs who buy on credit while prices rise, before the scenario's own time begins. */
final class OracleBuildUp {
    private final Optional<BuildUp> rules;
    private final int steps;
    private final OracleWorld world;
    private double optimism;

    OracleBuildUp(Specification specification, OracleWorld world) {
        rules = specification.buildUp();
        steps = specification.buildUpSteps();
        this.world = world;
    }

    /** Phase 4: optimism follows the trend. */
    void observe(int step) {
        if (step >= steps) {
            return;
        }
        double trend = 0;
        if (world.oneMinuteVolatility > 0) {
            trend = Math.min(Math.max(world.trend / world.oneMinuteVolatility, 0), 3);
        }
        double drive = trend * (27 + trend * trend) / (27 + 9 * trend * trend);
        double tau = OracleWorld.seconds(rules.orElseThrow().optimismTime());
        optimism += (drive - optimism) * (world.stepSeconds / tau);
    }

    /** Phase 6: lots that a calm long buys on credit. */
    long order(OracleTrader trader, OracleVenue venue, int step) {
        boolean buys = step < steps && trader.side > 0 && trader.lots != 0 && trader.state == State.CALM;
        if (!buys) {
            return 0;
        }
        BuildUp given = rules.orElseThrow();
        double share = given.startShare();
        double aspired = trader.aspiredLots;
        double wanted = Math.min(1, share + (1 - share) * (given.optimism() * optimism));
        long missing = (long) Math.floor(aspired * wanted) - trader.lots;
        long pace = (long) Math.ceil(aspired * world.stepSeconds / OracleWorld.seconds(given.buyingTime()));
        double equity = venue.equity(trader, venue.mark);
        long affordable = (long) Math.floor(trader.startLeverage * equity / venue.mark) - trader.lots;
        return Math.max(0, Math.min(Math.min(missing, pace), affordable));
    }
}
