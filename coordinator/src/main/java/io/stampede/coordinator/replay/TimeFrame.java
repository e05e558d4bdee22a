package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.Figures;
import io.stampede.coordinator.report.HtmlPage;
import io.stampede.outcome.History;

/**
 * The frame of a drawing over a scenario's time, as SVG: numbers and fixed words alone. All drawings of one history
 * have the same axis of time, so that they can be read one above the other.
 */
final class TimeFrame {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 220;
    private static final int LEFT = 64;
    private static final int RIGHT = 8;
    private static final int TOP = 12;
    private static final int BOTTOM = 22;
    private static final int TIME_LABELS = 8;
    private static final int VALUE_LABELS = 4;
    /** A drawing of what stays the same needs some height, too: this part of the value. */
    private static final double FLAT = 0.001;

    private final History history;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    /**
     * A frame with both axes.
     *
     * @param name what is drawn, in fixed words
     * @param low the lowest value there is
     * @param high the highest value there is
     */
    TimeFrame(History history, String name, double low, double high) {
        this.history = history;
        double room = Math.max((high - low) * 0.04, Math.abs(high) * FLAT + Double.MIN_NORMAL);
        this.low = low == 0 ? 0 : low - room;
        this.high = high == 0 ? 0 : high + room;
        svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        svg.append("\" role=\"img\" aria-label=\"")
                .append(HtmlPage.escape(name))
                .append("\">\n");
        drawTimes();
        drawValues();
    }

    /** Where a step ends; −1 is the start. */
    double x(int step) {
        return LEFT + (WIDTH - LEFT - RIGHT) * ((step + 1.0) / history.steps());
    }

    /** Where a value lies. */
    double y(double value) {
        double share = high > low ? (value - low) / (high - low) : 0.5;
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    }

    private void drawTimes() {
        double all = history.seconds(history.steps() - 1);
        long every = niceSeconds(all / TIME_LABELS);
        for (long second = 0; second <= all; second += every) {
            double x = LEFT + (WIDTH - LEFT - RIGHT) * (second / all);
            rule(x, TOP, x, HEIGHT - BOTTOM);
            label(x, HEIGHT - 6, x > WIDTH - 40 ? "end" : "middle", Figures.time(second));
        }
    }

    /** A number of seconds that a clock's face knows. */
    private static long niceSeconds(double least) {
        for (long seconds : new long[] {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200}) {
            if (seconds >= least) {
                return seconds;
            }
        }
        return 86_400;
    }

    private void drawValues() {
        double least = (high - low) / VALUE_LABELS;
        if (least <= 0) {
            return;
        }
        int magnitude = (int) Math.floor(StrictMath.log10(least));
        double power = StrictMath.pow(10, magnitude);
        double every = least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
        for (long mark = (long) Math.ceil(low / every); mark * every <= high; mark++) {
            double y = y(mark * every);
            rule(LEFT, y, WIDTH - RIGHT, y);
            label(LEFT - 6, y + 4, "end", Figures.fixed(mark * every, Math.max(0, -magnitude)));
        }
    }

    private void rule(double fromX, double fromY, double toX, double toY) {
        svg.append("<line class=\"axis\" x1=\"")
                .append(tenth(fromX))
                .append("\" y1=\"")
                .append(tenth(fromY));
        svg.append("\" x2=\"")
                .append(tenth(toX))
                .append("\" y2=\"")
                .append(tenth(toY))
                .append("\"/>\n");
    }

    private void label(double x, double y, String anchor, String text) {
        svg.append("<text x=\"").append(tenth(x)).append("\" y=\"").append(tenth(y));
        svg.append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(text)
                .append("</text>\n");
    }

    /** Begins a line; points follow, then its end. */
    void beginLine(String cssClass) {
        svg.append("<polyline class=\"line ").append(cssClass).append("\" points=\"");
    }

    void point(int step, double value) {
        svg.append(tenth(x(step))).append(',').append(tenth(y(value))).append(' ');
    }

    void endLine() {
        svg.append("\"/>\n");
    }

    /** A bar over some steps, from one value to another. */
    void bar(String cssClass, int fromStep, int toStep, double from, double to) {
        double left = x(fromStep - 1);
        double top = y(Math.max(from, to));
        svg.append("<rect class=\"").append(cssClass).append("\" x=\"").append(tenth(left));
        svg.append("\" y=\"").append(tenth(top));
        svg.append("\" width=\"").append(tenth(Math.max(0.5, x(toStep) - left)));
        svg.append("\" height=\"").append(tenth(y(Math.min(from, to)) - top)).append("\"/>\n");
    }

    /** The whole drawing. */
    String end() {
        return svg.append("</svg>\n").toString();
    }

    private static String tenth(double coordinate) {
        return Figures.fixed(coordinate, 1);
    }
}
