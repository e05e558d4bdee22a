package io.stampede.validation;

/**
 * Mean, variance, skewness and kurtosis of a sample: central moments over powers of the second, all divided by the
 * count. The kurtosis of a normal law is 3.
 *
 * @param count of values
 * @param mean their mean
 * @param variance second central moment
 * @param skewness third central moment over {@code variance^(3/2)}
 * @param kurtosis fourth central moment over {@code variance²}
 */
public record Moments(int count, double mean, double variance, double skewness, double kurtosis) {
    /** The moments of a sample; NaN where the values do not vary. */
    public static Moments of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double gap = value - mean;
            double square = gap * gap;
            second += square;
            third += square * gap;
            fourth += square * square;
        }
        double variance = second / values.length;
        double skewness = third / values.length / (variance * Math.sqrt(variance));
        return new Moments(values.length, mean, variance, skewness, fourth / values.length / (variance * variance));
    }
}
