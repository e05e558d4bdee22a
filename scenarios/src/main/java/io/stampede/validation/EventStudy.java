package io.stampede.validation;

import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.validation.Experiment.Watch;
import java.util.ArrayList;
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
        List<CellComparison> comparisons = new ArrayList<>();
        event.cells()
                .forEach((cell, figure) -> comparisons.add(played.map(result -> compare(cell, figure, result))
                        .orElseGet(() -> CellComparison.notMeasured(cell, figure))));
        return comparisons;
    }

    private static CellComparison compare(EventCell cell, HistoricalFigure figure, ExperimentResult result) {
        Optional<ModelRange> range = cell.range(result, hoursToFirstShock(result));
        return CellComparison.of(cell, figure, range, horizonHours(result) - hoursToFirstShock(result));
    }

    /** How long an event's scenarios last, in hours. */
    public static double horizonHours(ExperimentResult result) {
        ClockSpecification clock = result.experiment().batch().spec().clock();
        return (double) clock.steps() * clock.stepSeconds() / SECONDS_PER_HOUR;
    }

    /** How long an event's scenarios last until something hits them, in hours; 0 if nothing does. */
    public static double hoursToFirstShock(ExperimentResult result) {
        return result.experiment().batch().spec().shocks().stream()
                        .mapToDouble(shock -> shock.at().least())
                        .min()
                        .orElse(0)
                / SECONDS_PER_HOUR;
    }
}
