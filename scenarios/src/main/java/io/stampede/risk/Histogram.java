package io.stampede.risk;

import java.util.Arrays;
import java.util.List;

/**
 * How often the values of a metric fell where.
 *
 * @param from lower end of the first bin
 * @param width of every bin; zero if all values are equal, and then there is one bin
 * @param counts values in each bin; a value on a border belongs to the upper one. Of weighted scenarios they are the
 *     weights, in all as many as there are values
 */
public record Histogram(double from, double width, List<Double> counts) {
    private static final int MOST_BINS = 24;

    public Histogram {
        counts = List.copyOf(counts);
    }

    /** Bins of 1, 2 or 5 times a power of ten, at most {@value #MOST_BINS} and a few. */
    static Histogram of(LossSample sample) {
        double one = sample.valueOf(sample.smallest());
        double other = sample.valueOf(sample.largest());
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        double width = widthFor(high - low);
        if (!(width > 0)) {
            return new Histogram(low, 0.0, List.of((double) sample.size()));
        }
        double first = Math.floor(low / width);
        double[] counts = new double[(int) (Math.floor(high / width) - first) + 1];
        for (int index = 0; index < sample.size(); index++) {
            double value = sample.valueOf(sample.atIndex(index));
            counts[(int) (Math.floor(value / width) - first)] += sample.weightAtIndex(index);
        }
        if (!sample.weights().areEqual()) {
            double whole = sample.bases().mass();
            Arrays.setAll(counts, bin -> counts[bin] / whole * sample.size());
        }
        return new Histogram(
                first * width + 0.0, width, Arrays.stream(counts).boxed().toList());
    }

    private static double widthFor(double range) {
        if (range < 1e-12) {
            return 0.0;
        }
        double least = range / MOST_BINS;
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(least)));
        for (int factor : new int[] {1, 2, 5, 10}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 20 * power;
    }
}
