package io.stampede.risk;

import java.util.List;

/** What peaks over a threshold say about losses rarer than the scenarios show. */
public sealed interface ParetoTail {
    /**
     * A generalised Pareto distribution of the excesses over a threshold.
     *
     * <p>All figures are of losses: of a metric that is worse when low they have the opposite sign.
     *
     * @param threshold the loss above which excesses count
     * @param exceedances number of losses above it
     * @param shape ξ: positive for a power tail of exponent 1/ξ, zero for an exponential one, negative for a bounded
     * one
     * @param scale β, in the unit of the losses
     * @param shapeStandardError asymptotic
     * @param scaleStandardError asymptotic
     * @param figures value at risk and expected shortfall of the fitted tail at levels beyond the threshold's
     */
    record Fitted(
            double threshold,
            int exceedances,
            double shape,
            double scale,
            double shapeStandardError,
            double scaleStandardError,
            List<FittedFigure> figures)
            implements ParetoTail {
        public Fitted {
            figures = List.copyOf(figures);
        }
    }

    /**
     * One level of a fitted tail.
     *
     * @param level probability of not being worse
     * @param valueAtRisk in the unit of the losses
     * @param expectedShortfall in the unit of the losses; needs ξ below 1, which the fit guarantees
     */
    record FittedFigure(double level, double valueAtRisk, double expectedShortfall) {}

    /**
     * No honest fit is possible.
     *
     * @param reason one sentence, for people
     */
    record Refused(String reason) implements ParetoTail {}
}
