package io.stampede.oracle;

import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.AutoDeleveragingRule;
import io.stampede.spec.BasisPopulation;
import io.stampede.spec.BuildUp;
import io.stampede.spec.CircuitBreaker;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.CollateralKind;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.InsuranceFundRule;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.MarginMode;
import io.stampede.spec.MarkMethod;
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import io.stampede.spec.OracleMode;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.SolvencyRule;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Markets drawn at random that use the optional rules, shocks and traders, by number. */
final class OracleRandomFeatures {
    private static final int MOST_STEPS = 120;

    private final SplittableRandom random;
    private final Specification base;
    private final List<CollateralSpecification> collateral;
    private final boolean hasBasisTraders;

    private OracleRandomFeatures(long number) {
        random = new SplittableRandom(number ^ 0x5DEECE66DL);
        Specification drawn = OracleRandomMarkets.of(number);
        Duration step = drawn.clock().step();
        base = drawn.withClock(new ClockSpecification(step, step.multipliedBy(MOST_STEPS)));
        collateral = collateral();
        hasBasisTraders = chance(3) && wrapped().isPresent();
    }

    static Specification of(long number) {
        return new OracleRandomFeatures(number).specification();
    }

    private Specification specification() {
        List<VenueSpecification> venues =
                base.venues().stream().map(this::clearing).map(this::trading).toList();
        Specification whole = base.withVenues(venues)
                .withCollateral(collateral)
                .withPopulations(populations())
                .withSentiment(sentiment(base.sentiment()));
        whole = whole.withShocks(new OracleRandomShocks(random, whole).draw());
        return chance(4) ? whole.withBuildUp(buildUp()) : whole;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private OptionalDouble maybe(int oneIn, double low, double high) {
        return chance(oneIn) ? OptionalDouble.of(between(low, high)) : OptionalDouble.empty();
    }

    private Duration time(int lowSeconds, int highSeconds) {
        return Duration.ofSeconds(random.nextInt(lowSeconds, highSeconds + 1));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private BuildUp buildUp() {
        return new BuildUp(
                time(60, 900),
                between(0.1, 1),
                between(0, 10),
                time(60, 600),
                time(60, 600),
                chance(2) ? 0 : between(-1, 1));
    }

    private VenueSpecification clearing(VenueSpecification venue) {
        LiquidationPolicy policy = one(LiquidationPolicy.values());
        boolean pauses = policy == LiquidationPolicy.PARTIAL20 && chance(2);
        AutoDeleveragingPolicy deleveraging = one(AutoDeleveragingPolicy.values());
        boolean handsOn =
                deleveraging != AutoDeleveragingPolicy.SOCIALISE && deleveraging != AutoDeleveragingPolicy.NONE;
        InsuranceFundRule fund = venue.insuranceFund();
        return venue.with(
                        "liquidation",
                        venue.liquidation()
                                .with("policy", policy)
                                .with("slice", between(1e3, 1e8))
                                .with("partialCooldown", pauses ? time(1, 300) : Duration.ZERO))
                .with("autoDeleveraging", new AutoDeleveragingRule(deleveraging))
                .with("insuranceFund", handsOn ? fund.with("takeover", maybe(2, 0.001, 1)) : fund)
                .with("marginMode", hasBasisTraders ? MarginMode.PORTFOLIO : one(MarginMode.values()))
                .with("solvency", chance(3) ? solvency() : SolvencyRule.defaults());
    }

    private SolvencyRule solvency() {
        return new SolvencyRule(
                chance(2) ? 1 : between(0.2, 1),
                chance(2) ? 0 : between(0, 0.5),
                between(0.1, 60),
                between(0, 0.3),
                maybe(2, 0.01, 10),
                time(0, 600));
    }

    private VenueSpecification trading(VenueSpecification venue) {
        Optional<CircuitBreaker> breaker = chance(3)
                ? Optional.of(new CircuitBreaker(between(0.005, 0.1), time(1, 600), time(1, 300), time(0, 300)))
                : Optional.empty();
        int rebate = -random.nextInt(venue.takerFeePpm() + 1);
        return venue.with("makerFeePpm", chance(2) ? rebate : random.nextInt(1_001))
                .with("markMethod", one(MarkMethod.values()))
                .with("basisTime", time(1, 600))
                .with("priceBand", maybe(3, 0.01, 0.2))
                .with("circuitBreaker", breaker);
    }

    private List<PopulationSpecification> populations() {
        List<PopulationSpecification> populations = new ArrayList<>();
        for (PopulationSpecification population : base.populations()) {
            boolean isFree = population instanceof LeveragedPopulation && chance(3);
            populations.add(
                    isFree ? ((LeveragedPopulation) population).with("freeMarginShare", between(0, 3)) : population);
            if (populations.size() == 1 && hasBasisTraders) {
                populations.add(basis("basis"));
            }
        }
        if (chance(2)) {
            populations.add(new ArbitragePopulation(
                    "arbitrage",
                    random.nextInt(2),
                    between(0, 0.2),
                    between(0, 0.5),
                    chance(2) ? 0 : between(0, 0.01),
                    time(1, 600)));
        }
        if (hasBasisTraders && chance(2)) {
            populations.add(basis("more-basis"));
        }
        return populations;
    }

    private Optional<CollateralSpecification> wrapped() {
        return collateral.stream()
                .filter(kind -> kind.kind() == CollateralKind.WRAPPED)
                .findFirst();
    }

    private BasisPopulation basis(String name) {
        return BasisPopulation.defaults(name)
                .with("count", random.nextInt(12))
                .with("collateral", wrapped().orElseThrow().name())
                .with("openInterestShare", between(0, 0.5))
                .with("leverage", between(1, 10))
                .with("exitDiscount", between(0.001, 0.3))
                .with("exitTime", time(1, 600));
    }

    private SentimentSpecification sentiment(SentimentSpecification law) {
        Network network = law.network();
        if (chance(3)) {
            OptionalLong seed = network.seed();
            network = new Network(
                    NetworkKind.COMMUNITIES,
                    network.outDegree(),
                    network.reproduction(),
                    seed,
                    random.nextInt(1, 20),
                    random.nextDouble());
        }
        return law.with("panicThresholdDeviation", chance(2) ? 0.0 : between(0, 1))
                .with("capitulationLoss", maybe(2, 0.001, 0.3))
                .with("reentryRate", chance(2) ? 0.0 : between(0.1, 60))
                .with("haltRate", between(0, 60))
                .with("haltContagion", random.nextDouble())
                .with("network", network);
    }

    private List<CollateralSpecification> collateral() {
        return base.collateral().stream()
                .map(kind -> kind.with("oracle", one(OracleMode.values()))
                        .with("kind", one(CollateralKind.values()))
                        .with("redemptionWeight", random.nextDouble())
                        .with("floor", random.nextDouble()))
                .toList();
    }
}
