package io.stampede.coordinator.compare;

import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.PairedDifference;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure of both reports.
 *
 * @param one the figure of A
 * @param other the figure of B
 * @param paired the difference scenario by scenario, if the batches are paired
 */
public record FigureComparison(Estimate one, Estimate other, Optional<PairedDifference> paired) {
    /**
     * A figure as a report has it.
     *
     * @param value in the unit of its metric
     * @param interval its confidence interval
     */
    public record Estimate(double value, ConfidenceInterval interval) {
        /** The part of the interval that is there for sure: where it has no end, it reaches at least to the value. */
        private ConfidenceInterval known() {
            return new ConfidenceInterval(
                    OptionalDouble.of(interval.lower().orElse(value)),
                    OptionalDouble.of(interval.upper().orElse(value)));
        }
    }

    /** B less A. */
    public double difference() {
        return other.value() - one.value() + 0.0;
    }

    /** The difference over the size of A's figure; none where that is zero. */
    public OptionalDouble relativeDifference() {
        double relative = difference() / Math.abs(one.value());
        return Double.isFinite(relative) ? OptionalDouble.of(relative) : OptionalDouble.empty();
    }

    /** Whether the two intervals have a value in common; nothing where that hangs on an end that one has not. */
    public Optional<Boolean> overlap() {
        if (!one.interval().overlaps(other.interval())) {
            return Optional.of(false);
        }
        return one.known().overlaps(other.known()) ? Optional.of(true) : Optional.empty();
    }
}
