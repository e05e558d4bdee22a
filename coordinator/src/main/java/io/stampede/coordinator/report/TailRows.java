package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.ParetoTail;
import io.stampede.risk.ParetoTail.FittedFigure;
import io.stampede.risk.ParetoTail.ShapeEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A fitted tail in lines for a terminal. */
final class TailRows {
    private static final double RARE = 0.999;

    private TailRows() {}

    static List<List<String>> of(Metric metric, ParetoTail tail) {
        List<String> lines = tail instanceof ParetoTail.Fitted fitted
                ? lines(metric, fitted)
                : List.of("not fitted: " + ((ParetoTail.Refused) tail).reason());
        List<List<String>> rows = new ArrayList<>();
        for (String line : lines) {
            rows.add(List.of(rows.isEmpty() ? MetricLabel.of(metric) : "", line));
        }
        return rows;
    }

    private static List<String> lines(Metric metric, ParetoTail.Fitted fitted) {
        List<String> lines = new ArrayList<>();
        lines.add("shape " + Figures.fixed(fitted.shape(), 3) + " ± " + Figures.fixed(fitted.shapeStandardError(), 3)
                + ", above " + Figures.of(metric, fitted.threshold()) + " by " + fitted.exceedances()
                + " exceedances");
        for (FittedFigure figure : fitted.figures()) {
            if (figure.level() >= RARE) {
                lines.add(Figures.level(figure.level()) + ": VaR " + Figures.of(metric, figure.valueAtRisk()) + " "
                        + Figures.interval(metric, figure.valueAtRiskInterval()) + ", ES "
                        + Figures.of(metric, figure.expectedShortfall()) + " "
                        + Figures.interval(metric, figure.expectedShortfallInterval()));
            }
        }
        fitted.refused().forEach(level -> lines.add(Figures.level(level.level()) + ": refused, " + level.reason()));
        ParetoTail.Opinions opinions = fitted.opinions();
        lines.add("other shapes: moments "
                + opinions.moments()
                        .map(moments -> Figures.fixed(moments.shape(), 3))
                        .orElse(Figures.ABSENT)
                + ", Hill " + shape(opinions.hill()) + ", Pickands " + shape(opinions.pickands()));
        lines.add(fitted.goodness().verdict());
        return lines;
    }

    /** With its standard error. */
    static String shape(Optional<ShapeEstimate> estimate) {
        return estimate.map(shape -> Figures.fixed(shape.shape(), 3) + " ± " + Figures.fixed(shape.standardError(), 3))
                .orElse(Figures.ABSENT);
    }
}
