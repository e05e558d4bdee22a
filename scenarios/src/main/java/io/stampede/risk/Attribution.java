package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where the fall came from: from outside or from the market's own reaction, and by which flow.
 *
 * <p>It describes one batch. What a flow caused can be told only by runs with it switched off and the same random
 * numbers.
 *
 * @param tailShare share of the scenarios called the worst, by their largest drop
 * @param tailScenarios how many that are
 * @param figures means over all scenarios and over the worst
 */
public record Attribution(double tailShare, int tailScenarios, List<Figure> figures) {
    /** Key of the drop that the fundamental does not explain: maxDrop less exogenousDrop. */
    public static final String REACTION = "reaction";

    private static final List<Metric> FLOWS = List.of(
            Metric.LIQUIDATED_NOTIONAL,
            Metric.PANIC_SOLD_NOTIONAL,
            Metric.AUTO_DELEVERAGED_NOTIONAL,
            Metric.FORCED_VOLUME_SHARE,
            Metric.DEPTH_WITHDRAWAL,
            Metric.PEAK_FEAR);

    public Attribution {
        figures = List.copyOf(figures);
    }

    /**
     * One figure's means.
     *
     * @param key name in every output
     * @param overall mean over all scenarios that have it
     * @param tail mean over the worst scenarios that have it
     */
    public record Figure(String key, OptionalDouble overall, OptionalDouble tail) {}

    static Attribution of(OutcomeTable table, TailScenarios all, TailScenarios tail) {
        OutcomeColumn drop = column(table, Metric.MAX_DROP);
        OutcomeColumn exogenous = column(table, Metric.EXOGENOUS_DROP);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(Metric.MAX_DROP.key(), drop, all, tail));
        figures.add(figure(Metric.EXOGENOUS_DROP.key(), exogenous, all, tail));
        figures.add(figure(REACTION, difference(drop, exogenous), all, tail));
        for (Metric flow : FLOWS) {
            figures.add(figure(flow.key(), column(table, flow), all, tail));
        }
        return new Attribution(TailScenarios.SHARE, tail.count(), figures);
    }

    private static OutcomeColumn column(OutcomeTable table, Metric metric) {
        return table.column(table.layout().column(metric));
    }

    private static OutcomeColumn difference(OutcomeColumn whole, OutcomeColumn part) {
        OutcomeColumn difference = OutcomeColumn.ofSize(whole.rows());
        for (int scenario = 0; scenario < whole.rows(); scenario++) {
            if (whole.defined()[scenario] && part.defined()[scenario]) {
                difference.set(scenario, whole.values()[scenario] - part.values()[scenario]);
            }
        }
        return difference;
    }

    private static Figure figure(String key, OutcomeColumn column, TailScenarios all, TailScenarios tail) {
        return new Figure(key, all.mean(column), tail.mean(column));
    }
}
