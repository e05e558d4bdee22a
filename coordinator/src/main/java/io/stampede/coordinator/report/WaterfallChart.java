package io.stampede.coordinator.report;

import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.coordinator.report.SvgDrawing.Size;
import io.stampede.risk.CausalShare;
import io.stampede.risk.CausalShares;
import io.stampede.risk.ConfidenceInterval;
import java.util.List;
import java.util.OptionalDouble;

/** A total as the shares that add up to it, from the top down: each bar begins where the one above it ends. */
final class WaterfallChart {
    private static final int WIDTH = 520;
    private static final int LEFT = 150;
    private static final int RIGHT = 74;
    private static final int BAR = 22;
    private static final int ROW = 42;
    private static final int TOP = 10;

    private WaterfallChart() {}

    private record Row(String name, String cssClass, double from, CausalShare share) {
        double to() {
            return from + share.value();
        }
    }

    /**
     * Draws ratios.
     *
     * @param id unique in the page, a fixed word
     */
    static String draw(String id, String title, String description, CausalShares shares) {
        List<Row> rows = rows(shares);
        double low = 0;
        double high = 0;
        for (Row row : rows) {
            low = Math.min(low, lowest(row));
            high = Math.max(high, highest(row));
        }
        double unit = (WIDTH - LEFT - RIGHT) / (high > low ? high - low : 1);
        double zero = LEFT - low * unit;
        int height = ROW * rows.size() + TOP;
        SvgDrawing drawing = new SvgDrawing(id, title, description, new Size(WIDTH, height));
        drawing.line("axis", new Place(zero, 0), new Place(zero, height));
        for (int index = 0; index < rows.size(); index++) {
            Row row = rows.get(index);
            double top = index * ROW + TOP;
            drawing.label("end", new Place(LEFT - 10, top + BAR / 2.0 + 4), row.name());
            if (index < rows.size() - 1) {
                double end = zero + row.to() * unit;
                drawing.line("link", new Place(end, top + BAR), new Place(end, top + ROW));
            }
            bar(drawing, row, new Place(zero, top), unit);
        }
        return drawing.end();
    }

    private static List<Row> rows(CausalShares shares) {
        double panic = shares.shock().value();
        double liquidation = panic + shares.panic().value();
        ConfidenceInterval none = new ConfidenceInterval(OptionalDouble.empty(), OptionalDouble.empty());
        CausalShare total = new CausalShare(shares.total(), none);
        return List.of(
                new Row("Shock", "shock", 0, shares.shock()),
                new Row("Panic", "panic", panic, shares.panic()),
                new Row("Forced liquidation", "liquidation", liquidation, shares.liquidation()),
                new Row("Total", "total", 0, total));
    }

    private static double lowest(Row row) {
        return Math.min(
                row.to(),
                row.from() + row.share().interval().lower().orElse(row.share().value()));
    }

    private static double highest(Row row) {
        return Math.max(
                row.to(),
                row.from() + row.share().interval().upper().orElse(row.share().value()));
    }

    private static void bar(SvgDrawing drawing, Row row, Place zero, double unit) {
        double start = zero.x() + row.from() * unit;
        double end = zero.x() + row.to() * unit;
        String told = Figures.percent(row.share().value()) + " %";
        drawing.box(
                "bar " + row.cssClass(),
                new Place(Math.min(start, end), zero.y()),
                new Place(Math.max(start, end), zero.y() + BAR),
                row.name() + ": " + told);
        ConfidenceInterval interval = row.share().interval();
        if (interval.lower().isPresent() && interval.upper().isPresent()) {
            double from = start + interval.lower().getAsDouble() * unit;
            double to = start + interval.upper().getAsDouble() * unit;
            double middle = zero.y() + BAR / 2.0;
            drawing.line("whisker", new Place(from, middle), new Place(to, middle));
            drawing.line("whisker", new Place(from, middle - 4), new Place(from, middle + 4));
            drawing.line("whisker", new Place(to, middle - 4), new Place(to, middle + 4));
        }
        double right = zero.x() + highest(row) * unit;
        drawing.label("start", new Place(Math.max(Math.max(start, end), right) + 6, zero.y() + BAR / 2.0 + 4), told);
    }
}
