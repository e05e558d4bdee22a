package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the first scenarios of a batch say about one metric: a quick look at what the report will say, without intervals
 * and without extrapolation.
 *
 * <p>Of the first scenarios, not of those that happen to be done: scenarios that are done sooner need not be like the
 * others.
 *
 * @param metric of what
 * @param samples scenarios that have the metric
 * @param median of its values
 * @param tail value at risk and expected shortfall, in the order of the levels
 * @param histogram of the values
 * @param exceedance how often it is at least so bad
 */
public record TailGlimpse(
        Metric metric,
        int samples,
        double median,
        List<LevelMeasure> tail,
        Histogram histogram,
        ExceedanceCurve exceedance) {
    /**
     * The measures of a level.
     *
     * @param level probability of not being exceeded
     * @param valueAtRisk the loss that is not exceeded with it
     * @param expectedShortfall the mean loss beyond
     */
    public record LevelMeasure(double level, double valueAtRisk, double expectedShortfall) {}

    public TailGlimpse {
        tail = List.copyOf(tail);
    }

    /**
     * Of the first {@code count} values of a column; none if no scenario among them has the metric.
     *
     * @param column may be longer
     * @param levels inside (0, 1)
     */
    public static Optional<TailGlimpse> of(Metric metric, OutcomeColumn column, int count, List<Double> levels) {
        return of(metric, LossSample.first(count, metric, column, ScenarioWeights.equal(count, 1)), levels);
    }

    /**
     * The same of weighted scenarios.
     *
     * @param weights of the scenarios, as many as values
     */
    public static Optional<TailGlimpse> ofWeighted(
            Metric metric, OutcomeColumn column, OutcomeColumn weights, int count, List<Double> levels) {
        ScenarioWeights first = ScenarioWeights.of(Arrays.copyOf(weights.values(), count), 1);
        return of(metric, LossSample.first(count, metric, column, first), levels);
    }

    private static Optional<TailGlimpse> of(Metric metric, LossSample sample, List<Double> levels) {
        if (!sample.counts()) {
            return Optional.empty();
        }
        PointEstimates estimates = sample.estimates();
        List<LevelMeasure> tail = levels.stream()
                .map(level -> new LevelMeasure(
                        level,
                        sample.valueOf(estimates.valueAtRisk(level)),
                        sample.valueOf(estimates.expectedShortfall(level))))
                .toList();
        return Optional.of(new TailGlimpse(
                metric,
                sample.size(),
                estimates.quantileOfValues(0.5),
                tail,
                Histogram.of(sample),
                ExceedanceCurve.of(sample, RiskSettings.STANDARD.confidence())));
    }
}
