package io.stampede.coordinator.report;

import io.stampede.coordinator.report.AxisTicks.Range;
import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.coordinator.report.SvgDrawing.Size;
import io.stampede.risk.Convergence;
import io.stampede.risk.Convergence.LevelValue;
import io.stampede.risk.Convergence.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How value at risk and expected shortfall settled, over the number of scenarios on a logarithmic axis. */
final class ConvergenceChart {
    private static final Size SIZE = new Size(520, 300);
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 44;
    private static final int TICKS = 5;
    private static final int LABEL_GAP = 52;

    private final List<Point> points;
    private final Range range;
    private final SvgDrawing drawing;

    private ConvergenceChart(Convergence convergence) {
        this.points = convergence.points();
        String name = MetricLabel.of(convergence.metric());
        this.drawing = new SvgDrawing(
                "chart-convergence",
                "Convergence: " + name,
                "Value at risk and expected shortfall of " + name + " from the first scenarios alone, by how many.",
                SIZE);
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Point point : points) {
            for (LevelValue value : marked(point.valueAtRisk())) {
                low = Math.min(low, value.value());
                high = Math.max(high, value.value());
            }
            for (LevelValue value : marked(point.expectedShortfall())) {
                low = Math.min(low, value.value());
                high = Math.max(high, value.value());
            }
        }
        double room = (high - low) * 0.05;
        this.range = new Range(low - room, high + room);
    }

    static String draw(Convergence convergence) {
        ConvergenceChart chart = new ConvergenceChart(convergence);
        chart.drawAxes();
        int levels = marked(chart.points.get(0).valueAtRisk()).size();
        for (int level = 0; level < levels; level++) {
            int index = level;
            chart.drawLine("var", index, Point::valueAtRisk);
            chart.drawLine("es", index, Point::expectedShortfall);
        }
        return chart.drawing.end();
    }

    /** The levels that are drawn. */
    static <T> List<T> marked(List<T> levels) {
        return levels.subList(Math.max(0, levels.size() - TailMark.LEVELS_MARKED), levels.size());
    }

    private void drawAxes() {
        for (BigDecimal tick : AxisTicks.within(range, TICKS).values()) {
            double y = y(tick.doubleValue());
            drawing.line("axis", new Place(LEFT, y), new Place(SIZE.width() - RIGHT, y));
            drawing.label("end", new Place(LEFT - 6, y + 4), AxisTicks.plain(tick.movePointRight(2)) + " %");
        }
        double free = Double.POSITIVE_INFINITY;
        for (int point = points.size() - 1; point >= 0; point--) {
            double x = x(points.get(point).scenarios());
            drawing.line("axis", new Place(x, SIZE.height() - BOTTOM), new Place(x, SIZE.height() - BOTTOM + 5));
            if (x <= free) {
                boolean isLast = point == points.size() - 1;
                drawing.label(
                        isLast ? "end" : "middle",
                        new Place(isLast ? x + RIGHT : x, SIZE.height() - BOTTOM + 19),
                        Integer.toString(points.get(point).scenarios()));
                free = x - LABEL_GAP - (isLast ? LABEL_GAP / 2.0 : 0);
            }
        }
        drawing.label("middle", new Place((LEFT + SIZE.width() - RIGHT) / 2.0, SIZE.height() - 7), "scenarios");
        double bottom = SIZE.height() - BOTTOM;
        drawing.line("axis", new Place(LEFT, bottom), new Place(SIZE.width() - RIGHT, bottom));
    }

    private void drawLine(String kind, int level, Function<Point, List<LevelValue>> values) {
        List<Place> places = new ArrayList<>();
        for (Point point : points) {
            double y = y(marked(values.apply(point)).get(level).value());
            places.add(new Place(x(point.scenarios()), y));
        }
        drawing.polyline("settled " + kind + " level" + level, places);
        for (Place place : places) {
            drawing.box(
                    "dot level" + level,
                    new Place(place.x() - 2.5, place.y() - 2.5),
                    new Place(place.x() + 2.5, place.y() + 2.5),
                    kind.equals("var") ? "VaR" : "ES");
        }
    }

    private double x(int scenarios) {
        double first = StrictMath.log10(points.get(0).scenarios());
        double last = StrictMath.log10(points.get(points.size() - 1).scenarios());
        double share = last > first ? (StrictMath.log10(scenarios) - first) / (last - first) : 0.5;
        return LEFT + 8 + (SIZE.width() - LEFT - RIGHT - 8) * share;
    }

    private double y(double value) {
        return SIZE.height() - BOTTOM - (SIZE.height() - TOP - BOTTOM) * range.share(value);
    }
}
