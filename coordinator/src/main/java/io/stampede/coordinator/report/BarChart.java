package io.stampede.coordinator.report;

import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.coordinator.report.SvgDrawing.Size;
import java.util.List;
import java.util.OptionalDouble;

/** Ratios as bars beside their names, a pair each: of all scenarios, and of the worst. */
final class BarChart {
    private static final int WIDTH = 520;
    private static final int LEFT = 200;
    private static final int RIGHT = 78;
    private static final int BAR = 12;
    private static final int ROW = 36;
    private static final int NAME_COLUMNS = 24;

    private BarChart() {}

    /**
     * A pair of bars.
     *
     * @param name beside them, escaped and cut here
     * @param all mean over all scenarios
     * @param worst mean over the worst
     */
    record Pair(String name, OptionalDouble all, OptionalDouble worst) {}

    /**
     * Draws them from the first down.
     *
     * @param id unique in the page, a fixed word
     */
    static String draw(String id, String title, String description, List<Pair> pairs) {
        double low = 0;
        double high = 0;
        for (Pair pair : pairs) {
            low = Math.min(low, Math.min(pair.all().orElse(0), pair.worst().orElse(0)));
            high = Math.max(high, Math.max(pair.all().orElse(0), pair.worst().orElse(0)));
        }
        double unit = (WIDTH - LEFT - RIGHT) / (high > low ? high - low : 1);
        double zero = LEFT - low * unit;
        SvgDrawing drawing = new SvgDrawing(id, title, description, new Size(WIDTH, ROW * pairs.size() + 8));
        for (int row = 0; row < pairs.size(); row++) {
            Pair pair = pairs.get(row);
            double top = row * ROW + 6.0;
            drawing.label("end", new Place(LEFT - 10, top + BAR + 4), PlainText.oneLine(pair.name(), NAME_COLUMNS));
            bar(drawing, "all", pair.all(), new Place(zero, top), unit);
            bar(drawing, "worst", pair.worst(), new Place(zero, top + BAR + 2), unit);
        }
        drawing.line("axis", new Place(zero, 0), new Place(zero, ROW * pairs.size() + 8.0));
        return drawing.end();
    }

    private static void bar(SvgDrawing drawing, String cssClass, OptionalDouble value, Place from, double unit) {
        if (value.isEmpty()) {
            return;
        }
        double end = from.x() + value.getAsDouble() * unit;
        String told = Figures.percent(value) + " %";
        drawing.box(
                "bar " + cssClass,
                new Place(Math.min(from.x(), end), from.y()),
                new Place(Math.max(from.x(), end), from.y() + BAR),
                told);
        drawing.label("start", new Place(Math.max(from.x(), end) + 5, from.y() + BAR - 1), told);
    }
}
