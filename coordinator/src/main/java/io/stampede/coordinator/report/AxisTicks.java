package io.stampede.coordinator.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Round numbers along an axis: 1, 2 or 5 times a power of ten apart, exact in decimals.
 *
 * @param step from one to the next
 * @param first number of the lowest, in steps
 * @param last number of the highest, in steps
 */
public record AxisTicks(BigDecimal step, long first, long last) {
    /**
     * Those within a range.
     *
     * @param range from the lowest to the highest value, the latter greater
     * @param most how many there are at most, and a few
     */
    public static AxisTicks within(Range range, int most) {
        double least = (range.high() - range.low()) / most;
        int magnitude = (int) Math.floor(StrictMath.log10(least));
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(magnitude);
        BigDecimal step = power.multiply(BigDecimal.TEN);
        for (int factor : new int[] {1, 2, 5}) {
            BigDecimal smaller = power.multiply(BigDecimal.valueOf(factor));
            if (smaller.doubleValue() >= least) {
                step = smaller;
                break;
            }
        }
        double apart = step.doubleValue();
        return new AxisTicks(
                step, (long) Math.ceil(range.low() / apart - 1e-9), (long) Math.floor(range.high() / apart + 1e-9));
    }

    /** The part of an axis that is drawn. */
    public record Range(double low, double high) {
        /** With room on both sides where there is but one value. */
        public Range {
            if (!(high > low)) {
                double room = Math.max(Math.abs(low) / 2, 0.005);
                high = low + room;
                low -= room;
            }
        }

        /** Where a value lies: 0 at the low end, 1 at the high one, and never beyond. */
        public double share(double value) {
            return Math.max(0, Math.min(1, (value - low) / (high - low)));
        }
    }

    /** All of them, ascending. */
    public List<BigDecimal> values() {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> step.multiply(BigDecimal.valueOf(number)))
                .toList();
    }

    /** A number without superfluous zeros. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
