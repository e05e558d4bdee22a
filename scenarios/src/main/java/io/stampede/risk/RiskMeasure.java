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
    static RiskMeasure of(Metric metric, OutcomeColumn column, RiskSettings settings, TailBootstrap bootstrap) {
        LossSample sample = LossSample.of(metric, column);
        int undefined = column.rows() - sample.size();
        return new RiskMeasure(
                metric,
                undefined,
                sample.isEmpty() ? Optional.empty() : Optional.of(LossDistribution.of(sample, settings, bootstrap)));
    }
}
