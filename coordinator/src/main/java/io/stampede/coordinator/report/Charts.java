package io.stampede.coordinator.report;

import io.stampede.risk.ExceedanceCurve;
import io.stampede.risk.Histogram;
import java.util.List;

/** Drawings of a ratio's distribution as SVG: numbers and fixed words alone, coordinates rounded to a tenth. */
final class Charts {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 260;
    private static final int LEFT = 56;
    private static final int BOTTOM = 24;
    private static final int TOP = 10;
    private static final int LABELS = 8;

    private Charts() {}

    static String histogram(Histogram histogram) {
        StringBuilder svg = begin("histogram of max drop");
        List<Integer> counts = histogram.counts();
        int most = counts.stream().mapToInt(Integer::intValue).max().orElse(1);
        double place = (WIDTH - LEFT) / (double) counts.size();
        int every = (counts.size() + LABELS - 1) / LABELS;
        for (int bin = 0; bin < counts.size(); bin++) {
            double height = (HEIGHT - TOP - BOTTOM) * (counts.get(bin) / (double) most);
            double x = LEFT + bin * place;
            svg.append("<rect class=\"bar\" x=\"").append(tenth(x + 1));
            svg.append("\" y=\"").append(tenth(HEIGHT - BOTTOM - height));
            svg.append("\" width=\"").append(tenth(Math.max(1, place - 2)));
            svg.append("\" height=\"").append(tenth(height)).append("\"><title>");
            svg.append(counts.get(bin)).append("</title></rect>\n");
            if (bin % every == 0) {
                label(svg, x, HEIGHT - 6, "start", Figures.percent(histogram.from() + bin * histogram.width()));
            }
        }
        label(svg, LEFT - 6, TOP + 10, "end", Integer.toString(most));
        label(svg, LEFT - 6, HEIGHT - BOTTOM, "end", "0");
        return axis(svg).append("</svg>\n").toString();
    }

    static String exceedance(ExceedanceCurve curve) {
        StringBuilder svg = begin("exceedance curve of max drop");
        List<ExceedanceCurve.Point> points = curve.points();
        double first = points.get(0).value();
        double last = points.get(points.size() - 1).value();
        double rarest = points.get(points.size() - 1).probability();
        int decades = (int) Math.max(1, Math.ceil(-StrictMath.log10(rarest)));
        for (int decade = 0; decade <= decades; decade++) {
            double y = TOP + (HEIGHT - TOP - BOTTOM) * (decade / (double) decades);
            svg.append("<line class=\"axis\" x1=\"")
                    .append(LEFT)
                    .append("\" x2=\"")
                    .append(WIDTH);
            svg.append("\" y1=\"")
                    .append(tenth(y))
                    .append("\" y2=\"")
                    .append(tenth(y))
                    .append("\"/>\n");
            String share = decade == 0 ? "1" : "0." + "0".repeat(decade - 1) + "1";
            label(svg, LEFT - 6, Math.max(TOP + 8, y), "end", share);
        }
        svg.append("<polyline class=\"curve\" points=\"");
        for (ExceedanceCurve.Point point : points) {
            double along = last > first ? (point.value() - first) / (last - first) : 0.5;
            double down = -StrictMath.log10(point.probability()) / decades;
            svg.append(tenth(LEFT + along * (WIDTH - LEFT - 8))).append(',');
            svg.append(tenth(TOP + down * (HEIGHT - TOP - BOTTOM))).append(' ');
        }
        svg.append("\"/>\n");
        for (int mark = 0; mark < LABELS; mark++) {
            double part = mark / (double) LABELS;
            double x = LEFT + part * (WIDTH - LEFT - 8);
            label(svg, x, HEIGHT - 6, "start", Figures.percent(first + part * (last - first)));
        }
        return axis(svg).append("</svg>\n").toString();
    }

    private static StringBuilder begin(String name) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(HEIGHT);
        return svg.append("\" role=\"img\" aria-label=\"").append(name).append("\">\n");
    }

    private static StringBuilder axis(StringBuilder svg) {
        int y = HEIGHT - BOTTOM;
        svg.append("<line class=\"axis\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH);
        return svg.append("\" y1=\"").append(y).append("\" y2=\"").append(y).append("\"/>\n");
    }

    private static void label(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append("<text x=\"").append(tenth(x)).append("\" y=\"").append(tenth(y));
        svg.append("\" text-anchor=\"").append(anchor).append("\">");
        svg.append(HtmlPage.escape(text)).append("</text>\n");
    }

    private static String tenth(double coordinate) {
        return Figures.fixed(coordinate, 1);
    }
}
