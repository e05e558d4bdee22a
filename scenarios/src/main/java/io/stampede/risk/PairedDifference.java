package io.stampede.risk;

/**
 * A figure of the other batch less the same figure of the one, over scenarios that both have played.
 *
 * @param value the difference, in the unit of its metric
 * @param interval its confidence interval: with random numbers in common it is far shorter than those of the figures
 */
public record PairedDifference(double value, ConfidenceInterval interval) {
    /** Whether the scenarios are enough to tell the difference from none. */
    public boolean excludesZero() {
        return !interval.contains(0.0);
    }

    /** The difference of figures with the opposite sign. */
    PairedDifference negated() {
        return new PairedDifference(0.0 - value, interval.negated());
    }

    static PairedDifference unbounded(double value) {
        return new PairedDifference(value + 0.0, ConfidenceInterval.UNBOUNDED);
    }

    /** A difference that has no error: the same in every sample of the scenarios. */
    static PairedDifference exact(double value) {
        return new PairedDifference(value + 0.0, ConfidenceInterval.of(value, value));
    }
}
