package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.PlayedScenario;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Plays one scenario again, alone, and writes down what it does. A scenario is a pure function of specification, seed
 * and number, so this is what it did in its batch, bit for bit.
 */
public final class ScenarioReplay {
    private ScenarioReplay() {}

    /**
     * Plays a scenario and checks the invariants after every step.
     *
     * @param scenario its number within the batch
     * @throws InvariantViolation for the first step after which something that must always hold does not
     */
    public static PlayedScenario of(MarketModel model, int scenario) {
        return play(model, new Lanes(scenario, 1), 1, () -> true).orElseThrow();
    }

    /**
     * Plays a scenario that held when its batch was played: between the first step and the last nothing is checked.
     *
     * @param patience asked before each step; once false, the scenario is given up
     * @return empty if it was given up
     */
    public static Optional<PlayedScenario> of(MarketModel model, int scenario, BooleanSupplier patience) {
        return play(model, new Lanes(scenario, 1), model.steps(), patience);
    }

    private static Optional<PlayedScenario> play(
            MarketModel model, Lanes lanes, int checkEvery, BooleanSupplier patience) {
        BlockSimulator simulator = new BlockSimulator(model, lanes, checkEvery);
        int start = model.buildUpSteps();
        for (int step = 0; step < start; step++) {
            if (!patience.getAsBoolean()) {
                return Optional.empty();
            }
            simulator.step(step);
        }
        HistoryRecorder recorder = new HistoryRecorder(model, simulator);
        for (int step = start; step < model.steps(); step++) {
            if (!patience.getAsBoolean()) {
                return Optional.empty();
            }
            simulator.step(step);
            recorder.record(step - start);
        }
        return Optional.of(new PlayedScenario(model.layout(), simulator.outcome(), recorder.history()));
    }
}
