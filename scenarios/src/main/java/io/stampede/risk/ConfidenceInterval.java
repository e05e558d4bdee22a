package io.stampede.risk;

import java.util.OptionalDouble;

/**
 * Where the true figure lies, with the report's confidence.
 *
 * @param lower empty if the scenarios are too few to bound it from below
 * @param upper empty if the scenarios are too few to bound it from above
 */
public record ConfidenceInterval(OptionalDouble lower, OptionalDouble upper) {
    static final ConfidenceInterval UNBOUNDED = new ConfidenceInterval(OptionalDouble.empty(), OptionalDouble.empty());

    /** The interval of the figure with the opposite sign. */
    ConfidenceInterval negated() {
        return new ConfidenceInterval(negated(upper), negated(lower));
    }

    private static OptionalDouble negated(OptionalDouble bound) {
        return bound.isPresent() ? OptionalDouble.of(0.0 - bound.getAsDouble()) : bound;
    }
}
