package io.stampede.spec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record from which the fields come that a document leaves out. Required ones have a stand-in, never used. */
final class Defaults {

    private Defaults() {}

    /** The defaults of a record, given the values read of it by component. */
    static Record of(Class<? extends Record> type, Map<String, Object> given) {
        Record named = named(type, given);
        return named != null ? named : plain(type);
    }

    private static @Nullable Record named(Class<? extends Record> type, Map<String, Object> given) {
        String name = "unnamed";
        if (type == Metadata.class) {
            return Metadata.of(name);
        } else if (type == VenueSpecification.class) {
            return VenueSpecification.like((VenueTemplate) given.getOrDefault("like", VenueTemplate.GENERIC), name, 1);
        } else if (type == LeveragedPopulation.class) {
            return LeveragedPopulation.defaults(name, (Side) given.getOrDefault("side", Side.LONG), 1);
        } else if (type == ValuePopulation.class) {
            return ValuePopulation.defaults(name);
        } else if (type == MomentumPopulation.class) {
            return MomentumPopulation.defaults(name);
        } else if (type == MarketMakerPopulation.class) {
            return MarketMakerPopulation.defaults(name);
        } else if (type == CollateralSpecification.class) {
            return CollateralSpecification.defaults(name);
        } else if (type == BasisPopulation.class) {
            return BasisPopulation.defaults(name);
        } else if (type == ArbitragePopulation.class) {
            return ArbitragePopulation.defaults(name);
        }
        return type == Tilt.class ? new Tilt(0, ShockQuantity.SIZE, 0) : shock(type, name);
    }

    private static @Nullable Record shock(Class<? extends Record> type, String name) {
        Quantity none = Quantity.of(0);
        Quantity second = Quantity.of(1);
        if (type == Jump.class) {
            return new Jump(Duration.ZERO, 0);
        } else if (type == Rumour.class) {
            return new Rumour(Duration.ZERO, 0, RumourTopic.MARKET);
        } else if (type == Depeg.class) {
            return new Depeg(Duration.ZERO, Duration.ofSeconds(1), name, List.of(), 0);
        } else if (type == Drift.class) {
            return new Drift(none, second, none);
        } else if (type == VolatilityShock.class) {
            return new VolatilityShock(none, second, Duration.ofSeconds(1));
        } else if (type == Outage.class) {
            return new Outage(none, second, name, OutageMode.FROZEN, false);
        } else if (type == WithdrawalHalt.class) {
            return new WithdrawalHalt(none, second, name);
        } else if (type == DepthCut.class) {
            return new DepthCut(none, second, List.of(), second);
        } else if (type == MarginHike.class) {
            return new MarginHike(none, second, name, second);
        } else if (type == WhaleUnwind.class) {
            return new WhaleUnwind(none, second, name, none);
        } else if (type == LeverageShock.class) {
            return new LeverageShock(second);
        } else if (type == ReserveHole.class) {
            return new ReserveHole(none, name, none);
        }
        return null;
    }

    private static Record plain(Class<? extends Record> type) {
        List<Record> all = List.of(
                Specification.defaults(),
                Execution.defaults(),
                ClockSpecification.defaults(),
                AssetSpecification.defaults(),
                SentimentSpecification.defaults(),
                Network.defaults(),
                News.defaults(),
                Sampling.defaults(),
                Precision.defaults(),
                ReportSettings.defaults(),
                MarginTier.unbounded(1, 0),
                LiquidationRule.defaults(),
                InsuranceFundRule.defaults(),
                CircuitBreaker.defaults(),
                BuildUp.defaults(),
                AutoDeleveragingRule.defaults(),
                SolvencyRule.defaults());
        return all.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no defaults of " + type));
    }
}
