package io.stampede.risk;

import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.Optional;

/**
 * How much each scenario counts and which depend on each other.
 *
 * <p>A weight is how many plain scenarios one stands for: the mean of weight times figure is, in expectation, the mean
 * of the figure over plain scenarios, so that weights are 1 on average but not in any one batch. Groups are consecutive
 * scenarios of one size, the last perhaps smaller.
 */
final class ScenarioWeights {
    /** Effective scenarios below which weights have collapsed. */
    static final int LEAST_EFFECTIVE = 50;

    /** They have collapsed too where less than one in this many is effective. */
    static final int LEAST_SHARE = 1000;

    /** Effective independent groups that an interval needs. */
    static final int LEAST_GROUPS = 5;

    private final int scenarios;
    private final int cluster;
    /** Empty where all count 1. */
    private final double[] weights;

    private final double effective;
    private final double effectiveGroups;

    private ScenarioWeights(int scenarios, int cluster, double[] weights) {
        this.scenarios = scenarios;
        this.cluster = cluster;
        this.weights = weights;
        this.effective = weights.length == 0 ? scenarios : effective(weights);
        this.effectiveGroups = weights.length == 0 ? groups() : effective(groupSums());
    }

    /** Scenarios that all count the same, in independent groups. */
    static ScenarioWeights equal(int scenarios, int cluster) {
        return new ScenarioWeights(scenarios, cluster, new double[0]);
    }

    /**
     * Those of a batch.
     *
     * @throws IllegalArgumentException if one is absent, negative or not finite, or all are zero
     */
    static ScenarioWeights of(OutcomeTable table, SamplingDesign design) {
        if (!table.layout().isWeighted()) {
            return equal(table.scenarios(), design.cluster());
        }
        OutcomeColumn column = table.column(table.layout().weightColumn());
        for (int scenario = 0; scenario < column.rows(); scenario++) {
            if (!column.defined()[scenario]) {
                throw new IllegalArgumentException("scenario " + scenario + " has no weight");
            }
        }
        return of(column.values(), design.cluster());
    }

    /** Given weights, in the order of the scenarios; weights that are all 1 are none. */
    static ScenarioWeights of(double[] weights, int cluster) {
        boolean one = true;
        double largest = 0.0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight is " + weight + ", below 0 or not finite");
            }
            one &= weight == 1;
            largest = Math.max(largest, weight);
        }
        if (!(largest > 0)) {
            throw new IllegalArgumentException("all weights are zero");
        }
        return one ? equal(weights.length, cluster) : new ScenarioWeights(weights.length, cluster, weights.clone());
    }

    int scenarios() {
        return scenarios;
    }

    double of(int scenario) {
        return weights.length == 0 ? 1.0 : weights[scenario];
    }

    /** Whether all scenarios count the same. */
    boolean areEqual() {
        return weights.length == 0;
    }

    /** Whether scenarios are independent and count the same. */
    boolean arePlain() {
        return areEqual() && cluster == 1;
    }

    int cluster() {
        return cluster;
    }

    /** Number of independent groups. */
    int groups() {
        return groupsOf(scenarios);
    }

    /** Number of groups of the first scenarios. */
    int groupsOf(int first) {
        return (first + cluster - 1) / cluster;
    }

    int group(int scenario) {
        return scenario / cluster;
    }

    double least() {
        double least = of(0);
        for (double weight : weights) {
            least = Math.min(least, weight);
        }
        return least;
    }

    double largest() {
        double largest = of(0);
        for (double weight : weights) {
            largest = Math.max(largest, weight);
        }
        return largest;
    }

    /**
     * How many equally weighted scenarios would have the same spread of weights.
     *
     * @source Kish, Survey Sampling, 1965: {@code (Σw)²/Σw²}
     */
    double effective() {
        return effective;
    }

    /** The same of the sums of the groups' weights: at most {@link #groups}. */
    double effectiveGroups() {
        return effectiveGroups;
    }

    /**
     * Why no interval can be told from the weights, if none can: a few scenarios, or a few groups, stand for nearly
     * all, and what they stand for may not have been seen.
     */
    Optional<String> collapse() {
        double least = Math.max(LEAST_EFFECTIVE, scenarios / (double) LEAST_SHARE);
        if (areEqual()) {
            return Optional.empty();
        }
        if (effective < least) {
            return Optional.of("the weights have collapsed: " + scenarios + " scenarios are worth "
                    + Math.round(effective) + " of equal weight, fewer than " + Math.round(least));
        }
        if (effectiveGroups < LEAST_GROUPS) {
            return Optional.of("the weights have collapsed: " + groups() + " independent groups are worth "
                    + Math.round(effectiveGroups) + ", fewer than " + LEAST_GROUPS);
        }
        return Optional.empty();
    }

    /** Of any numbers that are not negative; 0 if all are zero. */
    static double effective(double[] parts) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum squares = new CompensatedSum();
        for (double part : parts) {
            sum.add(part);
            squares.add(part * part);
        }
        return squares.value() > 0 ? sum.value() * sum.value() / squares.value() : 0.0;
    }

    private double[] groupSums() {
        double[] sums = new double[groups()];
        for (int scenario = 0; scenario < scenarios; scenario++) {
            sums[group(scenario)] += of(scenario);
        }
        return sums;
    }
}
