package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.Convergence;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.List;

/** How the figures of the largest drop settled as scenarios were added. */
final class ConvergenceText {
    private static final int LEVELS_SHOWN = 3;

    private final TailRiskReport risk;
    private final StringBuilder text;

    ConvergenceText(TailRiskReport risk, StringBuilder text) {
        this.risk = risk;
        this.text = text;
    }

    void write() {
        ReportText.heading(text, "Convergence of max drop (per cent)");
        List<Double> levels = risk.settings().levels();
        int shown = Math.min(LEVELS_SHOWN, levels.size());
        TextTable table = new TextTable(0);
        List<String> head = new ArrayList<>(List.of("scenarios", "mean"));
        for (String kind : List.of("VaR ", "ES ")) {
            levels.subList(0, shown).forEach(level -> head.add(kind + Figures.level(level)));
        }
        table.row(head);
        for (Convergence convergence : risk.convergence()) {
            if (convergence.metric() == Metric.MAX_DROP) {
                convergence.points().forEach(point -> table.row(row(point, shown)));
            }
        }
        table.writeTo(text);
    }

    private static List<String> row(Convergence.Point point, int shown) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(point.scenarios()));
        cells.add(Figures.percent(point.mean()));
        point.valueAtRisk().subList(0, shown).forEach(value -> cells.add(Figures.percent(value.value())));
        point.expectedShortfall().subList(0, shown).forEach(value -> cells.add(Figures.percent(value.value())));
        return cells;
    }
}
