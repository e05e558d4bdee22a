package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * How the estimates of one metric settled as scenarios were added.
 *
 * @param metric which
 * @param points at 100, 200, 500, 1000, … scenarios and at all of them
 */
public record Convergence(Metric metric, List<Point> points) {
    public Convergence {
        points = List.copyOf(points);
    }

    /**
     * The estimates from the first scenarios.
     *
     * @param scenarios how many
     * @param mean over those that have the metric
     * @param valueAtRisk at the levels of the settings
     * @param expectedShortfall at the same levels
     */
    public record Point(int scenarios, double mean, List<LevelValue> valueAtRisk, List<LevelValue> expectedShortfall) {
        public Point {
            valueAtRisk = List.copyOf(valueAtRisk);
            expectedShortfall = List.copyOf(expectedShortfall);
        }
    }

    /** A figure at a level. */
    public record LevelValue(double level, double value) {}

    static Convergence of(Metric metric, OutcomeColumn column, ScenarioWeights weights, List<Double> levels) {
        List<Point> points = new ArrayList<>();
        for (int count : counts(column.rows())) {
            LossSample sample = LossSample.first(count, metric, column, weights);
            if (sample.counts()) {
                points.add(point(count, sample, levels));
            }
        }
        return new Convergence(metric, points);
    }

    private static Point point(int count, LossSample sample, List<Double> levels) {
        PointEstimates estimates = sample.estimates();
        List<LevelValue> valueAtRisk = new ArrayList<>();
        List<LevelValue> expectedShortfall = new ArrayList<>();
        for (double level : levels) {
            valueAtRisk.add(new LevelValue(level, sample.valueOf(estimates.valueAtRisk(level))));
            expectedShortfall.add(new LevelValue(level, sample.valueOf(estimates.expectedShortfall(level))));
        }
        return new Point(count, sample.valueOf(estimates.mean()), valueAtRisk, expectedShortfall);
    }

    /** Fixed numbers of scenarios up to and including all of them; they depend on nothing but their number. */
    static List<Integer> counts(int scenarios) {
        List<Integer> counts = new ArrayList<>();
        int[] steps = {1, 2, 5};
        long power = 100;
        while (power <= scenarios) {
            for (int step : steps) {
                if (power * step < scenarios) {
                    counts.add((int) (power * step));
                }
            }
            power *= 10;
        }
        counts.add(scenarios);
        return counts;
    }
}
