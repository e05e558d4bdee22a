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
            return VenueSpecification.defaults(name, 1);
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
        } else if (type == Jump.class) {
            return new Jump(Duration.ZERO, 0);
        } else if (type == Rumour.class) {
            return new Rumour(Duration.ZERO, 0, RumourTopic.MARKET);
        } else if (type == Depeg.class) {
            return new Depeg(Duration.ZERO, Duration.ofSeconds(1), name, List.of(), 0);
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
                ReportSettings.defaults(),
                MarginTier.unbounded(1, 0),
                LiquidationRule.defaults(),
                InsuranceFundRule.defaults(),
                AutoDeleveragingRule.defaults(),
                SolvencyRule.defaults());
        return all.stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no defaults of " + type));
    }
}
