package io.stampede.coordinator.report;

import io.stampede.coordinator.report.AxisTicks.Range;
import io.stampede.coordinator.report.SvgDrawing.Place;
import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.ExceedanceCurve.Point;
import io.stampede.risk.Histogram;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.ParetoTail;
import io.stampede.risk.WilsonInterval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The distribution of a ratio, drawn twice over one axis: as a histogram, and as the exceedance curve. */
final class DistributionCharts {
    private static final int COUNT_TICKS = 4;
    private static final int FITTED_POINTS = 40;
    /** Points that were left out lie closer to each other than this. */
    private static final double FALL = 0.79;

    private final Metric metric;
    private final LossDistribution distribution;
    private final String id;
    private final String name;
    private final Range range;

    DistributionCharts(Metric metric, LossDistribution distribution) {
        this.metric = metric;
        this.distribution = distribution;
        this.id = "chart-" + metric.key();
        this.name = MetricLabel.of(metric);
        Histogram histogram = distribution.histogram();
        this.range = new Range(
                histogram.from(),
                Math.max(
                        histogram.from()
                                + histogram.width() * histogram.counts().size(),
                        distribution.max()));
    }

    /** How many scenarios fell where. */
    String histogram() {
        Histogram histogram = distribution.histogram();
        SvgDrawing drawing = PlotFrame.drawing(
                id + "-histogram",
                "Histogram: " + name,
                "Number of scenarios by " + name + ", with value at risk and expected shortfall marked. Median "
                        + percent(distribution.median()) + ", largest " + percent(distribution.max()) + ".");
        PlotFrame frame = new PlotFrame(drawing, range, name + ", %");
        double most = histogram.counts().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        for (BigDecimal tick : AxisTicks.within(new Range(0, most), COUNT_TICKS).values()) {
            if (tick.stripTrailingZeros().scale() <= 0) {
                frame.ruleAcross(tick.doubleValue() / most, AxisTicks.plain(tick));
            }
        }
        for (int bin = 0; bin < histogram.counts().size(); bin++) {
            double from = histogram.width() > 0 ? histogram.from() + bin * histogram.width() : range.low();
            double to = histogram.width() > 0 ? from + histogram.width() : range.high();
            double count = histogram.counts().get(bin);
            Place upperLeft = frame.at(from, count / most);
            Place lowerRight = frame.at(to, 0);
            drawing.box(
                    "bar",
                    new Place(upperLeft.x() + 0.5, upperLeft.y()),
                    new Place(lowerRight.x() - 0.5, lowerRight.y()),
                    Figures.percent(from) + " to " + percent(to) + ": " + Figures.count(count));
        }
        frame.marks(TailMark.of(distribution));
        return drawing.end();
    }

    /** How often it is at least so bad, with the band of the confidence around each point. */
    String exceedance(double confidence) {
        List<Point> points = distribution.exceedance().points();
        SvgDrawing drawing = PlotFrame.drawing(
                id + "-exceedance",
                "Exceedance curve: " + name,
                "Share of scenarios, on a logarithmic axis, in which " + name
                        + " is at least so high, with its confidence band and the value at risk and expected shortfall"
                        + " marked. The highest is " + percent(distribution.max()) + ".");
        PlotFrame frame = new PlotFrame(drawing, range, name + ", %");
        int decades = decades();
        for (int decade = 0; decade <= decades; decade++) {
            BigDecimal share = BigDecimal.ONE.movePointLeft(decade).movePointRight(2);
            frame.ruleAcross(1 - decade / (double) decades, AxisTicks.plain(share) + " %");
        }
        List<WilsonInterval> intervals =
                points.stream().map(point -> point.band(confidence)).toList();
        List<Place> band =
                new ArrayList<>(steps(frame, index -> intervals.get(index).upper()));
        List<Place> lower =
                new ArrayList<>(steps(frame, index -> intervals.get(index).lower()));
        Collections.reverse(lower);
        band.addAll(lower);
        drawing.polygon("band", band);
        if (distribution.tail() instanceof ParetoTail.Fitted fitted && !metric.isWorseWhenLow()) {
            drawing.polygon("fitted-band", fittedBand(fitted, frame, decades));
            drawing.polyline("fitted", fitted(fitted, frame, decades));
        }
        drawing.polyline("curve", steps(frame, index -> points.get(index).probability()));
        frame.marks(TailMark.of(distribution));
        return drawing.end();
    }

