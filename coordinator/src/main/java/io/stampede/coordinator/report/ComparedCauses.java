package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.compare.CauseFigures;
import io.stampede.coordinator.compare.Comparison;
import io.stampede.outcome.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The causes of the figures that both reports of a comparison tell apart, side by side. */
final class ComparedCauses {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ComparedCauses() {}

    private record Row(Metric metric, CauseFigures one, CauseFigures other) {}

    private static List<Row> rows(Comparison comparison) {
        List<Row> rows = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            for (CauseFigures one : comparison.one().causes().getOrDefault(metric, List.of())) {
                find(comparison.other().causes().getOrDefault(metric, List.of()), one.figure())
                        .ifPresent(other -> rows.add(new Row(metric, one, other)));
            }
        }
        return rows;
    }

    private static Optional<CauseFigures> find(List<CauseFigures> figures, String figure) {
        return figures.stream().filter(each -> each.figure().equals(figure)).findFirst();
    }

    /** Writes a section, if both reports have causes. */
    static void write(Comparison comparison, StringBuilder text) {
        List<Row> rows = rows(comparison);
        if (rows.isEmpty()) {
            return;
        }
        ReportText.heading(text, CausesText.TITLE + " (per cent)");
        TextTable table = new TextTable(3);
        table.row("", "", "", "total", "= shock", "+ panic", "+ liquidation");
        for (Row row : rows) {
            boolean isMean = row.one().figure().equals(CauseFigures.MEAN);
            String figure = isMean
                    ? "mean"
                    : "ES " + Figures.level(Double.parseDouble(row.one().figure()));
            write(table, isMean ? MetricLabel.of(row.metric()) : "", figure, "A", row.one());
            write(table, "", "", "B", row.other());
        }
        table.writeTo(text);
    }

    private static void write(TextTable table, String label, String figure, String side, CauseFigures figures) {
        table.row(
                label,
                figure,
                side,
                Figures.percent(figures.total()),
                Figures.percent(figures.shock()),
                Figures.percent(figures.panic()),
                Figures.percent(figures.liquidation()));
    }

    /** By metric and figure, {@code a} and {@code b}. */
    static ObjectNode json(Comparison comparison) {
        ObjectNode causes = JSON.objectNode();
        for (Row row : rows(comparison)) {
            ObjectNode figure = causes.withObjectProperty(row.metric().key())
                    .putObject(row.one().figure());
            figure.set("a", shares(row.one()));
            figure.set("b", shares(row.other()));
        }
        return causes;
    }

    private static ObjectNode shares(CauseFigures figures) {
        ObjectNode node = JSON.objectNode();
        node.put("total", figures.total());
        node.put("shock", figures.shock());
        node.put("panic", figures.panic());
        node.put("liquidation", figures.liquidation());
        return node;
    }
}
