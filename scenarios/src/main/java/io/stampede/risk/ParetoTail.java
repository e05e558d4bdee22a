package io.stampede.risk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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
     * @param shapeInterval of the profile likelihood
     * @param goodness of the fit
     * @param opinions other estimates of the shape from the same exceedances
     * @param figures value at risk and expected shortfall of the fitted tail at levels beyond the threshold's
     * @param refused levels that the scenarios cannot carry
     */
    record Fitted(
            double threshold,
            int exceedances,
            double shape,
            double scale,
            double shapeStandardError,
            double scaleStandardError,
            ConfidenceInterval shapeInterval,
            Goodness goodness,
            Opinions opinions,
            List<FittedFigure> figures,
            List<RefusedLevel> refused)
            implements ParetoTail {
        public Fitted {
            figures = List.copyOf(figures);
            refused = List.copyOf(refused);
        }
    }

    /**
     * One level of a fitted tail.
     *
     * @param level probability of not being worse
     * @param valueAtRisk in the unit of the losses
     * @param expectedShortfall in the unit of the losses; needs ξ below 1, which the fit guarantees
     * @param valueAtRiskInterval of the profile likelihood
     * @param expectedShortfallInterval the same; without an upper end where an infinite mean is not ruled out
     */
    record FittedFigure(
            double level,
            double valueAtRisk,
            double expectedShortfall,
            ConfidenceInterval valueAtRiskInterval,
            ConfidenceInterval expectedShortfallInterval) {}

    /**
     * A level without figures.
     *
     * @param level probability of not being worse
     * @param reason one sentence, for people
     */
    record RefusedLevel(double level, String reason) {}

    /**
     * How well the excesses look like the fitted distribution.
     *
     * @param statistic of Anderson and Darling
     * @param probability of one at least so large if they do; between 0.001 and 0.999
     * @param candidates thresholds that were tried
     * @param rejected those of them, the lowest, that were not good enough
     */
    record Goodness(double statistic, double probability, int candidates, int rejected) {
        /** The verdict in one sentence, for people. */
        public String verdict() {
            String odds = probability >= 0.25 ? "nothing speaks against the fit" : "the fit is acceptable, not more";
            String thresholds = rejected == 0
                    ? "the lowest threshold tried was good enough"
                    : rejected + " of " + candidates + " thresholds tried were too low";
            return odds + "; " + thresholds;
        }
    }

    /**
     * Other estimates of the shape.
     *
     * @param moments by probability-weighted moments
     * @param hill absent where the threshold is not above zero; knows positive shapes only
     * @param pickands absent where losses tie
     */
    record Opinions(Optional<MomentFit> moments, Optional<ShapeEstimate> hill, Optional<ShapeEstimate> pickands) {}

    /**
     * A fit by probability-weighted moments.
     *
     * @param shape ξ
     * @param scale β, in the unit of the losses
     * @param shapeStandardError asymptotic; absent from a shape of 1/2 on
     */
    record MomentFit(double shape, double scale, OptionalDouble shapeStandardError) {}

    /**
     * An estimate of the shape alone.
     *
     * @param shape ξ
     * @param standardError asymptotic
     */
    record ShapeEstimate(double shape, double standardError) {}

    /**
     * No honest fit is possible.
     *
     * @param reason one sentence, for people
     */
    record Refused(String reason) implements ParetoTail {}
}
