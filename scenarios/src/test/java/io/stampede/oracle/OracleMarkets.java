package io.stampede.oracle;

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
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import io.stampede.spec.News;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Small markets, each with something that could go wrong. */
final class OracleMarkets {
    private static final CollateralSpecification DOLLAR =
            CollateralSpecification.defaults("pegged-dollar").with("userShare", 0.6);

    private OracleMarkets() {}

    static Map<String, Specification> all() {
        Map<String, Specification> all = new LinkedHashMap<>();
        all.put("calm", small(10, 300));
        all.put("fall", small(10, 300).withShocks(List.of(fall(-0.05))));
        all.put("deep fall", small(10, 300).withShocks(List.of(fall(-0.10))));
        all.put("squeeze", small(10, 300).withShocks(List.of(fall(0.12))));
        all.put("fall of full closes", policy(LiquidationPolicy.FULL));
        all.put("fall of target closes", policy(LiquidationPolicy.TARGET));
        addDeleveraging(all);
        addShocks(all);
        addBooks(all);
        addSizes(all);
        addSentiments(all);
        all.put("hostile", hostile());
        return all;
    }

    private static void addDeleveraging(Map<String, Specification> all) {
        Specification stressed = leverage(small(10, 240), 3).withShocks(List.of(fall(-0.06)));
        all.put("tiny fund", venues(stressed, venue -> venue.with("insuranceFund", fund(1e-5))));
        all.put("no fund", venues(stressed, venue -> venue.with("insuranceFund", fund(0))));
        all.put(
                "no fund, squeeze",
                venues(stressed, venue -> venue.with("insuranceFund", fund(0))).withShocks(List.of(fall(0.08))));
        all.put(
                "no fund, both ways, one round",
                venues(
                                stressed,
                                venue -> venue.with("insuranceFund", fund(0))
                                        .with(
                                                "liquidation",
                                                LiquidationRule.defaults().with("maxRounds", 1)))
                        .withShocks(List.of(fall(-0.07), new Jump(Duration.ofMinutes(15), 0.25))));
        all.put("rounds differ by venue", rounds(stressed));
        all.put(
                "nobody is liquidated",
                venues(
                        stressed,
                        venue -> venue.with("insuranceFund", fund(1e-5))
                                .with("liquidation", LiquidationRule.defaults().with("maxRounds", 0))));
    }

    private static void addShocks(Map<String, Specification> all) {
        Specification pledged = small(10, 240).withCollateral(List.of(DOLLAR));
        Depeg depeg =
                new Depeg(Duration.ofMinutes(10), Duration.ofMinutes(25), "pegged-dollar", List.of("alpha"), 0.35);
        all.put("de-peg at one venue", pledged.withShocks(List.of(fall(-0.04), depeg)));
        Depeg everywhere = new Depeg(Duration.ofSeconds(605), Duration.ofSeconds(905), "staked", List.of(), 0.9);
        all.put(
                "two collaterals, overlapping de-pegs",
                leverage(small(10, 240), 2)
                        .withCollateral(List.of(
                                DOLLAR.with("userShare", 0.3),
                                CollateralSpecification.defaults("staked")
                                        .with("userShare", 0.5)
                                        .with("haircutPpm", 100_001)
                                        .with("marginSharePpm", 899_999)))
                        .withShocks(List.of(
                                everywhere,
                                new Depeg(
                                        Duration.ofMinutes(12), Duration.ofMinutes(2), "staked", List.of("beta"), 0.95),
                                rumour(8, TopicKind.COLLATERAL, "staked"),
                                rumour(5, TopicKind.VENUE, "beta"),
                                fall(-0.03))));
        all.put("exits into a de-peg", exits(pledged.withShocks(List.of(fall(-0.05), depeg))));
        all.put(
                "rumours",
                small(10, 240)
                        .withShocks(List.of(
                                new Rumour(Duration.ofMinutes(5), 16, RumourTopic.MARKET),
                                rumour(8, TopicKind.VENUE, "gamma"),
                                rumour(8, TopicKind.COLLATERAL, "pegged-dollar"),
                                fall(0.02))));
    }

