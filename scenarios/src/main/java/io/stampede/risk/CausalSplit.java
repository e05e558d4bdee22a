package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much of a metric the shock causes, how much panic and how much forced liquidation: the mean and each tail figure
 * of the same scenarios in four worlds, under common random numbers.
 *
 * <p>A tail figure is that of each world's own worst scenarios, which need not be the same ones.
 *
 * @param metric which
 * @param scenarios number of scenarios that have the metric in all worlds; all figures are of these
 * @param mean of the mean
 * @param levels of value at risk and expected shortfall
 */
public record CausalSplit(Metric metric, int scenarios, CausalShares mean, List<LevelShares> levels) {
    public CausalSplit {
        levels = List.copyOf(levels);
    }

    /** Value at risk and expected shortfall of one level, told apart. */
    public record LevelShares(double level, CausalShares valueAtRisk, CausalShares expectedShortfall) {}

    /** The shares of expected shortfall at the level closest to 99 %, of two as close the lower one. */
    public LevelShares shown() {
        return levels.stream()
                .reduce((one, other) -> Math.abs(other.level() - 0.99) < Math.abs(one.level() - 0.99) ? other : one)
                .orElseThrow();
    }

    /**
     * The splits of a batch's attributed metrics; none if it was played in one world.
     *
     * @param cluster number of consecutive scenarios that depend on each other
     */
    static List<CausalSplit> of(OutcomeTable table, RiskSettings settings, int cluster) {
        List<CausalSplit> splits = new ArrayList<>();
        if (table.layout().isAttributed()) {
            for (Metric metric : table.layout().attributed()) {
                of(metric, WorldSample.of(table, metric, cluster), settings).ifPresent(splits::add);
            }
        }
        return splits;
    }

    private static Optional<CausalSplit> of(Metric metric, WorldSample sample, RiskSettings settings) {
        if (sample.size() == 0) {
            return Optional.empty();
        }
        double confidence = settings.confidence();
        WorldMean means = new WorldMean(sample);
        List<ConfidenceInterval> intervals = Arrays.stream(CausalShares.Part.values())
                .map(part -> means.interval(part, confidence))
                .toList();
        List<LevelShares> levels = new ArrayList<>();
        for (double level : settings.levels()) {
            levels.add(new WorldTail(sample, level).shares(confidence));
        }
        return Optional.of(new CausalSplit(metric, sample.size(), CausalShares.of(means.figures(), intervals), levels));
    }
}
