package io.stampede.coordinator.report;

import io.stampede.risk.EventProbability;
import io.stampede.risk.TailRiskReport;
import java.util.List;

/** Probabilities of named events as the rows of a table. */
final class EventRows {
    private EventRows() {}

    static List<String> head(double confidence) {
        return List.of("event", "probability, %", Figures.level(confidence) + " interval, %", "scenarios");
    }

    static List<List<String>> of(TailRiskReport risk) {
        return risk.events().stream().map(EventRows::row).toList();
    }

    private static List<String> row(EventProbability event) {
        String interval = "[" + Figures.percent(event.interval().lower()) + ", "
                + Figures.percent(event.interval().upper()) + "]";
        return List.of(
                event.definition(),
                Figures.percent(event.share()),
                interval,
                event.happened() + " of " + event.scenarios());
    }
}