    /** A probability along the curve, a straight line from point to point, but for falls. */
    private List<Place> steps(PlotFrame frame, IntToDoubleFunction probability) {
        List<Point> points = distribution.exceedance().points();
        List<Place> places = new ArrayList<>();
        int decades = decades();
        for (int index = 0; index < points.size(); index++) {
            double height = height(probability.applyAsDouble(index), decades);
            if (index > 0 && isFall(points.get(index - 1), points.get(index))) {
                places.add(frame.at(points.get(index - 1).value(), height));
            }
            places.add(frame.at(points.get(index).value(), height));
        }
        return places;
    }

    /** Where many scenarios have one value, or few are left: the probability of any more is that of the next point. */
    private static boolean isFall(Point before, Point here) {
        return here.probability() < FALL * before.probability();
    }

    /** Down to one scenario of all, or to the rarest of weighted ones. */
    private int decades() {
        double rarest = 1.0;
        for (Point point : distribution.exceedance().points()) {
            rarest = point.probability() > 0 ? Math.min(rarest, point.probability()) : rarest;
        }
        int byRarest = (int) Math.ceil(-StrictMath.log10(rarest) - 1e-9);
        return Math.max(
                byRarest,
                Math.max(1, Integer.toString(distribution.samples() - 1).length()));
    }

    private static double height(double probability, int decades) {
        return probability > 0 ? 1 + StrictMath.log10(probability) / decades : 0;
    }

    /** The generalised Pareto tail: {@code k/n · (1 + ξ(x − u)/β)^(−1/ξ)}. */
    private List<Place> fitted(ParetoTail.Fitted tail, PlotFrame frame, int decades) {
        List<Place> places = new ArrayList<>();
        double share = tail.exceedances() / (double) distribution.samples();
        for (int point = 0; point <= FITTED_POINTS; point++) {
            double excess = (range.high() - tail.threshold()) * point / FITTED_POINTS;
            double survived = survived(tail, excess);
            if (share * survived < StrictMath.pow(10, -decades)) {
                break;
            }
            places.add(frame.at(tail.threshold() + excess, height(share * survived, decades)));
        }
        return places;
    }

    /** From the threshold through the ends of the profile-likelihood intervals of its levels. */
    private List<Place> fittedBand(ParetoTail.Fitted tail, PlotFrame frame, int decades) {
        double share = tail.exceedances() / (double) distribution.samples();
        List<Place> band = new ArrayList<>(List.of(frame.at(tail.threshold(), height(share, decades))));
        List<Place> upper = new ArrayList<>();
        for (ParetoTail.FittedFigure figure : tail.figures()) {
            double height = height(1 - figure.level(), decades);
            ConfidenceInterval interval = figure.valueAtRiskInterval();
            if (height >= 0) {
                band.add(frame.at(within(interval.lower().orElse(tail.threshold())), height));
                upper.add(frame.at(within(interval.upper().orElse(range.high())), height));
            }
        }
        Collections.reverse(upper);
        band.addAll(upper);
        return band;
    }

    private double within(double value) {
        return Math.max(range.low(), Math.min(range.high(), value));
    }

    private static double survived(ParetoTail.Fitted tail, double excess) {
        double stretched = excess / tail.scale();
        if (Math.abs(tail.shape()) < 1e-9) {
            return StrictMath.exp(-stretched);
        }
        double base = 1 + tail.shape() * stretched;
        return base > 0 ? StrictMath.pow(base, -1 / tail.shape()) : 0;
    }

    private static String percent(double ratio) {
        return Figures.percent(ratio) + " %";
    }
}
