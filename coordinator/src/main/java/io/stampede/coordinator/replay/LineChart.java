package io.stampede.coordinator.replay;

import io.stampede.outcome.History;
import java.util.List;

/** Lines over a scenario's time. */
final class LineChart {
    /** Steps that are drawn one by one; of more, the lowest and the highest of each few. */
    private static final int PLACES_MAX = 400;

    private LineChart() {}

    /**
     * One line.
     *
     * @param cssClass its colour
     * @param values one a step
     */
    record Line(String cssClass, double[] values) {}

    /**
     * Draws lines.
     *
     * @param name what is drawn, in fixed words
     * @param factor by which values are multiplied: 100 for per cent
     */
    static String draw(History history, String name, double factor, List<Line> lines) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double value : line.values()) {
                low = Math.min(low, value * factor);
                high = Math.max(high, value * factor);
            }
        }
        TimeFrame frame = new TimeFrame(history, name, low, high);
        int every = (history.steps() + PLACES_MAX - 1) / PLACES_MAX;
        for (Line line : lines) {
            frame.beginLine(line.cssClass());
            for (int from = 0; from < history.steps(); from += every) {
                drawSome(frame, line.values(), factor, from, Math.min(from + every, history.steps()));
            }
            frame.endLine();
        }
        return frame.end();
    }

    private static void drawSome(TimeFrame frame, double[] values, double factor, int from, int to) {
        int lowest = from;
        int highest = from;
        for (int step = from + 1; step < to; step++) {
            lowest = values[step] < values[lowest] ? step : lowest;
            highest = values[step] > values[highest] ? step : highest;
        }
        frame.point(Math.min(lowest, highest), values[Math.min(lowest, highest)] * factor);
        if (lowest != highest) {
            frame.point(Math.max(lowest, highest), values[Math.max(lowest, highest)] * factor);
        }
    }
}
