package io.stampede.validation;

import java.util.Arrays;

/**
 * Where the model's scenarios lie: median and the range that holds nine in ten.
 *
 * <p>A quantile p of n values in ascending order lies at rank {@code (n − 1)·p}, counted from 0, between neighbours on
 * a straight line.
 *
 * @param values in ascending order
 */
public record ModelRange(double[] values) {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /** The range of values in any order, at least one. */
    public ModelRange {
        if (values.length == 0) {
            throw new IllegalArgumentException("there are no values");
        }
        values = values.clone();
        Arrays.sort(values);
    }

    /** Number of values. */
    public int count() {
        return values.length;
    }

    /** The value that 5 % of the scenarios do not exceed. */
    public double low() {
        return quantile(LOW);
    }

    /** The middle value. */
    public double median() {
        return quantile(0.5);
    }

    /** The value that 95 % of the scenarios do not exceed. */
    public double high() {
        return quantile(HIGH);
    }

    /** The share of scenarios below a value, those at it counted half. */
    public double shareBelow(double value) {
        double below = 0;
        for (double each : values) {
            below += each < value ? 1 : each == value ? 0.5 : 0;
        }
        return below / values.length;
    }

    /** A quantile; {@code p} within [0, 1]. */
    public double quantile(double p) {
        double rank = (values.length - 1) * p;
        int lower = (int) Math.floor(rank);
        int upper = Math.min(lower + 1, values.length - 1);
        return values[lower] + (rank - lower) * (values[upper] - values[lower]);
    }
}
