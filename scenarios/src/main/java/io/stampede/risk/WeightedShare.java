package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import io.stampede.distribution.StudentDistribution;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A probability from scenarios that are weighted or depend on each other.
 *
 * @param probability within [0, 1]; unbiased up to a half, and divided by the sum of weights beyond
 * @param trials number of independent scenarios of equal weight whose share would be as precise, at least 1:
 *     {@code p(1 − p)/variance}, less for few groups by the squared ratio of the normal and Student's quantile,
 *     where weighted groups count by how many effective ones had the event
 * @source effective counts in an interval for independent trials: Korn and Graubard, Confidence intervals for
 *     proportions with small expected number of positive counts, Survey Methodology 24, 1998
 */
record WeightedShare(double probability, double trials) {
    /**
     * Of an event in the scenarios in which it could happen, of which there is at least one.
     *
     * @param possible by scenario
     * @param happened the same; counts where it was possible
     */
    static WeightedShare of(ScenarioWeights weights, boolean[] possible, boolean[] happened, double confidence) {
        int[] numbers = IntStream.range(0, possible.length)
                .filter(scenario -> possible[scenario])
                .toArray();
        if (weights.arePlain()) {
            long both = Arrays.stream(numbers)
                    .filter(scenario -> happened[scenario])
                    .count();
            return new WeightedShare(both / (double) numbers.length, numbers.length);
        }
        Sums sums = new Sums(weights, new GroupBases(weights, numbers, possible.length), numbers.length);
        for (int scenario : numbers) {
            if (happened[scenario]) {
                sums.add(weights.group(scenario), weights.of(scenario));
            }
        }
        return sums.share(confidence);
    }

    WilsonInterval interval(double confidence) {
        return WilsonInterval.of(probability, trials, confidence);
    }

    /** Sums over the scenarios in which an event happened; asked for a share at any time. */
    static final class Sums {
        /** No variance of a scrambled net is larger than this times that of plain scenarios; of pairs it is 2. */
        private static final double LARGEST_DESIGN_EFFECT = StrictMath.E;

        private final ScenarioWeights weights;
        private final GroupBases bases;
        private final int possible;
        private final double countSquares;
        private final double massSquares;
        private final double[] sums;
        private final CompensatedSum whole = new CompensatedSum();
        private final CompensatedSum squares = new CompensatedSum();
        private final CompensatedSum byCount = new CompensatedSum();
        private final CompensatedSum byMass = new CompensatedSum();

        /**
         * Before any scenario.
         *
         * @param possible number of scenarios in which the event could happen
         */
        Sums(ScenarioWeights weights, GroupBases bases, int possible) {
            this.weights = weights;
            this.bases = bases;
            this.possible = possible;
            this.sums = new double[bases.length()];
            this.countSquares = squares(bases.counts());
            this.massSquares = squares(bases.masses());
        }

        private static double squares(double[] values) {
            CompensatedSum sum = new CompensatedSum();
            for (double value : values) {
                sum.add(value * value);
            }
            return sum.value();
        }

        void add(int group, double weight) {
            squares.add(weight * (2 * sums[group] + weight));
            byCount.add(weight * bases.counts()[group]);
            byMass.add(weight * bases.masses()[group]);
            whole.add(weight);
            sums[group] += weight;
        }

        WeightedShare share(double confidence) {
            boolean isRare = whole.value() <= bases.count() / 2;
            double total = isRare ? bases.count() : bases.mass();
            double share = total > 0 ? Math.max(0.0, Math.min(1.0, whole.value() / total)) : 0.0;
            double cross = (isRare ? byCount : byMass).value();
            double deviations =
                    squares.value() - 2 * share * cross + share * share * (isRare ? countSquares : massSquares);
            return new WeightedShare(share, trials(share, deviations / (total * total), confidence));
        }

        private double trials(double share, double squaredDeviations, double confidence) {
            int groups = bases.groups();
            boolean isTold =
                    share > 0 && share < 1 && groups > 1 && weights.collapse().isEmpty();
            double variance = groups > 1 ? squaredDeviations * groups / (groups - 1.0) : 0.0;
            if (!isTold || (variance <= 0 && !weights.areEqual())) {
                return Math.max(1.0, trialsWithoutVariance());
            }
            double z = NormalDistribution.quantile((1 + confidence) / 2);
            // Weighted sums are skewed, which halves what their squares tell of the variance.
            double present = whole.value() * whole.value() / squares.value();
            double freedom = weights.areEqual() ? groups - 1.0 : Math.max(1.0, Math.min(groups, present) / 2);
            double t = StudentDistribution.quantile((1 + confidence) / 2, freedom);
            double most = weights.areEqual() ? (double) possible * weights.cluster() : Double.MAX_VALUE;
            double trials = Math.min(most, share * (1 - share) / Math.max(variance, Double.MIN_NORMAL));
            return Math.max(1.0, trials * (z / t) * (z / t));
        }

        /** Of what happened in none or in all: no group tells how it differs from another. */
        private double trialsWithoutVariance() {
            if (weights.arePlain()) {
                return possible;
            }
            double effective = weights.areEqual()
                    ? weights.scenarios() / LARGEST_DESIGN_EFFECT
                    : Math.min(weights.effective(), weights.effectiveGroups());
            return effective * possible / weights.scenarios();
        }
    }
}
