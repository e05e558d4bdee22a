package io.stampede.oracle;

import io.stampede.spec.AssetSpecification;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Markets drawn at random from the ranges of the specification, by number. */
final class OracleRandomMarkets {
    private final SplittableRandom random;
    private final int stepSeconds;
    private final int steps;

    private OracleRandomMarkets(long number) {
        random = new SplittableRandom(number);
        stepSeconds = random.nextInt(4) == 0 ? 60 : random.nextInt(1, 31);
        steps = stepSeconds == 60 && random.nextBoolean() ? 520 : 150;
    }

    static Specification of(long number) {
        return new OracleRandomMarkets(number).specification();
    }

    private Specification specification() {
        Specification base = OracleMarkets.small(stepSeconds, steps).withSeed(random.nextLong(1L << 53));
        List<CollateralSpecification> collateral = collateral();
        List<VenueSpecification> venues = venues();
        return base.withAsset(asset(base.asset()))
                .withVenues(venues)
                .withPopulations(populations())
                .withSentiment(sentiment(base.sentiment()))
                .withCollateral(collateral)
                .withShocks(shocks(venues, collateral));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private double zeroOr(double low, double high) {
        return random.nextInt(3) == 0 ? 0 : between(low, high);
    }

    private Duration time(int lowSeconds, int highSeconds) {
        return Duration.ofSeconds(random.nextInt(lowSeconds, highSeconds + 1));
    }

    private Duration ownTime(int highSeconds) {
        return time(stepSeconds, Math.max(stepSeconds, highSeconds));
    }

    private Optional<Duration> timeOrOff(int lowSeconds, int highSeconds) {
        return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(time(lowSeconds, highSeconds));
    }

    private AssetSpecification asset(AssetSpecification base) {
        AssetSpecification priced = random.nextBoolean()
                ? base
                : base.with("initialPrice", between(5, 50))
                        .with("tickSize", 0.001)
                        .with("lotSize", 0.9);
        return priced.with("openInterest", between(1e8, 1e10))
                .with("volatility", zeroOr(0.005, 0.2))
                .with("volatilityOfVolatility", zeroOr(0.1, 1.5))
                .with("volatilityReversionTime", time(600, 40_000))
                .with("jumpsPerDay", zeroOr(1, 100))
                .with("jumpMeanSize", between(0, 0.05))
                .with("jumpUpProbability", random.nextDouble())
                .with("volatilityEstimationTime", time(60, 7_200));
    }

    private List<VenueSpecification> venues() {
        int count = random.nextInt(1, 5);
        List<VenueSpecification> venues = new ArrayList<>();
        double left = 1;
        for (int index = 0; index < count; index++) {
            double weight = index == count - 1 ? left : left * between(0.3, 0.7);
            left -= weight;
            venues.add(book(VenueSpecification.defaults("venue-" + index, weight)));
        }
        return venues;
    }

    private VenueSpecification book(VenueSpecification base) {
        return rules(base.with("depthToOpenInterest", between(0.003, 0.1))
                .with("impactExponent", random.nextBoolean() ? 0.5 : 1.0)
                .with("resilienceTime", timeOrOff(30, 600))
                .with("permanentImpactShare", zeroOr(0.1, 0.7))
                .with("reversionTime", timeOrOff(60, 40_000))
                .with("mirrorTime", timeOrOff(1, 600))
                .with("minDepth", between(0.005, 0.2))
                .with("depthWithdrawalTime", time(1, 60))
                .with("depthRecoveryTime", time(120, 3_600))
                .with("depthVolatilityThreshold", between(1, 10))
                .with("depthVolatilityExponent", zeroOr(0.2, 2))
                .with("depthFearSensitivity", zeroOr(1, 10))
                .with("depthInventorySensitivity", zeroOr(0.1, 3))
                .with("depthLossSensitivity", zeroOr(0.1, 3)));
    }

    private VenueSpecification rules(VenueSpecification base) {
        List<LiquidationPolicy> policies =
                List.of(LiquidationPolicy.FULL, LiquidationPolicy.PARTIAL20, LiquidationPolicy.TARGET);
        LiquidationRule liquidation = new LiquidationRule(
                policies.get(random.nextInt(3)),
                random.nextInt(1, 20),
                random.nextInt(15_001),
                zeroOr(0.01, 1),
                Duration.ZERO,
                100_000);
        List<Optional<Duration>> intervals = List.of(
                Optional.empty(),
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofHours(4)),
                Optional.of(Duration.ofHours(8)));
        return base.with("spread", zeroOr(1e-5, 0.01))
                .with("maxSpread", zeroOr(0.001, 0.2))
                .with("takerFeePpm", random.nextInt(10_001))
                .with("fundingInterval", intervals.get(random.nextInt(4)))
                .with("liquidation", liquidation)
                .with("insuranceFund", new InsuranceFundRule(zeroOr(1e-6, 0.02), random.nextInt(1_000_001)));
    }

