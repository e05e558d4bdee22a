package io.stampede.coordinator.sweep;

import io.stampede.coordinator.report.Figures;
import io.stampede.coordinator.report.MetricLabel;
import io.stampede.coordinator.report.PlainText;
import io.stampede.coordinator.report.TextTable;
import io.stampede.outcome.Metric;
import io.stampede.risk.TailEstimate;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;

/** A sweep as text: a line a point, or a table if two fields vary, with bars that show where the tail turns. */
public final class SweepText {
    private static final int BAR = 40;

    private SweepText() {}

    /** Writes the tail of a metric. */
    public static String write(Sweep sweep, Metric metric) {
        StringBuilder text = new StringBuilder();
        text.append("Stampede sweep: ").append(PlainText.oneLine(sweep.name())).append('\n');
        IntSummaryStatistics scenarios = sweep.points().stream()
                .mapToInt(point -> point.report().risk().scenarios())
                .summaryStatistics();
        text.append(scenarios.getMin())
                .append(scenarios.getMin() == scenarios.getMax() ? "" : " to " + scenarios.getMax())
                .append(" scenarios a point, seed ")
                .append(sweep.points().get(0).report().subject().seed())
                .append(" at all of them\n\n");
        if (sweep.fields().size() == 1) {
            line(sweep, metric, text);
        } else {
            table(sweep, metric, text);
        }
        return text.toString();
    }

    private static void line(Sweep sweep, Metric metric, StringBuilder text) {
        String unit = Figures.unit(metric).isEmpty() ? "" : ", " + Figures.unit(metric);
        text.append(PlainText.oneLine(sweep.fields().get(0).path()))
                .append(" against ")
                .append(MetricLabel.of(metric))
                .append(unit)
                .append("\n\n");
        String level = Figures.level(sweep.level(metric));
        TextTable table =
                new TextTable(1).leftFrom(5).row("", "median", "VaR " + level, "ES " + level, "95 % of ES", "");
        double most = sweep.points().stream()
                .flatMap(point -> point.shortfall(metric).stream())
                .mapToDouble(TailEstimate::value)
                .max()
                .orElse(0);
        for (Sweep.Point point : sweep.points()) {
            table.row(row(point, metric, most));
        }
        table.writeTo(text);
    }

    private static List<String> row(Sweep.Point point, Metric metric, double most) {
        List<String> cells = new ArrayList<>();
        cells.add(PlainText.oneLine(point.values().get(0)));
        cells.add(point.distribution(metric)
                .map(given -> Figures.of(metric, given.median()))
                .orElse(Figures.ABSENT));
        cells.add(figure(point.valueAtRisk(metric).map(TailEstimate::value).orElse(Double.NaN), metric));
        double shortfall = point.shortfall(metric).map(TailEstimate::value).orElse(Double.NaN);
        cells.add(figure(shortfall, metric));
        cells.add(point.shortfall(metric)
                .map(estimate -> Figures.interval(metric, estimate.interval()))
                .orElse(Figures.ABSENT));
        long filled = most > 0 && shortfall > 0 ? Math.round(shortfall / most * BAR) : 0;
        cells.add("█".repeat((int) filled));
        return cells;
    }

    private static String figure(double value, Metric metric) {
        return Figures.of(metric, Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
    }

    private static void table(Sweep sweep, Metric metric, StringBuilder text) {
        VariedField down = sweep.fields().get(0);
        VariedField across = sweep.fields().get(1);
        text.append("ES ").append(Figures.level(sweep.level(metric))).append(" of ");
        text.append(MetricLabel.of(metric))
                .append(' ')
                .append(Figures.unit(metric))
                .append("\n");
        text.append("down: ").append(PlainText.oneLine(down.path())).append("; across: ");
        text.append(PlainText.oneLine(across.path())).append("\n\n");
        TextTable table = new TextTable(1);
        List<String> head = new ArrayList<>(List.of(""));
        across.values().forEach(value -> head.add(PlainText.oneLine(value)));
        table.row(head);
        for (int first = 0; first < down.values().size(); first++) {
            List<String> cells =
                    new ArrayList<>(List.of(PlainText.oneLine(down.values().get(first))));
            for (int second = 0; second < across.values().size(); second++) {
                double value = sweep.point(first, second)
                        .shortfall(metric)
                        .map(TailEstimate::value)
                        .orElse(Double.NaN);
                cells.add(figure(value, metric));
            }
            table.row(cells);
        }
        table.writeTo(text);
    }
}
