package io.stampede.simulation;

import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarginTier;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Side;
import java.util.List;

/** Traders of a small coin who are at a loss already: as much leverage as a small coin's margin tiers admit. */
final class StressedCrowd {
    private StressedCrowd() {}

    /** Longs and shorts. */
    static List<PopulationSpecification> traders() {
        return List.of(
                crowded(LeveragedPopulation.defaults("longs", Side.LONG, 200)),
                crowded(LeveragedPopulation.defaults("shorts", Side.SHORT, 90)));
    }

    private static LeveragedPopulation crowded(LeveragedPopulation population) {
        return population
                .with("leverageMultiplier", 4.0)
                .with("entryGainMean", -0.03)
                .with("entryGainSd", 0.05);
    }

    /**
     * The tiers of a 50 times small-cap perpetual (Binance, notice of 18 March 2021), positions a hundred times
     * larger.
     */
    static List<MarginTier> tiers() {
        return List.of(
                MarginTier.upTo(0.5e6, 50, 10_000),
                MarginTier.upTo(2.5e6, 20, 25_000),
                MarginTier.upTo(10e6, 10, 50_000),
                MarginTier.upTo(25e6, 5, 100_000),
                MarginTier.upTo(100e6, 4, 125_000),
                MarginTier.unbounded(1, 500_000));
    }
}
