package io.stampede.coordinator.report;

import io.stampede.coordinator.report.AxisTicks.Range;
import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.coordinator.report.SvgDrawing.Size;
import java.math.BigDecimal;
import java.util.List;

/** The frame of a drawing of a ratio's distribution: per cent along the lower axis, whatever along the other. */
final class PlotFrame {
    private static final Size SIZE = new Size(520, 300);
    private static final int LEFT = 62;
    private static final int RIGHT = 14;
    private static final int TOP = 10;
    private static final int BOTTOM = 44;
    private static final int TICKS = 7;
    /** Labels of marks are so far apart. */
    private static final double MARK_GAP = 15;

    private final SvgDrawing drawing;
    private final Range range;

    /** Begins a drawing with a lower axis in per cent. */
    PlotFrame(SvgDrawing drawing, Range range, String axis) {
        this.drawing = drawing;
        this.range = range;
        for (BigDecimal tick : AxisTicks.within(range, TICKS).values()) {
            double x = x(tick.doubleValue());
            drawing.line("axis", new Place(x, SIZE.height() - BOTTOM), new Place(x, SIZE.height() - BOTTOM + 5));
            drawing.label("middle", new Place(x, SIZE.height() - BOTTOM + 19), AxisTicks.plain(tick.movePointRight(2)));
        }
        drawing.label("middle", new Place((LEFT + SIZE.width() - RIGHT) / 2.0, SIZE.height() - 7), axis);
        drawing.line("axis", new Place(LEFT, SIZE.height() - BOTTOM), new Place(SIZE.width() - RIGHT, y(0)));
    }

    static SvgDrawing drawing(String id, String title, String description) {
        return new SvgDrawing(id, title, description, SIZE);
    }

    /** Where a value lies. */
    double x(double value) {
        return LEFT + (SIZE.width() - LEFT - RIGHT) * range.share(value);
    }

    /** Where a part of the height lies; 1 is the top. */
    double y(double part) {
        return SIZE.height() - BOTTOM - (SIZE.height() - TOP - BOTTOM) * Math.max(0, Math.min(1, part));
    }

    Place at(double value, double part) {
        return new Place(x(value), y(part));
    }

    /** A line across with its label at the left. */
    void ruleAcross(double part, String label) {
        drawing.line("axis", new Place(LEFT, y(part)), new Place(SIZE.width() - RIGHT, y(part)));
        drawing.label("end", new Place(LEFT - 6, y(part) + 4), label);
    }

    /** Lines upwards with their labels beside them, moved apart where they would meet. */
    void marks(List<TailMark> marks) {
        for (TailMark mark : marks) {
            drawing.line("mark " + mark.cssClass(), at(mark.value(), 0), at(mark.value(), 1));
        }
        double free = LEFT + MARK_GAP;
        for (int index = 0; index < marks.size(); index++) {
            TailMark mark = marks.get(index);
            double last = SIZE.width() - (marks.size() - 1 - index) * MARK_GAP - 2;
            double beside = Math.min(last, Math.max(free, x(mark.value()) - 4));
            drawing.uprightLabel(mark.cssClass(), new Place(beside, TOP + 2), mark.name());
            free = beside + MARK_GAP;
        }
    }
}
