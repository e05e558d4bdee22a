package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What two batches that played the same scenarios differ by in one metric, the other less the one.
 *
 * <p>Scenario k of both has the same random numbers, so that what chance does to one it mostly does to the other as
 * well, and cancels in the difference. Every interval is of the differences scenario by scenario, never of the two
 * figures apart. Swapping the batches negates every number exactly.
 *
 * @param metric which
 * @param pairs number of scenarios that have the metric in both batches; all figures are of these alone
 * @param differing number of pairs whose two values are not the same number
 * @param mean difference of the means
 * @param levels differences of value at risk and expected shortfall, at the levels asked for
 * @source common random numbers: Law, Simulation Modeling and Analysis, 4th edition, 2007, section 11.2
 */
public record PairedMeasure(
        Metric metric, int pairs, int differing, PairedDifference mean, List<LevelDifference> levels) {
    public PairedMeasure {
        levels = List.copyOf(levels);
    }

    /**
     * The differences in the tail.
     *
     * @param level probability of not being worse
     * @param valueAtRisk difference of the values at risk
     * @param expectedShortfall difference of the expected shortfalls
     */
    public record LevelDifference(double level, PairedDifference valueAtRisk, PairedDifference expectedShortfall) {}

    /**
     * Compares a column of two batches, row by row. Takes a second at a million scenarios.
     *
     * @param levels probabilities inside (0, 1)
     * @param confidence of the intervals, inside (0, 1)
     * @return nothing if no scenario has the metric in both batches
     * @throws IllegalArgumentException if the columns differ in their number of rows
     */
    public static Optional<PairedMeasure> of(
            Metric metric, OutcomeColumn one, OutcomeColumn other, List<Double> levels, double confidence) {
        PairedSample sample = PairedSample.of(metric, one, other);
        if (sample.size() == 0) {
            return Optional.empty();
        }
        List<LevelDifference> differences = new ArrayList<>();
        for (double level : levels) {
            PairedTail tail = PairedTail.of(sample, level);
            differences.add(new LevelDifference(
                    level,
                    sample.valueOf(tail.valueAtRisk(confidence)),
                    sample.valueOf(tail.expectedShortfall(confidence))));
        }
        PairedDifference mean = sample.valueOf(PairedMean.of(sample, confidence));
        return Optional.of(new PairedMeasure(metric, sample.size(), sample.differing(), mean, differences));
    }
}
