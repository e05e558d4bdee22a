package io.stampede.coordinator.validation;

import io.stampede.coordinator.report.SvgDrawing;
import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.coordinator.report.SvgDrawing.Size;
import io.stampede.coordinator.report.XyChart;
import io.stampede.validation.CellComparison;
import io.stampede.validation.CellComparison.Verdict;
import io.stampede.validation.EventStudy;
import io.stampede.validation.HistoricalEvent;
import io.stampede.validation.HistoricalFigure;
import io.stampede.validation.ModelRange;
import java.util.ArrayList;
import java.util.List;

/** Every ratio of every event that has both a figure and a model: the model's range as a bar, history as a mark. */
final class EventChart {
    private static final int WIDTH = 760;
    private static final int LEFT = 250;
    private static final int RIGHT = 24;
    private static final int TOP = 34;
    private static final int ROW = 20;
    private static final int BAR = 10;
    private static final int TENTHS = 10;

    private EventChart() {}

    private record Row(String name, boolean isTitle, List<CellComparison> cell) {}

    /** Draws it. */
    static String draw(Validation validation) {
        List<Row> rows = rows(validation);
        Size size = new Size(WIDTH, TOP + ROW * rows.size() + 34);
        SvgDrawing drawing = SvgDrawing.file(
                "validation-events",
                "Historical events and the model",
                "For each event and figure, the range of nine in ten of the model's scenarios with its median, and the"
                        + " historical figure with the range of its sources.",
                size,
                XyChart.STYLE);
        double bottom = TOP + (double) ROW * rows.size();
        for (int tenth = 0; tenth <= TENTHS; tenth += 2) {
            double x = x(tenth / (double) TENTHS);
            drawing.line("axis", new Place(x, TOP - 4), new Place(x, bottom));
            drawing.label("middle", new Place(x, bottom + 18), tenth * TENTHS + " %");
        }
        drawing.box("bar", new Place(8, 10), new Place(30, 10 + BAR), "model");
        drawing.label("start", new Place(36, 19), "model, 5 % to 95 %, with its median");
        drawing.box("history", new Place(300, 10), new Place(306, 10 + BAR), "history");
        drawing.label("start", new Place(312, 19), "history, with the range of its sources");
        for (int index = 0; index < rows.size(); index++) {
            double top = TOP + (double) ROW * index;
            Row row = rows.get(index);
            double end = row.isTitle() ? 8 : LEFT - 10;
            drawing.label(row.isTitle() ? "start" : "end", new Place(end, top + 14), row.name());
            row.cell().forEach(cell -> draw(drawing, cell, top + (ROW - BAR) / 2.0));
        }
        return drawing.end();
    }

    private static List<Row> rows(Validation validation) {
        List<Row> rows = new ArrayList<>();
        for (HistoricalEvent event : validation.events()) {
            List<Row> ofEvent = new ArrayList<>();
            for (CellComparison cell : EventStudy.compare(event, validation.played(event))) {
                boolean isCompared = cell.model().isPresent() && cell.verdict() != Verdict.NO_FIGURE;
                if (cell.cell().isRatio() && isCompared) {
                    ofEvent.add(new Row(cell.cell().title(), false, List.of(cell)));
                }
            }
            if (!ofEvent.isEmpty()) {
                rows.add(new Row(event.title() + (event.heldOut() ? " (held out)" : ""), true, List.of()));
                rows.addAll(ofEvent);
            }
        }
        return rows;
    }

    private static void draw(SvgDrawing drawing, CellComparison cell, double top) {
        ModelRange model = cell.model().orElseThrow();
        drawing.box(
                "bar",
                new Place(x(model.low()) - 1, top),
                new Place(x(model.high()) + 1, top + BAR),
                EventTables.shown(cell.cell(), model.low()) + " to " + EventTables.shown(cell.cell(), model.high()));
        drawing.line("median", new Place(x(model.median()), top - 1), new Place(x(model.median()), top + BAR + 1));
        if (cell.history() instanceof HistoricalFigure.Known known) {
            double middle = top + BAR / 2.0;
            drawing.line("sources", new Place(x(known.low()), middle), new Place(x(known.high()), middle));
            drawing.box(
                    "history",
                    new Place(x(known.figure()) - 3, top),
                    new Place(x(known.figure()) + 3, top + BAR),
                    EventTables.shown(cell.cell(), known.figure()));
        }
    }

    private static double x(double ratio) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.max(0, Math.min(1, ratio));
    }
}
