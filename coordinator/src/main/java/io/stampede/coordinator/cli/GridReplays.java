package io.stampede.coordinator.cli;

import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.outcome.PlayedScenario;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioReplay;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.Optional;

/** Plays scenarios of a coordinator's batches again, in the coordinator: one scenario is not worth a slot. */
final class GridReplays {
    /** Others wait meanwhile. A scenario takes seconds; a week of seconds takes hours, and has a machine of its own. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private GridReplays() {}

    static ScenarioReplayer of(ResultStore store) {
        return new ScenarioReplayer(store, GridReplays::play);
    }

    private static Optional<PlayedScenario> play(Specification specification, int scenario) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return ScenarioReplay.of(new MarketModel(specification), scenario, () -> System.nanoTime() - deadline < 0);
    }
}
