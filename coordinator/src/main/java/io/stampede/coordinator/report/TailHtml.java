package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.ParetoTail;
import io.stampede.risk.ParetoTail.FittedFigure;
import io.stampede.risk.TailEstimate;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** The distributions on the page: drawings, the measures at every level, and the fitted tails. */
final class TailHtml {
    private static final int FIT_COLUMNS = 12;

    private final TailRiskReport risk;
    private final HtmlPage page;

    TailHtml(TailRiskReport risk, HtmlPage page) {
        this.risk = risk;
        this.page = page;
    }

    /**
     * The two drawings of a metric's distribution.
     *
     * @param isExplained whether to say how to read them
     */
    void writeCharts(Metric metric, boolean isExplained) {
        Optional<LossDistribution> found = risk.measure(metric).distribution();
        if (found.isEmpty()) {
            page.soft("No scenario has this figure.");
            return;
        }
        LossDistribution distribution = found.orElseThrow();
        if (distribution.min() == distribution.max()) {
            page.soft("It is " + Figures.of(metric, distribution.max()) + " " + Figures.unit(metric)
                    + " in every scenario.");
            return;
        }
        DistributionCharts charts = new DistributionCharts(metric, distribution);
        page.open("div", "pair");
        page.figure(charts.histogram(), "Number of scenarios");
        page.figure(charts.exceedance(risk.settings().confidence()), "Share of scenarios that are at least so bad");
        page.close("div");
        if (isExplained) {
            page.legend(
                    List.of("curve", "band", "fitted", "var", "es"),
                    List.of(
                            "exceedance curve (logarithmic)",
                            Figures.level(risk.settings().confidence()) + " band of each point",
                            "fitted Pareto tail with its band, where there is one",
                            "value at risk",
                            "expected shortfall"));
        }
    }

    void writeLevels() {
        page.beginTable(List.of(
                "per cent", "level", "VaR", "interval", "ES", "interval", "VaR of fitted tail", "ES of fitted tail"));
        for (Metric metric : risk.shown()) {
            risk.measure(metric).distribution().ifPresent(distribution -> writeLevels(metric, distribution));
        }
        page.endTable();
        page.soft("Intervals of " + Figures.level(risk.settings().confidence()) + " confidence; " + Figures.UNBOUNDED
                + " marks a side that so few scenarios cannot bound. The fitted tails:");
        page.beginTable(List.of(
                "tail",
                "threshold, %",
                "exceedances",
                "shape ξ",
                "its interval",
                "scale β, %",
                "ξ by moments",
                "ξ of Hill",
                "ξ of Pickands",
                "A²",
                "p",
                "verdict"));
        for (Metric metric : risk.shown()) {
            risk.measure(metric).distribution().ifPresent(distribution -> page.row(fit(metric, distribution.tail())));
        }
        page.endTable();
    }

    private void writeLevels(Metric metric, LossDistribution distribution) {
        Set<Double> shown = new TreeSet<>();
        for (int index = 0; index < distribution.valueAtRisk().size(); index++) {
            TailEstimate loss = distribution.valueAtRisk().get(index);
            TailEstimate shortfall = distribution.expectedShortfall().get(index);
            Optional<FittedFigure> fitted = fitted(distribution.tail(), loss.level());
            shown.add(loss.level());
            page.row(List.of(
                    MetricLabel.of(metric),
                    Figures.level(loss.level()),
                    Figures.of(metric, loss.value()),
                    interval(metric, loss.interval()),
                    Figures.of(metric, shortfall.value()),
                    interval(metric, shortfall.interval()),
                    fitted.map(figure -> valueAtRisk(metric, figure)).orElse(Figures.ABSENT),
                    fitted.map(figure -> expectedShortfall(metric, figure)).orElse(Figures.ABSENT)));
        }
        if (distribution.tail() instanceof ParetoTail.Fitted fitted) {
            fitted.figures().stream()
                    .filter(figure -> !shown.contains(figure.level()))
                    .forEach(figure -> page.row(beyond(metric, figure)));
        }
    }

    /** A level at which the scenarios alone say nothing. */
    private static List<String> beyond(Metric metric, FittedFigure figure) {
        return List.of(
                MetricLabel.of(metric),
                Figures.level(figure.level()),
                Figures.ABSENT,
                Figures.ABSENT,
                Figures.ABSENT,
                Figures.ABSENT,
                valueAtRisk(metric, figure),
                expectedShortfall(metric, figure));
    }

    private static String valueAtRisk(Metric metric, FittedFigure figure) {
        return Figures.of(metric, figure.valueAtRisk()) + " " + interval(metric, figure.valueAtRiskInterval());
    }

    private static String expectedShortfall(Metric metric, FittedFigure figure) {
        return Figures.of(metric, figure.expectedShortfall()) + " "
                + interval(metric, figure.expectedShortfallInterval());
    }

    private static String interval(Metric metric, ConfidenceInterval interval) {
        return Figures.interval(metric, interval);
    }

    private static Optional<FittedFigure> fitted(ParetoTail tail, double level) {
        return tail instanceof ParetoTail.Fitted fitted
                ? fitted.figures().stream()
                        .filter(figure -> figure.level() == level)
                        .findFirst()
                : Optional.empty();
    }

    private static List<String> fit(Metric metric, ParetoTail tail) {
        List<String> cells = new ArrayList<>(List.of(MetricLabel.of(metric)));
        if (tail instanceof ParetoTail.Fitted fitted) {
            cells.add(Figures.of(metric, fitted.threshold()));
            cells.add(Integer.toString(fitted.exceedances()));
            cells.add(Figures.fixed(fitted.shape(), 3) + " ± " + Figures.fixed(fitted.shapeStandardError(), 3));
            cells.add("[" + bound(fitted.shapeInterval().lower()) + ", "
                    + bound(fitted.shapeInterval().upper()) + "]");
            cells.add(Figures.of(metric, fitted.scale()) + " ± " + Figures.of(metric, fitted.scaleStandardError()));
            cells.add(fitted.opinions()
                    .moments()
                    .map(moments -> Figures.fixed(moments.shape(), 3))
                    .orElse(Figures.ABSENT));
            cells.add(TailRows.shape(fitted.opinions().hill()));
            cells.add(TailRows.shape(fitted.opinions().pickands()));
            cells.add(Figures.fixed(fitted.goodness().statistic(), 3));
            cells.add(Figures.fixed(fitted.goodness().probability(), 2));
            cells.add(note(fitted));
            return cells;
        }
        while (cells.size() < FIT_COLUMNS - 1) {
            cells.add(Figures.ABSENT);
        }
        cells.add("not fitted: " + ((ParetoTail.Refused) tail).reason());
        return cells;
    }

    private static String bound(OptionalDouble bound) {
        return bound.isPresent() ? Figures.fixed(bound.getAsDouble(), 3) : Figures.UNBOUNDED;
    }

    private static String note(ParetoTail.Fitted fitted) {
        StringBuilder note = new StringBuilder(fitted.goodness().verdict());
        fitted.refused()
                .forEach(level -> note.append("; ")
                        .append(Figures.level(level.level()))
                        .append(" refused: ")
                        .append(level.reason()));
        return note.toString();
    }
}
