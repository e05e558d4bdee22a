package io.stampede.simulation;

import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.AutoDeleveragingRule;
import io.stampede.spec.BasisPopulation;
import io.stampede.spec.BuildUp;
import io.stampede.spec.CircuitBreaker;
import io.stampede.spec.CollateralKind;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.DepthCut;
import io.stampede.spec.Drift;
import io.stampede.spec.InsuranceFundRule;
import io.stampede.spec.LeverageShock;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.LiquidationRule;
import io.stampede.spec.MarginHike;
import io.stampede.spec.MarginMode;
import io.stampede.spec.MarkMethod;
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import io.stampede.spec.OracleMode;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Quantity;
import io.stampede.spec.ReserveHole;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.Shock;
import io.stampede.spec.SolvencyRule;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import io.stampede.spec.VenueSpecification;
import io.stampede.spec.VolatilityShock;
import io.stampede.spec.WhaleUnwind;
import io.stampede.spec.WithdrawalHalt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Every rule, shock and trader of the market as a factor with levels, level 0 the default, upon a hostile market. */
public final class MarketFactors {
    /** Factors by position. */
    static final int LIQUIDATION = 0;

    static final int COOL_DOWN = 1;
    static final int DELEVERAGING = 2;
    static final int MARGIN = 3;
    static final int TAKEOVER = 4;
    static final int BASIS = 5;

    private static final Quantity EARLY = new Quantity.Uniform(60, 300);
    private static final Quantity A_WHILE = new Quantity.Choice(List.of(60.0, 120.0, 240.0));

    private MarketFactors() {}

    /** A change of a specification. */
    public interface Level extends UnaryOperator<Specification> {}

    /** The levels of all factors. */
    public static List<List<Level>> all() {
        List<List<Level>> factors = new ArrayList<>(rules());
        factors.addAll(traders());
        factors.addAll(shocks());
        return factors;
    }

    /** Rows of levels in which every two that may go together do so. */
    public static List<int[]> rows() {
        int[] levels = all().stream().mapToInt(List::size).toArray();
        return PairwiseRows.of(levels, MarketFactors::mayBe);
    }

    /** Whether levels may go together; −1 stands for any. */
    static boolean mayBe(int[] row) {
        boolean isPartial = row[LIQUIDATION] <= 0;
        boolean handsOn = row[DELEVERAGING] < 3;
        boolean pledges = row[MARGIN] <= 0;
        return (row[COOL_DOWN] <= 0 || isPartial) && (row[TAKEOVER] <= 0 || handsOn) && (row[BASIS] <= 0 || pledges);
    }

    private static List<List<Level>> rules() {
        return List.of(
                List.of(
                        liquidation(LiquidationPolicy.PARTIAL20),
                        liquidation(LiquidationPolicy.FULL),
                        liquidation(LiquidationPolicy.TIER_DOWN),
                        liquidation(LiquidationPolicy.TARGET),
                        liquidation(LiquidationPolicy.INCREMENTAL)),
                List.of(
                        plain(),
                        venues(venue -> venue.with(
                                "liquidation", venue.liquidation().with("partialCooldown", Duration.ofSeconds(30))))),
                Arrays.stream(AutoDeleveragingPolicy.values())
                        .map(policy ->
                                venues(venue -> venue.with("autoDeleveraging", new AutoDeleveragingRule(policy))))
                        .toList(),
                Arrays.stream(MarginMode.values())
                        .map(mode -> venues(venue -> venue.with("marginMode", mode)))
                        .toList(),
                List.of(
                        plain(),
                        venues(venue -> venue.with(
                                "insuranceFund", new InsuranceFundRule(0.01, 1_000_000, OptionalDouble.of(0.5))))),
                List.of(plain(), MarketFactors::withBasisTraders),
                List.of(plain(), venues(venue -> venue.with("priceBand", OptionalDouble.of(0.02)))),
                List.of(plain(), venues(MarketFactors::withBreaker)),
                List.of(mark(MarkMethod.MEDIAN), mark(MarkMethod.INDEX), mark(MarkMethod.LAST)),
                List.of(
                        plain(),
                        venues(venue -> venue.with("makerFeePpm", 200)),
                        venues(venue -> venue.with("makerFeePpm", -200))),
                List.of(plain(), venues(MarketFactors::withRun), MarketFactors::withHole));
    }

    private static List<List<Level>> traders() {
        return List.of(
                List.of(
                        plain(),
                        specification -> with(
                                specification,
                                ArbitragePopulation.defaults("arbitrage").with("transferTime", Duration.ofMinutes(1)))),
                List.of(plain(), MarketFactors::withReentry),
                List.of(plain(), sentiment("capitulationLoss", OptionalDouble.of(0.02))),
                List.of(plain(), sentiment("panicThresholdDeviation", 0.5)),
                List.of(
                        plain(),
                        sentiment("network", new Network(NetworkKind.COMMUNITIES, 4, 2, OptionalLong.empty(), 3, 0.9))),
                List.of(plain(), MarketFactors::withFreeMargin),
                List.of(
                        plain(),
                        specification -> specification.withBuildUp(new BuildUp(
                                Duration.ofMinutes(3), 0.5, 5, Duration.ofMinutes(1), Duration.ofMinutes(1), 0.5))),
                Arrays.stream(OracleMode.values())
                        .map(mode -> (Level)
                                specification -> specification.withCollateral(specification.collateral().stream()
                                        .map(kind -> kind.with("oracle", mode))
                                        .toList()))
                        .toList());
    }

