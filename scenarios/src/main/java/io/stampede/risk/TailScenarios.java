package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.Arrays;
import java.util.OptionalDouble;

/** A set of scenarios, ascending, over which figures are averaged: the worst ones, or all. */
final class TailScenarios {
    /** Share of the scenarios that count as the worst, by largest drop, of equal ones the lower number first. */
    static final double SHARE = 0.05;

    private final int[] scenarios;

    private TailScenarios(int[] scenarios) {
        this.scenarios = scenarios;
    }

    static TailScenarios all(int count) {
        int[] all = new int[count];
        Arrays.setAll(all, index -> index);
        return new TailScenarios(all);
    }

    static TailScenarios worstDrops(OutcomeTable table) {
        OutcomeColumn drops = table.column(table.layout().column(Metric.MAX_DROP));
        int count = (int) Math.max(1, Math.ceil(table.scenarios() * SHARE - 1e-7));
        return new TailScenarios(LossSample.of(Metric.MAX_DROP, drops).worst(count).stream()
                .mapToInt(WorstScenario::scenario)
                .sorted()
                .toArray());
    }

    /** Their numbers, ascending; not to be changed. */
    int[] numbers() {
        return scenarios;
    }

    int count() {
        return scenarios.length;
    }

    /** Mean over those of the scenarios where the column is defined, if there is one. */
    OptionalDouble mean(OutcomeColumn column) {
        CompensatedSum sum = new CompensatedSum();
        int defined = 0;
        for (int scenario : scenarios) {
            if (column.defined()[scenario]) {
                sum.add(column.values()[scenario]);
                defined++;
            }
        }
        return defined == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.value() / defined + 0.0);
    }

    /** Sum over those of the scenarios where the column is defined. */
    double sum(OutcomeColumn column) {
        CompensatedSum sum = new CompensatedSum();
        for (int scenario : scenarios) {
            if (column.defined()[scenario]) {
                sum.add(column.values()[scenario]);
            }
        }
        return sum.value();
    }
}
