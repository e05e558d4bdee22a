package io.stampede.coordinator.replay;

import io.stampede.outcome.PlayedScenario;
import io.stampede.spec.Specification;
import java.util.Optional;

/** Plays one scenario of a specification, with the engine of this process. */
public interface ScenarioPlayer {
    /**
     * Plays a scenario. Takes seconds.
     *
     * @return empty if it would have taken too long
     */
    Optional<PlayedScenario> play(Specification specification, int scenario);
}
