package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.List;
import java.util.OptionalDouble;

/** Two columns of losses that share their random numbers, and what is said of them. */
record Pairs(double[] one, double[] other) {
    static final List<Double> LEVELS = List.of(0.95, 0.99, 0.999);

    /** Standard normal losses, and the same moved and blurred. */
    static Pairs normal(long seed, int count, double shift, double blur) {
        double[] one = Samples.normal(seed, count);
        double[] noise = Samples.normal(~seed, count);
        double[] other = new double[count];
        for (int index = 0; index < count; index++) {
            other[index] = one[index] + shift + blur * noise[index];
        }
        return new Pairs(one, other);
    }

    Pairs swapped() {
        return new Pairs(other, one);
    }

    PairedMeasure measure() {
        return measure(Metric.MAX_DROP);
    }

    PairedMeasure measure(Metric metric) {
        return PairedMeasure.of(metric, column(one), column(other), LEVELS, 0.95)
                .orElseThrow();
    }

    /** NaN stands for undefined. */
    static OutcomeColumn column(double... values) {
        OutcomeColumn column = OutcomeColumn.ofSize(values.length);
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                column.set(row, values[row]);
            }
        }
        return column;
    }

    static double width(ConfidenceInterval interval) {
        return width(interval.lower(), interval.upper());
    }

    private static double width(OptionalDouble lower, OptionalDouble upper) {
        return upper.orElseThrow() - lower.orElseThrow();
    }
}
