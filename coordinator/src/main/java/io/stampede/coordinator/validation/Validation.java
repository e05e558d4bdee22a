package io.stampede.coordinator.validation;

import io.stampede.validation.ExperimentResult;
import io.stampede.validation.FactSheet;
import io.stampede.validation.HistoricalEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a validation came to.
 *
 * @param events all that are known
 * @param played those that were played, by their specification
 * @param facts the stylised facts, if they were measured
 * @param scenarios played of each event
 */
public record Validation(
        List<HistoricalEvent> events, Map<String, ExperimentResult> played, Optional<FactSheet> facts, int scenarios) {
    public Validation {
        events = List.copyOf(events);
    }

    /** An event's scenarios, if they were played. */
    Optional<ExperimentResult> played(HistoricalEvent event) {
        return Optional.ofNullable(played.get(event.specification()));
    }
}
