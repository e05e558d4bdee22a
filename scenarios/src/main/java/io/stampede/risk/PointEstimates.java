package io.stampede.risk;

/** Figures of a sample of losses without their intervals. */
interface PointEstimates {
    /** Mean loss. */
    double mean();

    /** Loss that is not exceeded with the probability of the level. */
    double valueAtRisk(double level);

    /** Mean loss in the worst part, of probability one less the level. */
    double expectedShortfall(double level);

    /** Quantile of the metric's values, which are losses or their opposites. */
    double quantileOfValues(double probability);
}
