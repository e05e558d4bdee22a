package io.stampede.validation;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An experiment that has been played: its scenarios in ascending number. */
public final class ExperimentResult {
    private final Experiment experiment;
    private final Map<Metric, double[]> metrics;
    private final List<ScenarioPath> paths;
    private final int scenarios;

    private ExperimentResult(
            Experiment experiment, Map<Metric, double[]> metrics, List<ScenarioPath> paths, int scenarios) {
        this.experiment = experiment;
        this.metrics = metrics;
        this.paths = List.copyOf(paths);
        this.scenarios = scenarios;
    }

    static ExperimentResult of(Experiment experiment, OutcomeLayout layout, List<PlayedBlock> played) {
        Map<Metric, double[]> metrics = new EnumMap<>(Metric.class);
        for (Metric metric : layout.metrics()) {
            List<Double> values = new ArrayList<>();
            for (PlayedBlock block : played) {
                OutcomeColumn column = block.outcome().columns().get(layout.column(metric));
                for (int row = 0; row < column.rows(); row++) {
                    if (column.defined()[row]) {
                        values.add(column.values()[row]);
                    }
                }
            }
            metrics.put(metric, values.stream().mapToDouble(Double::doubleValue).toArray());
        }
        List<ScenarioPath> paths =
                played.stream().flatMap(block -> block.paths().stream()).toList();
        int scenarios =
                played.stream().mapToInt(block -> block.outcome().lanes()).sum();
        return new ExperimentResult(experiment, metrics, paths, scenarios);
    }

    /** What was played. */
    public Experiment experiment() {
        return experiment;
    }

    /** How many scenarios. */
    public int scenarios() {
        return scenarios;
    }

    /** The values of a metric, of those scenarios that have it. */
    public double[] values(Metric metric) {
        return metrics.getOrDefault(metric, new double[0]).clone();
    }

    /** The range of a metric; empty if no scenario has it. */
    public Optional<ModelRange> range(Metric metric) {
        double[] values = values(metric);
        return values.length == 0 ? Optional.empty() : Optional.of(new ModelRange(values));
    }

    /** What its scenarios showed on their way; empty if it was not watched. */
    public List<ScenarioPath> paths() {
        return paths;
    }
}