    private static List<List<Level>> shocks() {
        RumourTopic topic = new RumourTopic(TopicKind.VENUE, "alpha");
        return List.of(
                List.of(
                        plain(),
                        shock(new Outage(EARLY, A_WHILE, "beta", OutageMode.FROZEN, true)),
                        shock(new Outage(EARLY, A_WHILE, "beta", OutageMode.ORDERS_REJECTED, false)),
                        shock(new Outage(EARLY, A_WHILE, "beta", OutageMode.CANCEL_ONLY, true))),
                List.of(
                        plain(),
                        shock(new Rumour(
                                EARLY, Quantity.of(20), topic, Optional.of(Duration.ofMinutes(1)), 0.5, -0.03, 0.8))),
                List.of(plain(), shock(new WhaleUnwind(EARLY, A_WHILE, "alpha", new Quantity.Uniform(-0.2, 0.4)))),
                List.of(plain(), shock(new MarginHike(EARLY, A_WHILE, "alpha", Quantity.of(2)))),
                List.of(plain(), shock(new DepthCut(EARLY, A_WHILE, List.of(), Quantity.of(0.3)))),
                List.of(plain(), shock(new Drift(EARLY, A_WHILE, new Quantity.Normal(-0.5, 0.3, -1, 1)))),
                List.of(plain(), shock(new VolatilityShock(EARLY, Quantity.of(4), Duration.ofMinutes(1)))),
                List.of(plain(), shock(new WithdrawalHalt(EARLY, A_WHILE, "alpha"))),
                List.of(plain(), shock(new LeverageShock(new Quantity.Uniform(0.5, 2)))));
    }

    private static Level plain() {
        return specification -> specification;
    }

    private static Level venues(UnaryOperator<VenueSpecification> change) {
        return specification -> specification.withVenues(
                specification.venues().stream().map(change).toList());
    }

    private static Level liquidation(LiquidationPolicy policy) {
        return venues(venue -> venue.with(
                "liquidation", LiquidationRule.of(policy).with("maxRounds", 4).with("slice", 1e6)));
    }

    private static Level mark(MarkMethod method) {
        return venues(venue -> venue.with("markMethod", method));
    }

    private static Level sentiment(String field, Object value) {
        return specification ->
                specification.withSentiment(specification.sentiment().with(field, value));
    }

    private static Level shock(Shock shock) {
        return specification -> {
            List<Shock> shocks = new ArrayList<>(specification.shocks());
            shocks.add(shock);
            return specification.withShocks(shocks);
        };
    }

    private static Specification with(Specification specification, PopulationSpecification population) {
        List<PopulationSpecification> populations = new ArrayList<>(specification.populations());
        populations.add(population);
        return specification.withPopulations(populations);
    }

    private static Specification withReentry(Specification specification) {
        return specification.withSentiment(specification
                .sentiment()
                .with("reentryRate", 60.0)
                .with("exitShare", 1.0)
                .with("exitTime", Duration.ofMinutes(1))
                .with("decayTime", Duration.ofMinutes(1)));
    }

    private static Specification withFreeMargin(Specification specification) {
        return specification.withPopulations(specification.populations().stream()
                .map(population -> population instanceof LeveragedPopulation leveraged
                        ? leveraged.with("freeMarginShare", 0.5)
                        : population)
                .toList());
    }

    private static Specification withBasisTraders(Specification specification) {
        List<CollateralSpecification> collateral = new ArrayList<>(specification.collateral());
        collateral.add(CollateralSpecification.defaults("wrapped")
                .with("kind", CollateralKind.WRAPPED)
                .with("userShare", 0.2));
        List<Shock> shocks = new ArrayList<>(specification.shocks());
        shocks.add(new Depeg(
                EARLY, A_WHILE, "wrapped", List.of("alpha"), Quantity.of(0.3), Optional.of(Duration.ofMinutes(2))));
        BasisPopulation basis = BasisPopulation.defaults("basis")
                .with("count", 6)
                .with("collateral", "wrapped")
                .with("leverage", 4.0)
                .with("exitTime", Duration.ofMinutes(2));
        return with(specification.withCollateral(collateral).withShocks(shocks), basis);
    }

    private static VenueSpecification withBreaker(VenueSpecification venue) {
        return venue.with(
                "circuitBreaker",
                Optional.of(
                        new CircuitBreaker(0.03, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }

    private static VenueSpecification withRun(VenueSpecification venue) {
        SolvencyRule rule = new SolvencyRule(0.6, 0.05, 60, 0.2, OptionalDouble.of(5), Duration.ofMinutes(2));
        return venue.name().equals("alpha") ? venue.with("solvency", rule) : venue;
    }

    /** A run on a venue whose reserves turn out to be short. */
    private static Specification withHole(Specification specification) {
        Shock hole = new ReserveHole(Quantity.of(120), "alpha", Quantity.of(0.5));
        return shock(hole).apply(venues(MarketFactors::withRun).apply(specification));
    }

    /** The market of a row. */
    public static Specification of(int[] row) {
        Specification specification = MarketSpecifications.of(
                new MarketSpecifications.Shape(2, 24, 12, 2, true),
                new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 4, 0.002, -0.06, 10, true),
                Arrays.hashCode(row) & 0xFFFFFFFFL);
        List<List<Level>> factors = all();
        for (int factor = 0; factor < row.length; factor++) {
            specification = factors.get(factor).get(row[factor]).apply(specification);
        }
        return specification;
    }
}
