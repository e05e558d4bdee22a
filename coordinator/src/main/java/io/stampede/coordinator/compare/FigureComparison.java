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
    public record Estimate(double value, ConfidenceInterval interval) {}

    /** B less A. */
    public double difference() {
        return other.value() - one.value() + 0.0;
    }

    /** The difference over the size of A's figure; none where that is zero. */
    public OptionalDouble relativeDifference() {
        double relative = difference() / Math.abs(one.value());
        return Double.isFinite(relative) ? OptionalDouble.of(relative) : OptionalDouble.empty();
    }

    /** Whether the two intervals have a value in common. */
    public boolean overlaps() {
        return one.interval().overlaps(other.interval());
    }
}
