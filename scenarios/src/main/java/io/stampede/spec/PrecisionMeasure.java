package io.stampede.spec;

/** Which figure of a metric {@link Precision} is about. */
public enum PrecisionMeasure {
    /** The mean over the scenarios that have the metric. */
    MEAN,
    /** Value at risk at the level. */
    VALUE_AT_RISK,
    /** Expected shortfall at the level. */
    EXPECTED_SHORTFALL
}
