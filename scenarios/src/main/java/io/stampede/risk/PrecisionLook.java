package io.stampede.risk;

import java.util.OptionalDouble;

/**
 * A figure and its interval at one look.
 *
 * @param scenarios how many were looked at
 * @param estimate the figure; none if no scenario has the metric
 * @param interval at the confidence of {@link PrecisionTarget#lookConfidence()}
 */
public record PrecisionLook(int scenarios, OptionalDouble estimate, ConfidenceInterval interval) {
    /** Half of the interval's width over the figure; none where an end is open or the figure is zero. */
    public OptionalDouble relativeHalfWidth() {
        boolean isBounded = interval.lower().isPresent() && interval.upper().isPresent();
        if (estimate.isEmpty() || estimate.getAsDouble() == 0 || !isBounded) {
            return OptionalDouble.empty();
        }
        double width = interval.upper().getAsDouble() - interval.lower().getAsDouble();
        return OptionalDouble.of(width / 2 / Math.abs(estimate.getAsDouble()));
    }

    /** Whether the interval is as tight as that; one that is not bounded, or of a figure that is zero, never is. */
    boolean isWithin(double relativeHalfWidthMax) {
        OptionalDouble relative = relativeHalfWidth();
        return relative.isPresent() && relative.getAsDouble() <= relativeHalfWidthMax;
    }
}
