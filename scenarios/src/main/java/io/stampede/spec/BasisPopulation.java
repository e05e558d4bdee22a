package io.stampede.spec;

import java.time.Duration;

/**
 * Basis traders: short the perpetual, long the asset in a wrapped form that is also their margin. Prices do not hurt
 * them; a wrapper that loses its peg does, and then they close both legs.
 */
public record BasisPopulation(
        @Field(about = "name of the population", required = true)
        String name,

        @Field(
                about = "number of traders of all venues together",
                unit = "traders",
                min = 0,
                max = 1_000_000,
                required = true)
        int count,

        @Field(about = "name of the wrapped collateral they hold", required = true)
        String collateral,

        @Field(about = "notional of the population, relative to the open interest", min = 0, max = 3)
        double openInterestShare,

        @Field(about = "notional over own capital", unit = "times", min = 1, max = 10)
        double leverage,

        @Field(about = "loss of the peg at which they leave", min = 0.001, max = 0.9)
        double exitDiscount,

        @Field(about = "time in which they close a whole position, at least a step", from = "PT1S", to = "P1D")
        Duration exitTime)
        implements PopulationSpecification {

    /** Twice leveraged on a tenth of the open interest; they leave at 3 % within ten minutes. */
    public static BasisPopulation defaults(String name) {
        return new BasisPopulation(name, 1, "unnamed", 0.1, 2, 0.03, Duration.ofMinutes(10));
    }

    /** This population with one component replaced by a value of its type. */
    public BasisPopulation with(String component, Object value) {
        return RecordCopy.with(this, component, value);
    }
}
