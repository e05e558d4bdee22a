package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.market.account.Passbook;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.MarkMethod;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A market in which nothing moves but what a test moves, so that it can be worked by hand: no volatility, news, fear,
 * funding, fees or spread, and venues that neither follow each other nor return to a value.
 *
 * <p>A step is 10 seconds. The price is 100,000 USD or 1,000,000 ticks, a lot 1/10,000 BTC or 10 USD, a USD 100,000
 * units; open interest is 100 million USD, spread evenly over the venues.
 */
final class StillMarket {
    static final Lanes LANE = new Lanes(0, 1);
    static final long TICKS = 1_000_000;
    static final long USD = 100_000;

    /** Depth in which no order of these tests moves the price by a tick. */
    static final double BOUNDLESS = 1e9;

    private StillMarket() {}

    /** A market of venues with a depth, relative to open interest. */
    static Specification of(int venues, double depth, PopulationSpecification population, Shock... shocks) {
        Specification defaults = Specification.defaults();
        List<VenueSpecification> given = new ArrayList<>();
        for (int venue = 0; venue < venues; venue++) {
            given.add(still(VenueSpecification.defaults("venue-" + venue, 1), depth));
        }
        return defaults.withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(10)))
                .withAsset(defaults.asset()
                        .with("initialPrice", 100_000.0)
                        .with("openInterest", 1e8)
                        .with("volatility", 0.0)
                        .with("jumpsPerDay", 0.0))
                .withSentiment(defaults.sentiment().with("enabled", false))
                .withVenues(given)
                .withPopulations(List.of(population, MarketMakerPopulation.defaults("makers")))
                .withShocks(List.of(shocks));
    }

    private static VenueSpecification still(VenueSpecification venue, double depth) {
        return venue.with("depthToOpenInterest", depth)
                .with("resilienceTime", Optional.empty())
                .with("reversionTime", Optional.empty())
                .with("mirrorTime", Optional.empty())
                .with("fundingInterval", Optional.empty())
                .with("depthVolatilityExponent", 0.0)
                .with("depthInventorySensitivity", 0.0)
                .with("depthLossSensitivity", 0.0)
                .with("depthFearSensitivity", 0.0)
                .with("spread", 0.0)
                .with("takerFeePpm", 0)
                .with("markMethod", MarkMethod.LAST);
    }

    /** It in one lane, its books checked after every step. */
    static BlockSimulator open(Specification specification) {
        return new BlockSimulator(new MarketModel(specification), LANE, 1);
    }

    /** An account of a venue, by its position there. */
    static Passbook account(BlockSimulator simulator, int venue, int place) {
        return simulator.openings().get(venue).venue().passbooks().get(place);
    }
}
