package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.PlayedScenario;

/**
 * Plays one scenario again, alone, and writes down what it does. A scenario is a pure function of specification, seed
 * and number, so this is what it did in its batch, bit for bit.
 */
public final class ScenarioReplay {
    /** Whoever asks for one scenario wants to know of the first step in which something is wrong with it. */
    private static final int CHECK_EVERY = 1;

    private ScenarioReplay() {}

    /**
     * Plays a scenario.
     *
     * @param scenario its number within the batch
     * @throws InvariantViolation if something that must always hold does not
     */
    public static PlayedScenario of(MarketModel model, int scenario) {
        BlockSimulator simulator = new BlockSimulator(model, new Lanes(scenario, 1), CHECK_EVERY);
        HistoryRecorder recorder = new HistoryRecorder(model, simulator);
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
            recorder.record(step);
        }
        return new PlayedScenario(model.layout(), simulator.outcome(), recorder.history());
    }
}
