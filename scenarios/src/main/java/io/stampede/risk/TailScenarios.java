package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** A set of scenarios, ascending, over which figures are averaged: the worst ones, or all. */
final class TailScenarios {
    /** Share of the scenarios that count as the worst, by largest drop, of equal ones the lower number first. */
    static final double SHARE = 0.05;

    private final int[] scenarios;
    private final ScenarioWeights weights;

    private TailScenarios(int[] scenarios, ScenarioWeights weights) {
        this.scenarios = scenarios;
        this.weights = weights;
    }

    static TailScenarios all(ScenarioWeights weights) {
        int[] all = new int[weights.scenarios()];
        Arrays.setAll(all, index -> index);
        return new TailScenarios(all, weights);
    }

    /** The first of the worst whose weights make up the share. */
    static TailScenarios worstDrops(OutcomeTable table, ScenarioWeights weights) {
        OutcomeColumn drops = table.column(table.layout().column(Metric.MAX_DROP));
        LossSample sample = LossSample.of(Metric.MAX_DROP, drops, weights);
        double wanted = Math.max(1, Math.ceil(table.scenarios() * SHARE - 1e-7));
        if (weights.areEqual()) {
            return new TailScenarios(numbers(sample.worst((int) wanted)), weights);
        }
        DescendingLosses losses = new DescendingLosses(sample);
        int last = losses.firstWithMassFrom(table.scenarios() * SHARE);
        return new TailScenarios(numbers(sample.worst(last + 1)), weights);
    }

    private static int[] numbers(List<WorstScenario> worst) {
        return worst.stream().mapToInt(WorstScenario::scenario).sorted().toArray();
    }

    /** Their numbers, ascending; not to be changed. */
    int[] numbers() {
        return scenarios;
    }

    /** What the scenarios of the whole batch count. */
    ScenarioWeights weights() {
        return weights;
    }

    int count() {
        return scenarios.length;
    }

    /** What they count together: their number, where all count the same. */
    double weight() {
        CompensatedSum sum = new CompensatedSum();
        for (int scenario : scenarios) {
            sum.add(weights.of(scenario));
        }
        return sum.value();
    }

    /** The part of their weight in which something happened. */
    double share(boolean[] happened) {
        CompensatedSum sum = new CompensatedSum();
        for (int scenario : scenarios) {
            sum.add(happened[scenario] ? weights.of(scenario) : 0.0);
        }
        return sum.value() / weight();
    }

    /** Weighted mean over those of the scenarios where the column is defined, if there is one. */
    OptionalDouble mean(OutcomeColumn column) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum defined = new CompensatedSum();
        for (int scenario : scenarios) {
            if (column.defined()[scenario]) {
                sum.add(weights.of(scenario) * column.values()[scenario]);
                defined.add(weights.of(scenario));
            }
        }
        return defined.value() > 0 ? OptionalDouble.of(sum.value() / defined.value() + 0.0) : OptionalDouble.empty();
    }

    /** Weighted sum over those of the scenarios where the column is defined. */
    double sum(OutcomeColumn column) {
        CompensatedSum sum = new CompensatedSum();
        for (int scenario : scenarios) {
            if (column.defined()[scenario]) {
                sum.add(weights.of(scenario) * column.values()[scenario]);
            }
        }
        return sum.value();
    }
}
