package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;

/**
 * The losses of the scenarios that have a metric in both batches: the same index is the same scenario.
 *
 * @param isNegated whether a loss is the opposite of the metric's value
 * @param one losses of the batch that is subtracted
 * @param other losses of the batch it is subtracted from
 */
record PairedSample(boolean isNegated, LossSample one, LossSample other) {
    static PairedSample of(Metric metric, OutcomeColumn one, OutcomeColumn other) {
        if (one.rows() != other.rows()) {
            throw new IllegalArgumentException("one has " + one.rows() + " rows, other " + other.rows());
        }
        int pairs = 0;
        for (int row = 0; row < one.rows(); row++) {
            pairs += one.defined()[row] && other.defined()[row] ? 1 : 0;
        }
        double sign = metric.isWorseWhenLow() ? -1.0 : 1.0;
        double[] ones = new double[pairs];
        double[] others = new double[pairs];
        int next = 0;
        for (int row = 0; row < one.rows(); row++) {
            if (one.defined()[row] && other.defined()[row]) {
                ones[next] = sign * one.values()[row] + 0.0;
                others[next++] = sign * other.values()[row] + 0.0;
            }
        }
        return new PairedSample(metric.isWorseWhenLow(), LossSample.ofLosses(ones), LossSample.ofLosses(others));
    }

    /** Number of pairs. */
    int size() {
        return one.size();
    }

    /** The other's loss in a scenario less the one's. */
    double difference(int index) {
        return other.atIndex(index) - one.atIndex(index);
    }

    /** Number of pairs that are not equal. */
    int differing() {
        int differing = 0;
        for (int index = 0; index < size(); index++) {
            differing += difference(index) != 0 ? 1 : 0;
        }
        return differing;
    }

    /** Whether all pairs differ by the same number, as by none: then every figure does, in every sample of them. */
    boolean isShift() {
        double shift = difference(0);
        double rounding = rounding();
        for (int index = 1; index < size(); index++) {
            if (Math.abs(difference(index) - shift) > rounding) {
                return false;
            }
        }
        return size() > 1 || shift == 0;
    }

    /** What rounding may leave of a difference that is none. */
    double rounding() {
        double largest = Math.max(Math.abs(one.smallest()), Math.abs(one.largest()));
        largest = Math.max(largest, Math.max(Math.abs(other.smallest()), Math.abs(other.largest())));
        return 1e-13 * largest;
    }

    /** The difference of the metric's values that a difference of losses stands for. */
    PairedDifference valueOf(PairedDifference losses) {
        return isNegated ? losses.negated() : losses;
    }
}
