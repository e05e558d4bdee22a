package io.stampede.spec;

import java.time.Duration;
import java.util.List;

/**
 * A number of a shock: the same in every scenario, or drawn anew for each.
 *
 * @units those of the field; seconds where the field is a time
 */
public sealed interface Quantity {

    /** The smallest value it can take. */
    double least();

    /** The largest value it can take. */
    double most();

    /** The same in every scenario. */
    record Fixed(double value) implements Quantity {
        @Override
        public double least() {
            return value;
        }

        @Override
        public double most() {
            return value;
        }
    }

    /** Every value between two is as likely. */
    record Uniform(double from, double to) implements Quantity {
        @Override
        public double least() {
            return from;
        }

        @Override
        public double most() {
            return to;
        }
    }

    /** Gaussian; what falls outside {@code from} to {@code to} is moved to the nearer of them. */
    record Normal(double mean, double deviation, double from, double to) implements Quantity {
        @Override
        public double least() {
            return from;
        }

        @Override
        public double most() {
            return to;
        }
    }

    /** One of a few values, each as likely. */
    record Choice(List<Double> values) implements Quantity {
        public Choice {
            values = List.copyOf(values);
        }

        @Override
        public double least() {
            return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        }

        @Override
        public double most() {
            return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    /** The same number in every scenario. */
    static Quantity of(double value) {
        return new Fixed(value);
    }

    /** The same time in every scenario. */
    static Quantity of(Duration time) {
        return new Fixed(time.toNanos() / 1e9);
    }
}
