package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.Arrays;

/**
 * The difference of two means over the same scenarios: the mean of the differences.
 *
 * <p>Where more than {@value #NORMAL_COUNT} scenarios differ the interval is the normal one. Where fewer do, as for a
 * loss that few scenarios have at all, the differences are too skewed for it and the interval is the studentised
 * bootstrap's over the scenarios that differ. Fewer than six that differ bound nothing, at 95 % confidence; nor is an
 * end a bound that lies beyond every difference there is, as where one scenario is most of the mean.
 *
 * @source Hall, The Bootstrap and Edgeworth Expansion, 1992, section 3.2
 */
final class PairedMean {
    /** Up to this many scenarios that differ the bootstrap is used. */
    static final int NORMAL_COUNT = 500;

    private final int scenarios;
    private final double[] differences;

    private PairedMean(int scenarios, double[] differences) {
        this.scenarios = scenarios;
        this.differences = differences;
    }

    static PairedDifference of(PairedSample sample, double confidence) {
        double[] differences = new double[sample.differing()];
        int next = 0;
        for (int index = 0; index < sample.size(); index++) {
            double difference = sample.difference(index);
            if (difference != 0) {
                differences[next++] = difference;
            }
        }
        PairedMean mean = new PairedMean(sample.size(), differences);
        return sample.isShift() ? PairedDifference.exact(mean.value()) : mean.of(sample.rounding(), confidence);
    }

    private PairedDifference of(double rounding, double confidence) {
        double mean = value();
        if (!PairedBootstrap.isEnough(differences.length, confidence)) {
            return PairedDifference.unbounded(mean);
        }
        double error = standardError(once(), mean);
        if (differences.length > NORMAL_COUNT) {
            double reach = NormalDistribution.quantile((1 + confidence) / 2) * error;
            return new PairedDifference(mean, ConfidenceInterval.of(mean - reach, mean + reach));
        }
        PairedDifference studentised = PairedBootstrap.studentised(mean, error, ratios(mean, rounding), confidence);
        return new PairedDifference(mean, withinDifferences(studentised.interval()));
    }

    private ConfidenceInterval withinDifferences(ConfidenceInterval interval) {
        boolean hasEqual = differences.length < scenarios;
        double smallest = hasEqual ? 0.0 : differences[0];
        double largest = smallest;
        for (double difference : differences) {
            smallest = Math.min(smallest, difference);
            largest = Math.max(largest, difference);
        }
        double lower = interval.lower().orElse(Double.NEGATIVE_INFINITY);
        double upper = interval.upper().orElse(Double.POSITIVE_INFINITY);
        return ConfidenceInterval.of(
                lower < smallest ? Double.NEGATIVE_INFINITY : lower,
                upper > largest ? Double.POSITIVE_INFINITY : upper);
    }

    private double value() {
        return mean(once()) + 0.0;
    }

    private int[] once() {
        int[] once = new int[differences.length];
        Arrays.fill(once, 1);
        return once;
    }

    private double[] ratios(double mean, double rounding) {
        PairedBootstrap bootstrap = new PairedBootstrap(scenarios, differences.length);
        int[] times = new int[differences.length];
        double[] ratios = new double[PairedBootstrap.REPLICATES];
        for (int replicate = 0; replicate < ratios.length; replicate++) {
            bootstrap.draw(replicate, times);
            double resampled = mean(times);
            ratios[replicate] = PairedBootstrap.ratio(resampled - mean, standardError(times, resampled), rounding);
        }
        return ratios;
    }

    private double mean(int[] times) {
        CompensatedSum sum = new CompensatedSum();
        for (int index = 0; index < times.length; index++) {
            sum.add(times[index] * differences[index]);
        }
        return sum.value() / scenarios;
    }

    /** Standard error of the mean; scenarios that are equal in both batches are differences of zero. */
    private double standardError(int[] times, double mean) {
        CompensatedSum squares = new CompensatedSum();
        int zeros = scenarios;
        for (int index = 0; index < times.length; index++) {
            double deviation = differences[index] - mean;
            squares.add(times[index] * (deviation * deviation));
            zeros -= times[index];
        }
        squares.add(zeros * (mean * mean));
        return Math.sqrt(squares.value() / scenarios) / Math.sqrt(scenarios);
    }
}
