package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.ParetoTail;
import io.stampede.risk.ParetoTail.FittedFigure;
import io.stampede.risk.TailEstimate;
import io.stampede.risk.TailRiskReport;
import java.util.List;
import java.util.Optional;

/** The distributions on the page: drawings, the measures at every level, and the fitted tails. */
final class TailHtml {
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
                            "fitted Pareto tail, where there is one",
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
        page.beginTable(List.of("tail", "threshold, %", "exceedances", "shape ξ", "scale β, %", "note"));
        for (Metric metric : risk.shown()) {
            risk.measure(metric).distribution().ifPresent(distribution -> page.row(fit(metric, distribution.tail())));
        }
        page.endTable();
    }

    private void writeLevels(Metric metric, LossDistribution distribution) {
        for (int index = 0; index < distribution.valueAtRisk().size(); index++) {
            TailEstimate loss = distribution.valueAtRisk().get(index);
            TailEstimate shortfall = distribution.expectedShortfall().get(index);
            Optional<FittedFigure> fitted = fitted(distribution.tail(), loss.level());
            page.row(List.of(
                    MetricLabel.of(metric),
                    Figures.level(loss.level()),
                    Figures.of(metric, loss.value()),
                    interval(metric, loss.interval()),
                    Figures.of(metric, shortfall.value()),
                    interval(metric, shortfall.interval()),
                    fitted.map(figure -> Figures.of(metric, figure.valueAtRisk()))
                            .orElse(Figures.ABSENT),
                    fitted.map(figure -> Figures.of(metric, figure.expectedShortfall()))
                            .orElse(Figures.ABSENT)));
        }
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
        if (tail instanceof ParetoTail.Fitted fitted) {
            return List.of(
                    MetricLabel.of(metric),
                    Figures.of(metric, fitted.threshold()),
                    Integer.toString(fitted.exceedances()),
                    Figures.fixed(fitted.shape(), 3) + " ± " + Figures.fixed(fitted.shapeStandardError(), 3),
                    Figures.of(metric, fitted.scale()) + " ± " + Figures.of(metric, fitted.scaleStandardError()),
                    "");
        }
        return List.of(
                MetricLabel.of(metric),
                Figures.ABSENT,
                Figures.ABSENT,
                Figures.ABSENT,
                Figures.ABSENT,
                "not fitted: " + ((ParetoTail.Refused) tail).reason());
    }
}
