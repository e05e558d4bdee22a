package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * Numbers as people read them, rounded from exact decimals: no locale and no difference between Java machines.
 *
 * <p>Ratios are in per cent with two decimals, times in hours, minutes and seconds, counts whole where they are.
 */
public final class Figures {
    /** Stands for what is not there. */
    public static final String ABSENT = "–";

    /** Stands for a bound that so few scenarios cannot give. */
    static final String UNBOUNDED = "…";

    private static final BigDecimal LARGEST_PLAIN = new BigDecimal("10000000");

    private Figures() {}

    /** A value of a metric, without its unit; {@link #ABSENT} if it is not there. */
    public static String of(Metric metric, OptionalDouble value) {
        return value.isPresent() ? of(metric, value.getAsDouble()) : ABSENT;
    }

    /** A value of a metric, without its unit. */
    public static String of(Metric metric, double value) {
        return switch (metric.unit()) {
            case "ratio" -> percent(value);
            case "s" -> time(value);
            case "count" -> count(value);
            default -> decimal(BigDecimal.valueOf(1), value, 2);
        };
    }

    /** What to write beside the metric's name. */
    public static String unit(Metric metric) {
        return switch (metric.unit()) {
            case "ratio" -> "%";
            case "s" -> "h:m:s";
            case "count" -> "";
            default -> metric.unit();
        };
    }

    static String percent(OptionalDouble ratio) {
        return ratio.isPresent() ? percent(ratio.getAsDouble()) : ABSENT;
    }

    /** A ratio in per cent, without the sign. */
    public static String percent(double ratio) {
        if (ratio > 0 && ratio < 0.00005) {
            return "<0.01";
        }
        return decimal(BigDecimal.valueOf(100), ratio, 2);
    }

    /** A probability as a level: {@code 99.9 %}. */
    public static String level(double level) {
        BigDecimal percent = new BigDecimal(CanonicalJson.number(level)).movePointRight(2);
        return percent.stripTrailingZeros().toPlainString() + " %";
    }

    /** An interval of a metric, without its unit. */
    public static String interval(Metric metric, ConfidenceInterval interval) {
        return "[" + bound(metric, interval.lower()) + ", " + bound(metric, interval.upper()) + "]";
    }

    static String count(double value) {
        return decimal(BigDecimal.ONE, value, value == Math.rint(value) ? 0 : 1);
    }

    /** A number with so many decimals. */
    public static String fixed(double value, int decimals) {
        return decimal(BigDecimal.ONE, value, decimals);
    }

    private static String bound(Metric metric, OptionalDouble bound) {
        return bound.isPresent() ? of(metric, bound.getAsDouble()) : UNBOUNDED;
    }

    private static String decimal(BigDecimal factor, double value, int decimals) {
        BigDecimal exact = new BigDecimal(value).multiply(factor);
        if (exact.abs().compareTo(LARGEST_PLAIN) >= 0) {
            BigDecimal mantissa = exact.movePointLeft(exact.precision() - exact.scale() - 1);
            int exponent = exact.precision() - exact.scale() - 1;
            return mantissa.setScale(2, RoundingMode.HALF_EVEN).toPlainString() + "e" + exponent;
        }
        return exact.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A time in hours, minutes and seconds: {@code 1:02:03}. */
    public static String time(double seconds) {
        long whole = new BigDecimal(seconds)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger()
                .longValue();
        return whole / 3600 + ":" + twoDigits(whole / 60 % 60) + ":" + twoDigits(whole % 60);
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}