    private List<PopulationSpecification> populations() {
        List<PopulationSpecification> populations = new ArrayList<>();
        for (int index = 0; index < random.nextInt(1, 4); index++) {
            Side side = random.nextBoolean() ? Side.LONG : Side.SHORT;
            populations.add(leveraged("leveraged-" + index, side));
        }
        if (random.nextBoolean()) {
            populations.add(new ValuePopulation(
                    "value-funds", random.nextInt(4), zeroOr(0.01, 1), between(0, 0.05), between(0.1, 50)));
        }
        populations.add(leveraged("others", random.nextBoolean() ? Side.LONG : Side.SHORT));
        if (random.nextBoolean()) {
            populations.add(new MarketMakerPopulation("makers", 1, zeroOr(0.001, 0.2)));
        }
        if (random.nextBoolean()) {
            populations.add(new MomentumPopulation(
                    "momentum-funds", random.nextInt(4), zeroOr(0.01, 1), between(0, 0.05), between(0.1, 5)));
        }
        return populations;
    }

    private LeveragedPopulation leveraged(String name, Side side) {
        return LeveragedPopulation.defaults(name, side, random.nextInt(40))
                .with("openInterestShare", between(0.05, 1.5))
                .with("wealthTailExponent", between(0.8, 2))
                .with("maxPositionShare", between(0.001, 0.2))
                .with("leverageMedian", between(1, 30))
                .with("leverageLogSd", between(0, 2))
                .with("leverageSizeSlope", between(-0.3, 0.3))
                .with("leverageMultiplier", between(0, 4))
                .with("entryGainMean", between(-0.1, 0.1))
                .with("entryGainSd", between(0, 0.1));
    }

    private SentimentSpecification sentiment(SentimentSpecification base) {
        if (random.nextInt(8) == 0) {
            return SentimentSpecification.off();
        }
        OptionalLong seed = random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1L << 40));
        Network network = new Network(NetworkKind.RANDOM, random.nextInt(1, 65), zeroOr(0.1, 3), seed);
        News news = new News(zeroOr(1, 60), zeroOr(0.1, 0.95), time(60, 3_600), zeroOr(1e-4, 0.01));
        return panic(base.with("adverseMoveRate", zeroOr(0.1, 4))
                .with("adverseMoveThreshold", between(0.5, 20))
                .with("shortAsymmetry", between(0, 2))
                .with("newsWeight", zeroOr(0.01, 0.2))
                .with("liquidationRate", zeroOr(0.1, 12))
                .with("liquidationScale", between(1e-4, 0.004))
                .with("marginRate", zeroOr(0.1, 16))
                .with("deleveragedWeight", zeroOr(0.01, 0.4))
                .with("decayTime", time(60, 7_200))
                .with("susceptibilityA", random.nextInt(1, 9))
                .with("susceptibilityB", random.nextInt(1, 9))
                .with("network", network)
                .with("news", news));
    }

    private SentimentSpecification panic(SentimentSpecification base) {
        return base.with("panicRate", zeroOr(1, 360))
                .with("panicExponent", random.nextInt(1, 9))
                .with("panicThreshold", between(0.05, 1))
                .with("panicTime", ownTime(900))
                .with("refractoryTime", ownTime(1_800))
                .with("exitTime", ownTime(400))
                .with("exitShare", random.nextInt(3) == 0 ? 1 : random.nextDouble());
    }

    private List<CollateralSpecification> collateral() {
        List<CollateralSpecification> collateral = new ArrayList<>();
        for (int index = 0; index < random.nextInt(4); index++) {
            collateral.add(CollateralSpecification.defaults("collateral-" + index)
                    .with("haircutPpm", random.nextInt(900_001))
                    .with("userShare", between(0, 0.33))
                    .with("marginSharePpm", random.nextInt(900_001)));
        }
        return collateral;
    }

    private List<Shock> shocks(List<VenueSpecification> venues, List<CollateralSpecification> collateral) {
        List<Shock> shocks = new ArrayList<>();
        for (int index = 0; index < random.nextInt(6); index++) {
            Duration at = time(0, stepSeconds * steps - 1);
            String venue = venues.get(random.nextInt(venues.size())).name();
            String named = collateral.isEmpty()
                    ? ""
                    : collateral.get(random.nextInt(collateral.size())).name();
            int kind = random.nextInt(collateral.isEmpty() ? 3 : 5);
            shocks.add(
                    switch (kind) {
                        case 0 -> new Jump(at, between(-0.3, 0.3));
                        case 1 -> new Rumour(at, between(0, 30), RumourTopic.MARKET);
                        case 2 -> new Rumour(at, between(0, 30), new RumourTopic(TopicKind.VENUE, venue));
                        case 3 -> new Rumour(at, between(0, 30), new RumourTopic(TopicKind.COLLATERAL, named));
                        default ->
                            new Depeg(
                                    at,
                                    time(1, stepSeconds * 60),
                                    named,
                                    random.nextBoolean() ? List.of() : List.of(venue),
                                    between(0, 0.99));
                    });
        }
        return shocks;
    }
}
