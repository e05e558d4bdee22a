package io.stampede.coordinator.sweep;

import io.stampede.coordinator.report.Figures;
import io.stampede.coordinator.report.MetricLabel;
import io.stampede.coordinator.report.XyChart;
import io.stampede.coordinator.report.XyChart.Axis;
import io.stampede.coordinator.report.XyChart.Point;
import io.stampede.outcome.Metric;
import io.stampede.risk.TailEstimate;
import java.util.ArrayList;
import java.util.List;

/**
 * A sweep as a drawing: expected shortfall over the first field, a line for each value of the second; with one field
 * the median, too, and the interval of the shortfall as a band, which reaches the edge where an end is open.
 */
public final class SweepChart {
    private static final List<String> COLOURS = List.of("second", "third", "first", "law");

    private final Sweep sweep;
    private final Metric metric;
    private final double[] places;

    private SweepChart(Sweep sweep, Metric metric) {
        this.sweep = sweep;
        this.metric = metric;
        this.places = places(sweep.fields().get(0).values());
    }

    /** Draws the tail of a metric; values that are no numbers stand side by side. */
    public static String draw(Sweep sweep, Metric metric) {
        return new SweepChart(sweep, metric).draw();
    }

    private static double[] places(List<String> values) {
        double[] places = new double[values.size()];
        for (int index = 0; index < places.length; index++) {
            try {
                places[index] = Double.parseDouble(values.get(index));
            } catch (NumberFormatException e) {
                return java.util.stream.IntStream.range(0, values.size())
                        .asDoubleStream()
                        .toArray();
            }
        }
        return places;
    }

    private String draw() {
        String level = Figures.level(sweep.level(metric));
        String name = MetricLabel.of(metric);
        XyChart chart = new XyChart(
                "sweep",
                name + " over " + sweep.fields().get(0).path(),
                "Expected shortfall at " + level + " of " + name + " at each value.",
                across(),
                upwards());
        int lines = sweep.fields().size() > 1 ? sweep.fields().get(1).values().size() : 1;
        if (lines == 1) {
            chart.band(bounds(true), bounds(false));
        }
        for (int line = 0; line < lines; line++) {
            String colour = COLOURS.get(line % COLOURS.size());
            String called =
                    lines == 1 ? "ES " + level : sweep.fields().get(1).values().get(line);
            chart.line(colour, called, shortfalls(line)).dots(colour, shortfalls(line));
        }
        if (lines == 1) {
            chart.line("first", "median", medians());
        }
        return chart.end();
    }

    private Axis across() {
        double low = java.util.Arrays.stream(places).min().orElse(0);
        double high = java.util.Arrays.stream(places).max().orElse(1);
        double room = high > low ? (high - low) * 0.03 : 1;
        return new Axis(sweep.fields().get(0).path(), low - room, high + room, false, false);
    }

    private Axis upwards() {
        double most = sweep.points().stream()
                .flatMap(point -> point.shortfall(metric).stream())
                .mapToDouble(estimate -> estimate.interval().upper().orElse(estimate.value()))
                .max()
                .orElse(1);
        double least = Math.min(
                0,
                sweep.points().stream()
                        .flatMap(point -> point.shortfall(metric).stream())
                        .mapToDouble(TailEstimate::value)
                        .min()
                        .orElse(0));
        boolean isRatio = metric.unit().equals("ratio");
        String unit = Figures.unit(metric).isEmpty() || isRatio ? "" : ", " + Figures.unit(metric);
        return new Axis(MetricLabel.of(metric) + unit, least, most > least ? most * 1.05 : least + 1, false, isRatio);
    }

    private List<Point> shortfalls(int line) {
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < places.length; index++) {
            double x = places[index];
            sweep.point(index, line)
                    .shortfall(metric)
                    .ifPresent(estimate -> points.add(new Point(x, estimate.value())));
        }
        return points;
    }

    private List<Point> bounds(boolean isLower) {
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < places.length; index++) {
            double x = places[index];
            sweep.point(index, 0)
                    .shortfall(metric)
                    .ifPresent(estimate -> points.add(new Point(
                            x,
                            isLower
                                    ? estimate.interval()
                                            .lower()
                                            .orElse(upwards().low())
                                    : estimate.interval()
                                            .upper()
                                            .orElse(upwards().high()))));
        }
        return points;
    }

    private List<Point> medians() {
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < places.length; index++) {
            double x = places[index];
            sweep.point(index, 0)
                    .distribution(metric)
                    .ifPresent(distribution -> points.add(new Point(x, distribution.median())));
        }
        return points;
    }
}
