package io.stampede.coordinator.compare;

import io.stampede.coordinator.compare.FigureComparison.Estimate;
import io.stampede.outcome.Metric;
import io.stampede.risk.PairedDifference;
import io.stampede.risk.PairedMeasure;
import io.stampede.risk.PairedMeasure.LevelDifference;
import io.stampede.risk.TailEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One metric of both reports.
 *
 * @param metric which
 * @param mean absent if a batch has no scenario with the metric
 * @param levels the tail at the levels that both reports have
 * @param paired the scenarios behind the paired differences, if the batches are paired
 */
public record MetricComparison(
        Metric metric, Optional<FigureComparison> mean, List<Level> levels, Optional<PairedMeasure> paired) {
    public MetricComparison {
        levels = List.copyOf(levels);
    }

    /**
     * The tail at one level.
     *
     * @param level probability of not being worse
     * @param valueAtRisk of both
     * @param expectedShortfall of both
     */
    public record Level(double level, FigureComparison valueAtRisk, FigureComparison expectedShortfall) {}

    static MetricComparison of(
            Metric metric, ReportDocument one, ReportDocument other, Optional<PairedMeasure> paired) {
        MetricFigures ones = one.figures().get(metric);
        MetricFigures others = other.figures().get(metric);
        if (ones == null
                || others == null
                || ones.mean().isEmpty()
                || others.mean().isEmpty()) {
            return new MetricComparison(metric, Optional.empty(), List.of(), paired);
        }
        FigureComparison mean = new FigureComparison(
                new Estimate(ones.mean().orElseThrow(), ones.meanInterval(one.confidence())),
                new Estimate(others.mean().orElseThrow(), others.meanInterval(other.confidence())),
                paired.map(PairedMeasure::mean));
        List<Level> levels = new ArrayList<>();
        for (TailEstimate estimate : ones.valueAtRisk()) {
            double level = estimate.level();
            if (MetricFigures.atLevel(others.valueAtRisk(), level).isPresent()) {
                Optional<LevelDifference> difference = paired.flatMap(measure -> measure.levels().stream()
                        .filter(each -> each.level() == level)
                        .findFirst());
                levels.add(new Level(
                        level,
                        figure(
                                level,
                                ones.valueAtRisk(),
                                others.valueAtRisk(),
                                difference.map(LevelDifference::valueAtRisk)),
                        figure(
                                level,
                                ones.expectedShortfall(),
                                others.expectedShortfall(),
                                difference.map(LevelDifference::expectedShortfall))));
            }
        }
        return new MetricComparison(metric, Optional.of(mean), levels, paired);
    }

    private static FigureComparison figure(
            double level, List<TailEstimate> ones, List<TailEstimate> others, Optional<PairedDifference> paired) {
        Function<List<TailEstimate>, Estimate> at = estimates -> {
            TailEstimate estimate = MetricFigures.atLevel(estimates, level).orElseThrow();
            return new Estimate(estimate.value(), estimate.interval());
        };
        return new FigureComparison(at.apply(ones), at.apply(others), paired);
    }
}
