package io.stampede.risk;

import java.util.Arrays;

/**
 * The means of a metric's losses by world, and the intervals of what the worlds' means differ by: those of {@link
 * PairedMean} over the independent groups of scenarios. Of groups that do not count the same the mean is a ratio of two
 * sums, and a group's number is the mean plus its influence.
 *
 * @source ratio: Cochran, Sampling Techniques, 3rd edition, 1977, section 6.3
 */
final class WorldMean {
    private final WorldSample sample;
    private final double[] bases;
    private final double total;
    private final boolean isTold;

    WorldMean(WorldSample sample) {
        this.sample = sample;
        bases = sample.groupSums(index -> 1.0);
        total = sum(bases);
        isTold = sample.isTold();
    }

    /** The mean of each world. */
    double[] figures() {
        double[] means = new double[sample.losses().size()];
        for (int world = 0; world < means.length; world++) {
            int column = world;
            CompensatedSum sum = new CompensatedSum();
            for (int index = 0; index < sample.size(); index++) {
                sum.add(sample.weights()[index] * sample.loss(column, index));
            }
            means[world] = sum.value() / total;
        }
        return means;
    }

    ConfidenceInterval interval(CausalShares.Part part, double confidence) {
        if (part.isNone(sample)) {
            return ConfidenceInterval.of(0.0, 0.0);
        }
        if (!isTold) {
            return ConfidenceInterval.UNBOUNDED;
        }
        double[] sums = sample.groupSums(index -> {
            double sum = 0;
            for (int world = 0; world < sample.losses().size(); world++) {
                sum += part.factor(world) * sample.loss(world, index);
            }
            return sum;
        });
        LossSample numbers = LossSample.ofLosses(numbers(sums));
        LossSample zeros = LossSample.ofLosses(new double[sums.length]);
        return PairedMean.of(new PairedSample(false, zeros, numbers), confidence)
                .interval();
    }

    private double[] numbers(double[] sums) {
        double[] numbers = new double[sums.length];
        boolean alike = Arrays.stream(bases).allMatch(base -> base == bases[0]);
        double mean = sum(sums) / total;
        for (int group = 0; group < numbers.length; group++) {
            numbers[group] = alike
                    ? sums[group] / bases[group]
                    : mean + (sums[group] - mean * bases[group]) * (numbers.length / total);
        }
        return numbers;
    }

    static double sum(double[] numbers) {
        CompensatedSum sum = new CompensatedSum();
        for (double number : numbers) {
            sum.add(number);
        }
        return sum.value();
    }
}
