package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.Optional;

/**
 * What a batch says about one metric.
 *
 * @param metric which
 * @param undefined number of scenarios that do not have it
 * @param distribution of the others, if there are any
 */
public record RiskMeasure(Metric metric, int undefined, Optional<LossDistribution> distribution) {
    /** Of scenarios that are independent and count the same. */
    static RiskMeasure of(Metric metric, OutcomeColumn column, RiskSettings settings, TailBootstrap bootstrap) {
        return of(LossSample.of(metric, column), metric, settings, bootstrap);
    }

    static RiskMeasure of(LossSample sample, Metric metric, RiskSettings settings, TailBootstrap bootstrap) {
        int undefined = sample.weights().scenarios() - sample.size();
        return new RiskMeasure(
                metric,
                undefined,
                !sample.counts() ? Optional.empty() : Optional.of(LossDistribution.of(sample, settings, bootstrap)));
    }
}
