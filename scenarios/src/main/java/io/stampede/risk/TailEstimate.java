package io.stampede.risk;

/**
 * A tail figure at one level.
 *
 * @param level probability of not being worse, such as 0.99
 * @param value the estimate, in the unit of its metric
 * @param interval its confidence interval
 */
public record TailEstimate(double level, double value, ConfidenceInterval interval) {
    TailEstimate negated() {
        return new TailEstimate(level, 0.0 - value, interval.negated());
    }
}
