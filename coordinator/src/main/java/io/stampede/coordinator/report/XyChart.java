package io.stampede.coordinator.report;

import io.stampede.coordinator.report.AxisTicks.Range;
import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.coordinator.report.SvgDrawing.Size;
import io.stampede.spec.TextResource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Lines and dots over two axes, linear or logarithmic, as a file of its own. */
public final class XyChart {
    /** The colours of every drawing here, light and dark. */
    public static final String STYLE = TextResource.read(XyChart.class, "chart.css");

    private static final Size SIZE = new Size(640, 360);
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 48;
    private static final int TICKS = 7;
    private static final double DOT = 3;
    private static final int LEGEND_ENTRY = 190;

    private final SvgDrawing drawing;
    private final Axis x;
    private final Axis y;
    private int legend;

    /**
     * An axis.
     *
     * @param low above 0 where it is logarithmic
     * @param percent whether values are ratios shown in per cent
     */
    public record Axis(String label, double low, double high, boolean logarithmic, boolean percent) {
        double share(double value) {
            double from = logarithmic ? StrictMath.log10(low) : low;
            double to = logarithmic ? StrictMath.log10(high) : high;
            return new Range(from, to).share(logarithmic ? StrictMath.log10(Math.max(value, low)) : value);
        }

        List<BigDecimal> ticks() {
            if (!logarithmic) {
                return AxisTicks.within(new Range(low, high), TICKS).values();
            }
            List<BigDecimal> decades = new ArrayList<>();
            int last = (int) Math.floor(StrictMath.log10(high) + 1e-9);
            for (int decade = (int) Math.ceil(StrictMath.log10(low) - 1e-9); decade <= last; decade++) {
                decades.add(BigDecimal.ONE.scaleByPowerOfTen(decade));
            }
            return decades;
        }

        String shown(BigDecimal tick) {
            return percent ? AxisTicks.plain(tick.movePointRight(2)) + " %" : AxisTicks.plain(tick);
        }
    }

    /** A point. */
    public record Point(double x, double y) {}

    /** Begins a chart: axes and their labels. */
    public XyChart(String id, String title, String description, Axis x, Axis y) {
        this.x = x;
        this.y = y;
        drawing = SvgDrawing.file(id, title, description, SIZE, STYLE);
        double bottom = SIZE.height() - BOTTOM;
        for (BigDecimal tick : x.ticks()) {
            Place place = place(new Point(tick.doubleValue(), y.low()));
            drawing.line("axis", new Place(place.x(), bottom), new Place(place.x(), bottom + 5));
            drawing.label("middle", new Place(place.x(), bottom + 19), x.shown(tick));
        }
        for (BigDecimal tick : y.ticks()) {
            Place place = place(new Point(x.low(), tick.doubleValue()));
            drawing.line("axis", new Place(LEFT, place.y()), new Place(SIZE.width() - RIGHT, place.y()));
            drawing.label("end", new Place(LEFT - 6, place.y() + 4), y.shown(tick));
        }
        drawing.line("axis", new Place(LEFT, bottom), new Place(SIZE.width() - RIGHT, bottom));
        drawing.label("middle", new Place((LEFT + SIZE.width() - RIGHT) / 2.0, SIZE.height() - 9), x.label());
        drawing.label("start", new Place(8, 14), y.label());
    }

    private Place place(Point point) {
        return new Place(
                LEFT + (SIZE.width() - LEFT - RIGHT) * x.share(point.x()),
                SIZE.height() - BOTTOM - (SIZE.height() - TOP - BOTTOM) * y.share(point.y()));
    }

    private List<Place> places(List<Point> points) {
        return points.stream().map(this::place).toList();
    }

    /** A line through points, named in the legend unless the name is empty. */
    public XyChart line(String cssClass, String name, List<Point> points) {
        drawing.polyline("line " + cssClass, places(points));
        return named(cssClass, name);
    }

    /** A dot at each point, with what a pointer that rests on it is told. */
    public XyChart dots(String cssClass, List<Point> points) {
        for (Point point : points) {
            Place place = place(point);
            drawing.box(
                    "dot " + cssClass,
                    new Place(place.x() - DOT, place.y() - DOT),
                    new Place(place.x() + DOT, place.y() + DOT),
                    x.shown(rounded(point.x())) + ", " + y.shown(rounded(point.y())));
        }
        return this;
    }

    /** The area between two lines over the same points of the lower axis. */
    public XyChart band(List<Point> lower, List<Point> upper) {
        List<Place> around = new ArrayList<>(places(lower));
        for (int index = upper.size() - 1; index >= 0; index--) {
            around.add(place(upper.get(index)));
        }
        drawing.polygon("band", around);
        return this;
    }

    private XyChart named(String cssClass, String name) {
        if (!name.isEmpty()) {
            double from = LEFT + (double) legend * LEGEND_ENTRY;
            drawing.line("line " + cssClass, new Place(from, TOP - 12), new Place(from + 22, TOP - 12));
            drawing.label("start", new Place(from + 28, TOP - 8), name);
            legend++;
        }
        return this;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(new java.math.MathContext(4, java.math.RoundingMode.HALF_EVEN));
    }

    /** The whole of it. */
    public String end() {
        return drawing.end();
    }
}
