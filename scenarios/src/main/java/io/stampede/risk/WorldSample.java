package io.stampede.risk;

import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.util.Arrays;
import java.util.List;

/**
 * The losses of one metric in every world, of the scenarios that have it in all of them: the same index is the same
 * scenario under the same random numbers.
 *
 * @param losses by world and scenario
 * @param weights by scenario, 1 where all count the same
 * @param groups the number of each scenario's group, rising from 0; scenarios of different groups are independent
 */
record WorldSample(List<LossSample> losses, double[] weights, int[] groups) {
    private static final int WORLDS = Counterfactual.values().length;

    static WorldSample of(OutcomeTable table, Metric metric, int cluster) {
        OutcomeLayout layout = table.layout();
        OutcomeColumn[] columns = new OutcomeColumn[WORLDS];
        for (Counterfactual world : Counterfactual.values()) {
            columns[world.ordinal()] = table.column(layout.column(world, metric));
        }
        int[] common = common(columns);
        double[] weights = new double[common.length];
        Arrays.fill(weights, 1.0);
        if (layout.isWeighted()) {
            double[] given = table.column(layout.weightColumn()).values();
            Arrays.setAll(weights, index -> given[common[index]]);
        }
        List<LossSample> losses = Arrays.stream(columns)
                .map(column -> LossSample.ofLosses(Arrays.stream(common)
                        .mapToDouble(scenario -> column.values()[scenario])
                        .toArray()))
                .toList();
        return new WorldSample(losses, weights, groups(common, cluster));
    }

    private static int[] common(OutcomeColumn[] columns) {
        int[] common = new int[columns[0].rows()];
        int count = 0;
        for (int scenario = 0; scenario < common.length; scenario++) {
            boolean all = true;
            for (OutcomeColumn column : columns) {
                all &= column.defined()[scenario];
            }
            if (all) {
                common[count++] = scenario;
            }
        }
        return Arrays.copyOf(common, count);
    }

    private static int[] groups(int[] scenarios, int cluster) {
        int[] groups = new int[scenarios.length];
        for (int index = 1; index < groups.length; index++) {
            boolean next = scenarios[index] / cluster != scenarios[index - 1] / cluster;
            groups[index] = groups[index - 1] + (next ? 1 : 0);
        }
        return groups;
    }

    /** Number of scenarios. */
    int size() {
        return weights.length;
    }

    /** Number of groups. */
    int groupCount() {
        return size() == 0 ? 0 : groups[size() - 1] + 1;
    }

    double loss(int world, int index) {
        return losses.get(world).atIndex(index);
    }

    /** Whether all scenarios count the same. */
    boolean isUnweighted() {
        return Arrays.stream(weights).allMatch(weight -> weight == 1);
    }

    /** Whether intervals can be told: not where a few scenarios stand for nearly all. */
    boolean isTold() {
        return isUnweighted() || ScenarioWeights.of(weights, 1).collapse().isEmpty();
    }

    /** Whether two worlds have the same losses in all scenarios. */
    boolean areEqual(int one, int other) {
        for (int index = 0; index < size(); index++) {
            if (loss(one, index) != loss(other, index)) {
                return false;
            }
        }
        return true;
    }

    /** What rounding may leave of a difference that is none. */
    double rounding() {
        double largest = 0;
        for (LossSample world : losses) {
            largest = Math.max(largest, Math.max(Math.abs(world.smallest()), Math.abs(world.largest())));
        }
        return 1e-13 * largest;
    }

    /** Number of scenarios of each group. */
    double[] groupSizes() {
        double[] sizes = new double[groupCount()];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }

    /** Sums over the scenarios of each group of the weight times a number. */
    double[] groupSums(ScenarioNumber number) {
        double[] sums = new double[groupCount()];
        for (int index = 0; index < size(); index++) {
            sums[groups[index]] += weights[index] * number.of(index);
        }
        return sums;
    }

    /** A number that each scenario has. */
    interface ScenarioNumber {
        double of(int index);
    }
}
