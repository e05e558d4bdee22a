package io.stampede.validation;

import java.util.List;

/**
 * Autocorrelation of several series of one process: {@code Σ(x_t − m)(x_{t+l} − m) / Σ(x_t − m)²} with pairs taken
 * within a series only and one mean m over all, the numerator raised to as many terms as the denominator has.
 */
public final class SerialCorrelation {
    private SerialCorrelation() {}

    /**
     * The autocorrelation at a lag.
     *
     * @param series of one process each; those no longer than the lag give no pairs
     * @param lag at least 1
     * @return NaN if there is no pair or no variation
     */
    public static double of(List<double[]> series, int lag) {
        if (lag < 1) {
            throw new IllegalArgumentException("lag is " + lag + ", below 1");
        }
        double sum = 0;
        long count = 0;
        for (double[] values : series) {
            for (double value : values) {
                sum += value;
            }
            count += values.length;
        }
        double mean = sum / count;
        double products = 0;
        double squares = 0;
        long pairs = 0;
        for (double[] values : series) {
            for (int time = 0; time < values.length; time++) {
                squares += (values[time] - mean) * (values[time] - mean);
                if (time + lag < values.length) {
                    products += (values[time] - mean) * (values[time + lag] - mean);
                    pairs++;
                }
            }
        }
        return products / pairs / (squares / count);
    }
}