    private static void addBooks(Map<String, Specification> all) {
        Specification falling = small(10, 240).withShocks(List.of(fall(-0.05)));
        all.put("linear impact", venues(falling, venue -> venue.with("impactExponent", 1.0)));
        all.put(
                "shallow",
                venues(
                        falling,
                        venue -> venue.with("depthToOpenInterest", 0.003)
                                .with("minDepth", 0.005)
                                .with("depthFearSensitivity", 10.0)));
        all.put(
                "losses withdraw depth",
                venues(
                        falling,
                        venue -> venue.with("depthLossSensitivity", 3.0)
                                .with("depthInventorySensitivity", 2.0)
                                .with("depthVolatilityExponent", 0.5)));
        all.put(
                "nothing decays",
                venues(
                        falling,
                        venue -> venue.with("resilienceTime", Optional.empty())
                                .with("reversionTime", Optional.empty())
                                .with("mirrorTime", Optional.empty())
                                .with("fundingInterval", Optional.empty())));
        all.put(
                "no volatility",
                falling.withAsset(falling.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0)));
        all.put(
                "wild",
                falling.withAsset(falling.asset()
                        .with("volatility", 0.15)
                        .with("jumpsPerDay", 100.0)
                        .with("jumpUpProbability", 0.3)
                        .with("volatilityOfVolatility", 1.5)));
        all.put(
                "odd units",
                falling.withAsset(falling.asset()
                        .with("initialPrice", 3_456.78)
                        .with("tickSize", 0.03)
                        .with("lotSize", 0.007)
                        .with("openInterest", 3e8)));
    }

    private static void addSizes(Map<String, Specification> all) {
        Specification falling = small(10, 240).withShocks(List.of(fall(-0.06)));
        all.put("nobody", with(falling, List.of()));
        all.put("one trader", with(falling, List.of(LeveragedPopulation.defaults("longs", Side.LONG, 1))));
        all.put("two traders", with(falling, people(1, 1)));
        all.put("nine traders", with(falling, people(6, 3)));
        all.put("one venue", falling.withVenues(List.of(VenueSpecification.defaults("alpha", 1))));
        all.put(
                "two venues",
                falling.withVenues(
                        List.of(VenueSpecification.defaults("alpha", 0.7), VenueSpecification.defaults("beta", 0.3))));
        List<PopulationSpecification> crowd = new ArrayList<>(people(40, 20));
        crowd.add(ValuePopulation.defaults("value-funds").with("count", 3).with("capitalToOpenInterest", 0.4));
        crowd.add(LeveragedPopulation.defaults("whales", Side.LONG, 7)
                .with("wealthTailExponent", 0.8)
                .with("maxPositionShare", 0.2));
        crowd.add(MomentumPopulation.defaults("momentum-funds").with("count", 2).with("participation", 0.05));
        crowd.add(MarketMakerPopulation.defaults("makers"));
        crowd.add(MomentumPopulation.defaults("quick-funds")
                .with("sensitivity", 0.1)
                .with("participation", 0.05));
        all.put("several pools", with(falling, crowd));
        all.put("steps of a second", small(1, 400).withShocks(List.of(new Jump(Duration.ofMinutes(1), -0.05))));
        all.put("steps of a minute", small(60, 240).withShocks(List.of(fall(-0.05))));
        all.put("steps of seven seconds", small(7, 300).withShocks(List.of(fall(-0.05))));
        Specification long10 = small(60, 600).withShocks(List.of(fall(-0.03), fall(0.02)));
        all.put("ten hours", long10);
        all.put(
                "ten hours, hourly funding",
                venues(leverage(long10, 2), venue -> venue.with("fundingInterval", Optional.of(Duration.ofHours(1)))));
        all.put(
                "ten hours, funding every four",
                venues(long10, venue -> venue.with("fundingInterval", Optional.of(Duration.ofHours(4)))));
    }

    private static void addSentiments(Map<String, Specification> all) {
        Specification falling = small(10, 300).withShocks(List.of(fall(-0.05)));
        SentimentSpecification law = falling.sentiment();
        all.put("no fear", falling.withSentiment(SentimentSpecification.off()));
        all.put("short panics", exits(falling));
        all.put("no exit", falling.withSentiment(law.with("exitShare", 0.0)));
        all.put("everybody knows everybody", falling.withSentiment(law.with("network", network(64, 3, 9))));
        all.put(
                "feedback of returns into news",
                falling.withSentiment(law.with("news", new News(60, 0.95, Duration.ofMinutes(1), 0.01))));
        all.put(
                "susceptible",
                falling.withSentiment(law.with("susceptibilityA", 8)
                        .with("susceptibilityB", 1)
                        .with("panicExponent", 1)
                        .with("shortAsymmetry", 2.0)
                        .with("deleveragedWeight", 0.4)));
    }

    static Jump fall(double logReturn) {
        return new Jump(Duration.ofSeconds(599), logReturn);
    }

    private static Rumour rumour(double severity, TopicKind kind, String name) {
        return new Rumour(Duration.ofMinutes(10), severity, new RumourTopic(kind, name));
    }

    private static Network network(int outDegree, double reproduction, long seed) {
        return new Network(NetworkKind.RANDOM, outDegree, reproduction, OptionalLong.of(seed));
    }

    private static InsuranceFundRule fund(double size) {
        return new InsuranceFundRule(size, 300_000);
    }

    private static List<PopulationSpecification> people(int longs, int shorts) {
        return List.of(
                LeveragedPopulation.defaults("longs", Side.LONG, longs),
                LeveragedPopulation.defaults("shorts", Side.SHORT, shorts));
    }

    static Specification small(int stepSeconds, int steps) {
        List<PopulationSpecification> populations = new ArrayList<>(people(55, 25));
        populations.add(ValuePopulation.defaults("value-funds"));
        populations.add(MomentumPopulation.defaults("momentum-funds"));
        populations.add(MarketMakerPopulation.defaults("market-makers"));
        Duration step = Duration.ofSeconds(stepSeconds);
        return Specification.defaults()
                .withSeed(20_261_123)
                .withClock(new ClockSpecification(step, step.multipliedBy(steps)))
                .withPopulations(populations);
    }

    private static Specification with(Specification base, List<PopulationSpecification> populations) {
        return base.withPopulations(populations);
    }

    private static Specification venues(Specification base, UnaryOperator<VenueSpecification> change) {
        return base.withVenues(base.venues().stream().map(change).toList());
    }

    private static Specification policy(LiquidationPolicy policy) {
        Specification base = leverage(small(10, 240), 2).withShocks(List.of(fall(-0.05)));
        return venues(
                base,
                venue -> venue.with("liquidation", LiquidationRule.defaults().with("policy", policy)));
    }

    private static Specification leverage(Specification base, double multiplier) {
        return base.withPopulations(base.populations().stream()
                .map(population -> population instanceof LeveragedPopulation leveraged
                        ? leveraged.with("leverageMultiplier", multiplier)
                        : population)
                .toList());
    }

    private static Specification rounds(Specification base) {
        List<VenueSpecification> venues = new ArrayList<>();
        for (VenueSpecification venue : base.venues()) {
            LiquidationRule rule = LiquidationRule.defaults().with("maxRounds", 1 + 3 * venues.size());
            venues.add(venue.with("liquidation", rule).with("insuranceFund", fund(0.001)));
        }
        return base.withVenues(venues);
    }

    private static Specification exits(Specification base) {
        return base.withSentiment(base.sentiment()
                .with("panicRate", 360.0)
                .with("panicThreshold", 0.1)
                .with("panicTime", Duration.ofSeconds(35))
                .with("refractoryTime", Duration.ofSeconds(10))
                .with("exitTime", Duration.ofSeconds(10))
                .with("exitShare", 1.0)
                .with("newsWeight", 0.2)
                .with("network", network(3, 2.5, 77)));
    }

    private static Specification hostile() {
        List<Shock> shocks = List.of(
                fall(-0.15),
                new Jump(Duration.ofMinutes(14), 0.3),
                new Jump(Duration.ofMinutes(14), -0.1),
                new Depeg(
                        Duration.ofMinutes(10), Duration.ofMinutes(10), "pegged-dollar", List.of("beta", "gamma"), 0.8),
                rumour(100, TopicKind.VENUE, "alpha"));
        return venues(
                exits(leverage(small(10, 240), 4))
                        .withCollateral(List.of(DOLLAR))
                        .withShocks(shocks),
                venue -> venue.with("insuranceFund", fund(1e-4))
                        .with("depthToOpenInterest", 0.006)
                        .with("maxSpread", 0.2)
                        .with("spread", 0.01)
                        .with("takerFeePpm", 10_000)
                        .with("fundingInterval", Optional.of(Duration.ofHours(1))));
    }
}
