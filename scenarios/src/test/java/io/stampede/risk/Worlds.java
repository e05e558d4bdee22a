package io.stampede.risk;

import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The losses of one metric in all worlds, and what is said of their causes. */
record Worlds(double[] factual, double[] withoutPanic, double[] withoutLiquidation, double[] shockAlone) {

    /** A standard normal shock to which panic and liquidation add normal losses, and both together a constant. */
    static Worlds normal(long seed, int count, double interaction) {
        double[] shock = Samples.normal(seed, count);
        double[] panic = Samples.normal(seed + 1_000_000, count);
        double[] liquidation = Samples.normal(seed + 2_000_000, count);
        Worlds worlds = new Worlds(new double[count], new double[count], new double[count], shock);
        for (int index = 0; index < count; index++) {
            double byPanic = 0.3 + 0.2 * panic[index];
            double byLiquidation = 0.5 + 0.4 * liquidation[index];
            worlds.withoutPanic[index] = shock[index] + byLiquidation;
            worlds.withoutLiquidation[index] = shock[index] + byPanic;
            worlds.factual[index] = shock[index] + byPanic + byLiquidation + interaction;
        }
        return worlds;
    }

    CausalSplit split() {
        return split(1, new double[0]);
    }

    CausalSplit split(int cluster, double[] weights) {
        OutcomeLayout layout = new OutcomeLayout(
                List.of(Metric.MAX_DROP), List.of("alpha"), List.of("longs"), true, weights.length > 0);
        Outcomes table = new Outcomes(factual.length, layout)
                .with(layout.column(Counterfactual.FACTUAL, Metric.MAX_DROP), factual)
                .with(layout.column(Counterfactual.WITHOUT_PANIC, Metric.MAX_DROP), withoutPanic)
                .with(layout.column(Counterfactual.WITHOUT_LIQUIDATION, Metric.MAX_DROP), withoutLiquidation)
                .with(layout.column(Counterfactual.SHOCK_ALONE, Metric.MAX_DROP), shockAlone);
        if (weights.length > 0) {
            table.with(layout.weightColumn(), weights);
        }
        return CausalSplit.of(table, RiskSettings.STANDARD, cluster).get(0);
    }

    /** Each scenario so many times in a row. */
    Worlds repeated(int... times) {
        return new Worlds(
                repeated(factual, times),
                repeated(withoutPanic, times),
                repeated(withoutLiquidation, times),
                repeated(shockAlone, times));
    }

    private static double[] repeated(double[] values, int[] times) {
        List<Double> repeated = new ArrayList<>();
        for (int index = 0; index < values.length; index++) {
            repeated.addAll(Collections.nCopies(times[index % times.length], values[index]));
        }
        return repeated.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** All figures of a split. */
    static List<CausalShares> figures(CausalSplit split) {
        List<CausalShares> figures = new ArrayList<>(List.of(split.mean()));
        split.levels().forEach(level -> Collections.addAll(figures, level.valueAtRisk(), level.expectedShortfall()));
        return figures;
    }
}
