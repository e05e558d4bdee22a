package io.stampede.coordinator.compare;

import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.TailEstimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a report says about one metric.
 *
 * @param samples number of scenarios that have it
 * @param mean absent where no scenario does
 * @param standardError of the mean; absent for a single scenario
 * @param valueAtRisk at the report's levels, ascending
 * @param expectedShortfall at the same levels
 */
record MetricFigures(
        int samples,
        OptionalDouble mean,
        OptionalDouble standardError,
        List<TailEstimate> valueAtRisk,
        List<TailEstimate> expectedShortfall) {
    MetricFigures {
        valueAtRisk = List.copyOf(valueAtRisk);
        expectedShortfall = List.copyOf(expectedShortfall);
    }

    ConfidenceInterval meanInterval(double confidence) {
        return ConfidenceInterval.ofMean(mean.orElseThrow(), standardError, confidence);
    }

    static Optional<TailEstimate> atLevel(List<TailEstimate> estimates, double level) {
        return estimates.stream().filter(estimate -> estimate.level() == level).findFirst();
    }
}
