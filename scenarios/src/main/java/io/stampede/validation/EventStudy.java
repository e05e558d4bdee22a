package io.stampede.validation;

import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.validation.Experiment.Watch;
import java.util.List;
import java.util.Optional;

/** Plays historical events and compares them. */
public final class EventStudy {
    private static final double SECONDS_PER_HOUR = 3600;

    private EventStudy() {}

    /**
     * The experiment that plays an event: its bundled specification as it is, but for the number of scenarios.
     *
     * @return empty if no specification of that name is bundled
     */
    public static Optional<Experiment> experiment(HistoricalEvent event, int scenarios) {
        String name = event.specification();
        return ScenarioLibrary.text(name).map(text -> {
            Overrides fewer = Overrides.of("scenarios=" + scenarios);
            ScenarioBatch batch = SpecificationReader.create()
                    .read(text, name + ".yaml", fewer)
                    .orElseThrow();
            return new Experiment(name, batch, Watch.OUTCOMES);
        });
    }

    /** The cells of an event, without the model's side if it was not played. */
    public static List<CellComparison> compare(HistoricalEvent event, Optional<ExperimentResult> played) {
        return event.cells().entrySet().stream()
                .map(entry -> played.map(result -> CellComparison.of(
                                entry.getKey(), entry.getValue(), entry.getKey().range(result), horizonHours(result)))
                        .orElseGet(() -> CellComparison.notMeasured(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** How long an event's scenarios last, in hours. */
    public static double horizonHours(ExperimentResult result) {
        var clock = result.experiment().batch().spec().clock();
        return (double) clock.steps() * clock.stepSeconds() / SECONDS_PER_HOUR;
    }
}
