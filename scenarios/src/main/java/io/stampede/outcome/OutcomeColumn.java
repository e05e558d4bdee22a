package io.stampede.outcome;

import java.util.Arrays;

/**
 * One column of outcomes.
 *
 * @param values one per scenario (or lane), ascending; 0.0 where undefined, never −0.0, NaN or infinite
 * @param defined one per scenario (or lane)
 */
public record OutcomeColumn(double[] values, boolean[] defined) {
    public OutcomeColumn {
        if (values.length != defined.length) {
            throw new IllegalArgumentException("values has " + values.length + " rows, defined " + defined.length);
        }
    }

    /** A column of undefined values, to be filled. */
    public static OutcomeColumn ofSize(int rows) {
        return new OutcomeColumn(new double[rows], new boolean[rows]);
    }

    /** Number of scenarios (or lanes). */
    public int rows() {
        return values.length;
    }

    /** The first rows alone; the same column if that is all of them. */
    public OutcomeColumn first(int rows) {
        return rows == rows() ? this : new OutcomeColumn(Arrays.copyOf(values, rows), Arrays.copyOf(defined, rows));
    }

    /**
     * Stores a value.
     *
     * @throws IllegalArgumentException if the value is NaN or infinite: neither may leave a kernel
     */
    public void set(int row, double value) {
        if (Double.isNaN(value) || value == Double.POSITIVE_INFINITY || value == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("value of row " + row + " is " + value);
        }
        values[row] = value + 0.0; // −0.0 becomes 0.0
        defined[row] = true;
    }
}
