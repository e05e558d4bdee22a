package io.stampede.simulation;

import io.stampede.spec.ClockSpecification;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.InsuranceFundRule;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.LiquidationRule;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.MomentumPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Shock;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small markets for tests of exactness: hostile ones by name, and a family to draw from. */
final class MarketSpecifications {
    private static final List<String> VENUES = List.of("alpha", "beta", "gamma");

    private MarketSpecifications() {}

    /** What the family varies about the traders and venues. */
    record Shape(int venues, int longs, int shorts, double leverage, boolean mayPanic) {}

    /** What the family varies about the rules and what happens. */
    record Fate(LiquidationPolicy policy, int rounds, double fund, double logReturn, int minutes, boolean depegs) {}

    /** A market of the family. */
    static Specification of(Shape shape, Fate fate, long seed) {
        List<VenueSpecification> venues = new ArrayList<>();
        for (int venue = 0; venue < shape.venues(); venue++) {
            VenueSpecification given = VenueSpecification.defaults(VENUES.get(venue), 1.0 / shape.venues());
            venues.add((venue == 1 ? linear(given) : given)
                    .with("liquidation", LiquidationRule.of(fate.policy()).with("maxRounds", fate.rounds()))
                    .with("depthLossSensitivity", (double) venue)
                    .with("insuranceFund", new InsuranceFundRule(fate.fund(), 300_000)));
        }
        List<PopulationSpecification> populations = List.of(
                LeveragedPopulation.defaults("longs", Side.LONG, shape.longs())
                        .with("leverageMultiplier", shape.leverage()),
                LeveragedPopulation.defaults("shorts", Side.SHORT, shape.shorts())
                        .with("leverageMultiplier", shape.leverage()),
                ValuePopulation.defaults("value-funds"),
                MomentumPopulation.defaults("momentum-funds"),
                MarketMakerPopulation.defaults("market-makers"));
        List<Shock> shocks = new ArrayList<>();
        Duration at = Duration.ofMinutes(1);
        shocks.add(new Jump(at, fate.logReturn()));
        shocks.add(new Rumour(at, 30, new RumourTopic(TopicKind.VENUE, "alpha")));
        shocks.add(new Rumour(at.plusMinutes(1), 30, new RumourTopic(TopicKind.COLLATERAL, "pegged-dollar")));
        if (fate.depegs()) {
            shocks.add(new Depeg(at, Duration.ofMinutes(2), "pegged-dollar", List.of("alpha"), 0.35));
        }
        SentimentSpecification sentiment = SentimentSpecification.defaults()
                .with("enabled", shape.mayPanic())
                .with("newsWeight", 0.2)
                .with("panicRate", 360.0)
                .with("panicThreshold", 0.2)
                .with("panicTime", Duration.ofMinutes(1))
                .with("refractoryTime", Duration.ofMinutes(1));
        return Specification.defaults()
                .withSeed(seed)
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(fate.minutes())))
                .withVenues(venues)
                .withPopulations(populations)
                .withSentiment(sentiment)
                .withCollateral(List.of(
                        CollateralSpecification.defaults("pegged-dollar").with("userShare", 0.5)))
                .withShocks(shocks);
    }

    /** A linear book, deep enough that its price stays within what the model admits when everybody is closed. */
    private static VenueSpecification linear(VenueSpecification venue) {
        return venue.with("impactExponent", 1.0)
                .with("depthToOpenInterest", 0.1)
                .with("minDepth", 0.2);
    }

    /** Markets at the edge, which between them take every branch. */
    static List<Specification> hostile() {
        List<Specification> hostile = new ArrayList<>();
        for (LiquidationPolicy policy :
                List.of(LiquidationPolicy.FULL, LiquidationPolicy.PARTIAL20, LiquidationPolicy.TARGET)) {
            hostile.add(of(new Shape(3, 40, 20, 1, true), new Fate(policy, 8, 0.006, -0.05, 10, true), 11));
            hostile.add(of(new Shape(2, 30, 30, 4, true), new Fate(policy, 1, 0, 0.1, 8, false), 12));
            // Everybody on the long side is bankrupt in one step, and nobody has insured them.
            hostile.add(of(new Shape(1, 50, 10, 4, true), new Fate(policy, 64, 0, -0.5, 5, true), 13));
            hostile.add(of(new Shape(3, 1, 0, 4, false), new Fate(policy, 8, 0.1, -0.3, 5, false), 14));
        }
        hostile.add(of(new Shape(1, 0, 1, 1, true), new Fate(LiquidationPolicy.FULL, 8, 0.006, 0.5, 5, false), 15));
        hostile.add(of(new Shape(1, 0, 0, 1, true), new Fate(LiquidationPolicy.FULL, 8, 0.006, -0.1, 5, false), 16));
        hostile.add(withExpensiveCollateral(hostile.get(0)));
        hostile.add(withWholeExits(hostile.get(2)));
        hostile.add(withSqueezeBefore(hostile.get(2)));
        hostile.add(withoutPools(hostile.get(2)));
        hostile.add(withHourlyFunding(hostile.get(0)));
        return hostile;
    }

    /** Sold collateral is worth more than it counted for, so that selling it can be enough. */
    private static Specification withExpensiveCollateral(Specification specification) {
        return specification
                .withShocks(List.of(new Jump(Duration.ofMinutes(1), -0.08)))
                .withCollateral(List.of(CollateralSpecification.defaults("pegged-dollar")
                        .with("userShare", 1.0)
                        .with("haircutPpm", 500_000)));
    }

    /** Whoever panics while the price falls by half closes everything at once, and owes more than he has. */
    private static Specification withWholeExits(Specification specification) {
        return specification.withSentiment(
                specification.sentiment().with("exitShare", 1.0).with("exitTime", Duration.ofSeconds(10)));
    }

    /** Shorts buy from the market maker before the longs are ruined: he is on the other side of them. */
    private static Specification withSqueezeBefore(Specification specification) {
        return specification
                .withPopulations(List.of(
                        LeveragedPopulation.defaults("longs", Side.LONG, 30).with("leverageMultiplier", 2.0),
                        LeveragedPopulation.defaults("shorts", Side.SHORT, 30)
                                .with("leverageMultiplier", 4.0)
                                .with("openInterestShare", 1.0),
                        MarketMakerPopulation.defaults("market-makers")))
                .withShocks(List.of(new Jump(Duration.ofSeconds(50), 0.2), new Jump(Duration.ofSeconds(60), -0.9)));
    }

    private static Specification withoutPools(Specification specification) {
        return specification.withPopulations(List.of(
                specification.populations().get(0),
                specification.populations().get(1),
                new MarketMakerPopulation("market-makers", 1, 0)));
    }

    private static Specification withHourlyFunding(Specification specification) {
        List<VenueSpecification> venues = specification.venues().stream()
                .map(venue -> venue.with("fundingInterval", Optional.of(Duration.ofHours(1)))
                        .with("minDepth", venue.impactExponent() == 1.0 ? 0.2 : 0.005)
                        .with("depthFearSensitivity", 10.0))
                .toList();
        return specification
                .withVenues(venues)
                .withClock(new ClockSpecification(Duration.ofSeconds(60), Duration.ofHours(3)));
    }

    /** The family. */
    static Arbitrary<Specification> family() {
        Arbitrary<Shape> shapes = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(0.25, 1.0, 2.0, 4.0),
                        Arbitraries.of(true, false))
                .as(Shape::new);
        Arbitrary<Fate> fates = Combinators.combine(
                        Arbitraries.of(LiquidationPolicy.FULL, LiquidationPolicy.PARTIAL20, LiquidationPolicy.TARGET),
                        Arbitraries.of(1, 2, 8, 64),
                        Arbitraries.of(0.0, 0.0001, 0.006, 0.1),
                        Arbitraries.of(-0.5, -0.2, -0.1, -0.05, 0.05, 0.3),
                        Arbitraries.integers().between(5, 12),
                        Arbitraries.of(true, false))
                .as(Fate::new);
        return Combinators.combine(shapes, fates, Arbitraries.longs().between(0, 1L << 40))
                .as(MarketSpecifications::of);
    }
}
