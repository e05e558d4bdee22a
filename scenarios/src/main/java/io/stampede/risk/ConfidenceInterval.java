package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.OptionalDouble;

/**
 * Where the true figure lies, with the report's confidence.
 *
 * @param lower empty if the scenarios are too few to bound it from below
 * @param upper empty if the scenarios are too few to bound it from above
 */
public record ConfidenceInterval(OptionalDouble lower, OptionalDouble upper) {
    static final ConfidenceInterval UNBOUNDED = new ConfidenceInterval(OptionalDouble.empty(), OptionalDouble.empty());

    /**
     * The normal interval of a mean.
     *
     * @param standardError of the mean; without one nothing is bounded
     */
    public static ConfidenceInterval ofMean(double mean, OptionalDouble standardError, double confidence) {
        if (standardError.isEmpty()) {
            return UNBOUNDED;
        }
        double reach = NormalDistribution.quantile((1 + confidence) / 2) * standardError.getAsDouble();
        return of(mean - reach, mean + reach);
    }

    /** An interval whose infinite ends are none. */
    static ConfidenceInterval of(double lower, double upper) {
        return new ConfidenceInterval(finite(lower), finite(upper));
    }

    /** Whether a value lies within, the ends included; a side without an end has room for all. */
    public boolean contains(double value) {
        return (lower.isEmpty() || lower.getAsDouble() <= value) && (upper.isEmpty() || value <= upper.getAsDouble());
    }

    /** Whether some value lies within both. */
    public boolean overlaps(ConfidenceInterval other) {
        return startsBeforeEndOf(other) && other.startsBeforeEndOf(this);
    }

    private boolean startsBeforeEndOf(ConfidenceInterval other) {
        return lower.isEmpty() || other.upper.isEmpty() || lower.getAsDouble() <= other.upper.getAsDouble();
    }

    /** The interval of the figure with the opposite sign. */
    ConfidenceInterval negated() {
        return new ConfidenceInterval(negated(upper), negated(lower));
    }

    private static OptionalDouble finite(double bound) {
        return Double.isFinite(bound) ? OptionalDouble.of(bound + 0.0) : OptionalDouble.empty();
    }

    private static OptionalDouble negated(OptionalDouble bound) {
        return bound.isPresent() ? OptionalDouble.of(0.0 - bound.getAsDouble()) : bound;
    }
}
