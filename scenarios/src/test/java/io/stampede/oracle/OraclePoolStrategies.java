package io.stampede.oracle;

import io.stampede.spec.MomentumPopulation;
import io.stampede.spec.ValuePopulation;

/** What value and momentum funds order. */
final class OraclePoolStrategies {
    private final OracleWorld world;

    OraclePoolStrategies(OracleWorld world) {
        this.world = world;
    }

    /** Lots a pool buys (or sells, if negative) now. */
    long order(OraclePool pool, OracleVenue venue) {
        double cash = Math.max(pool.equityWithoutCollateral(venue.mark), 0);
        double priceTicks = venue.price / venue.units.tick;
        if (pool.population instanceof ValuePopulation value) {
            double gap = world.logFundamental - venue.book.logPrice();
            double beyond = Math.signum(gap) * Math.max(Math.abs(gap) - 0.01, 0);
            double target = (2.0 * cash / priceTicks) * clip(value.sensitivity() * beyond, 1);
            return toward(target, pool, 600, cap(venue, value.participation()));
        }
        if (pool.population instanceof MomentumPopulation momentum) {
            double target = (3.0 * cash / priceTicks) * tanh(signal(momentum.sensitivity()));
            return toward(target, pool, 300, cap(venue, momentum.participation()));
        }
        return 0;
    }

    private double signal(double sensitivity) {
        if (world.oneMinuteVolatility == 0) {
            return 0;
        }
        double cubed = world.trend / (sensitivity * world.oneMinuteVolatility);
        return cubed * cubed * cubed;
    }

    private double cap(OracleVenue venue, double participation) {
        return participation * venue.book.depth * venue.book.onePercentLots * world.stepSeconds / 60;
    }

    private long toward(double target, OraclePool pool, double seconds, double cap) {
        double wanted = (target - pool.lots) * Math.min(1, world.stepSeconds / seconds);
        return (long) clip(wanted, cap);
    }

    static double clip(double value, double bound) {
        return Math.min(Math.max(value, -bound), bound);
    }

    static double tanh(double value) {
        double clipped = clip(value, 3);
        return clipped * (27 + clipped * clipped) / (27 + 9 * clipped * clipped);
    }
}
