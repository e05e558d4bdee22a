package io.stampede.risk;

import java.util.Arrays;

/**
 * By how much the worst losses exceed a threshold, in ascending order.
 *
 * @param threshold in the unit of the losses
 * @param ascending the excesses, all above zero
 * @param sampleSize number of losses of the whole sample
 */
record Excesses(double threshold, double[] ascending, int sampleSize) {
    /** Over the loss of rank n − k: all that are larger, k unless some tie with it. */
    static Excesses overRank(LossSample sample, int wanted) {
        double threshold = sample.atRank(sample.size() - wanted);
        int count = sample.countAbove(threshold);
        double[] ascending = new double[count];
        Arrays.setAll(ascending, index -> sample.atRank(sample.size() - count + 1 + index) - threshold);
        return new Excesses(threshold, ascending, sample.size());
    }

    int count() {
        return ascending.length;
    }

    /** The part of the sample above the threshold. */
    double share() {
        return ascending.length / (double) sampleSize;
    }

    double largest() {
        return ascending[ascending.length - 1];
    }

    double mean() {
        CompensatedSum sum = new CompensatedSum();
        for (double excess : ascending) {
            sum.add(excess);
        }
        return sum.value() / ascending.length;
    }

    /**
     * {@code Σ log(1 + θx)}: all that the likelihood of a generalised Pareto distribution takes from the excesses.
     *
     * @param theta ξ/β, above {@code −1/largest}
     */
    double logSum(double theta) {
        CompensatedSum logarithms = new CompensatedSum();
        for (double excess : ascending) {
            logarithms.add(StrictMath.log1p(theta * excess));
        }
        return logarithms.value();
    }

    /** How many excesses share one value at most. */
    int largestAtom() {
        int largest = 1;
        int run = 1;
        for (int index = 1; index < ascending.length; index++) {
            run = ascending[index] == ascending[index - 1] ? run + 1 : 1;
            largest = Math.max(largest, run);
        }
        return largest;
    }
}
