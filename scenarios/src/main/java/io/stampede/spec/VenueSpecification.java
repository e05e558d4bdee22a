package io.stampede.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** An exchange of perpetual futures and its clearing house: its book, margin, liquidation, and safety nets. */
public record VenueSpecification(
        @Field(about = "name of the venue", required = true) String name,

        @Field(about = "share of the open interest", min = 0, minOpen = true, max = 1, required = true)
        double weight,

        @Field(
                about = "notional that moves the price by 1%, relative to the venue's open interest",
                min = 0.003,
                max = 0.1)
        double depthToOpenInterest,

        @Field(
                about = "exponent of price impact in quantity",
                allowed = {"0.5", "1"})
        double impactExponent,

        @Field(about = "e-folding time of transient price impact", from = "PT30S", to = "PT10M")
        Optional<Duration> resilienceTime,

        @Field(about = "share of price impact that stays", min = 0, max = 0.7)
        double permanentImpactShare,

        @Field(about = "e-folding time of the price's return to the fundamental value", from = "PT1S", to = "P365D")
        Optional<Duration> reversionTime,

        @Field(about = "e-folding time of quotes following the other venues", from = "PT1S", to = "P365D")
        Optional<Duration> mirrorTime,

        @Field(about = "least relative depth of the book", min = 0.005, max = 0.2)
        double minDepth,

        @Field(about = "e-folding time of depth being withdrawn", from = "PT1S", to = "PT1M")
        Duration depthWithdrawalTime,

        @Field(about = "e-folding time of depth coming back", from = "PT2M", to = "PT1H")
        Duration depthRecoveryTime,

        @Field(
                about = "volatility above which depth is withdrawn",
                unit = "multiples of the normal volatility",
                min = 1,
                max = 10)
        double depthVolatilityThreshold,

        @Field(about = "exponent of depth in volatility", min = 0, max = 2)
        double depthVolatilityExponent,

        @Field(about = "sensitivity of depth to fear", min = 0, max = 10)
        double depthFearSensitivity,

        @Field(about = "sensitivity of depth to the market maker's inventory", min = 0, max = 10)
        double depthInventorySensitivity,

        @Field(about = "sensitivity of depth to the market maker's loss", min = 0, max = 10)
        double depthLossSensitivity,

        @Field(about = "bid-ask spread at full depth, relative to the price", min = 0, max = 0.01)
        double spread,

        @Field(about = "widest bid-ask spread, relative to the price", min = 0, max = 0.2)
        double maxSpread,

        @Field(about = "fee of a taker on the notional", min = 0, max = 0.01)
        int takerFeePpm,

        @Field(about = "fee of a maker on the notional, a rebate if negative", min = -0.01, max = 0.01, supported = "0")
        int makerFeePpm,

        @Field(about = "what positions are marked at", supported = "MEDIAN")
        MarkMethod markMethod,

        @Field(about = "memory of the average basis in the mark", from = "PT1S", to = "PT1H", supported = "PT30S")
        Duration basisTime,

        @Field(
                about = "largest distance of a fill from the mark",
                unit = "log return",
                min = 0.01,
                max = 0.5,
                supported = "OFF")
        OptionalDouble priceBand,

        @Field(about = "trading halt after a large move", supported = "OFF")
        Optional<CircuitBreaker> circuitBreaker,

        @Field(
                about = "time between funding payments",
                allowed = {"PT1H", "PT4H", "PT8H"})
        Optional<Duration> fundingInterval,

        @Field(about = "what counts as margin", supported = "PORTFOLIO")
        MarginMode marginMode,

        @Field(about = "margin tiers by notional, rising, the last unbounded", minItems = 1, maxItems = 32)
        List<MarginTier> marginTiers,

        @Field(about = "how positions are liquidated") LiquidationRule liquidation,

        @Field(about = "the fund that pays for bankrupt accounts")
        InsuranceFundRule insuranceFund,

        @Field(about = "what happens when the fund does not suffice")
        AutoDeleveragingRule autoDeleveraging,

        @Field(about = "the venue's own assets against its users' claims")
        SolvencyRule solvency) {

    /** Keeps an immutable copy of the tiers. */
    public VenueSpecification {
        marginTiers = List.copyOf(marginTiers);
    }

    /** A venue of that name and share of the open interest, with defaults otherwise. */
    public static VenueSpecification defaults(String name, double weight) {
        return new VenueSpecification(
                name,
                weight,
                0.03,
                0.5,
                Optional.of(Duration.ofMinutes(3)),
                0.35,
                Optional.of(Duration.ofHours(4)),
                Optional.of(Duration.ofSeconds(30)),
                0.02,
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                2.5,
                1,
                2.5,
                0.2,
                0,
                1e-4,
                0.02,
                400,
                0,
                MarkMethod.MEDIAN,
                Duration.ofSeconds(30),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(8)),
                MarginMode.PORTFOLIO,
                MarginTier.defaults(),
                LiquidationRule.defaults(),
                InsuranceFundRule.defaults(),
                AutoDeleveragingRule.defaults(),
                SolvencyRule.defaults());
    }

    /** This venue with one component replaced by a value of its type. */
    public VenueSpecification with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
