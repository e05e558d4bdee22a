package io.stampede.spec;

import io.stampede.outcome.Metric;

/**
 * How tight the interval of one figure shall be. Scenarios are added until it is, or until there are as many as the
 * specification allows: its {@code scenarios} are then the most.
 */
public record Precision(
        @Field(about = "metric of the figure, by its name in the report")
        Metric metric,

        @Field(about = "which figure of the metric") PrecisionMeasure measure,

        @Field(
                about = "level of VALUE_AT_RISK and EXPECTED_SHORTFALL, one of the report's levels; MEAN has none",
                min = 0,
                minOpen = true,
                max = 1,
                maxOpen = true)
        double level,

        @Field(
                about = "half of the interval's width over the figure, at most",
                min = 0,
                minOpen = true,
                max = 1,
                maxOpen = true)
        double relativeHalfWidth) {

    /** The expected shortfall of the fall at 99 % to a twentieth. */
    public static Precision defaults() {
        return new Precision(Metric.MAX_DROP, PrecisionMeasure.EXPECTED_SHORTFALL, 0.99, 0.05);
    }
}
