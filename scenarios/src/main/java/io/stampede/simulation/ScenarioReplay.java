package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.PlayedScenario;
import io.stampede.sampling.Genealogy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Plays one scenario again, alone, and writes down what it does. A scenario is a pure function of specification, seed
 * and number, so this is what it did in its batch, bit for bit.
 *
 * <p>A particle is played with its whole system, twice: first to learn which lanes its line went through, then to
 * follow it there.
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
        return play(model, scenario, 1, () -> true).orElseThrow();
    }

    /**
     * Plays a scenario that held when its batch was played: between the first step and the last nothing is checked.
     *
     * @param patience asked before each step; once false, the scenario is given up
     * @return empty if it was given up
     */
    public static Optional<PlayedScenario> of(MarketModel model, int scenario, BooleanSupplier patience) {
        return play(model, scenario, model.steps(), patience);
    }

    private static Optional<PlayedScenario> play(
            MarketModel model, int scenario, int checkEvery, BooleanSupplier patience) {
        int together = model.specification().sampling().together();
        Lanes lanes = new Lanes(scenario - scenario % together, together);
        Optional<int[]> line = line(model, lanes, scenario - lanes.firstScenario(), patience);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        BlockSimulator simulator = new BlockSimulator(model, lanes, checkEvery);
        int start = model.buildUpSteps();
        for (int step = 0; step < start; step++) {
            if (!patience.getAsBoolean()) {
                return Optional.empty();
            }
            simulator.step(step);
        }
        HistoryRecorder recorder = new HistoryRecorder(model, simulator, line.get()[start]);
        for (int step = start; step < model.steps(); step++) {
            if (!patience.getAsBoolean()) {
                return Optional.empty();
            }
            simulator.play(step);
            recorder.record(step - start, line.get()[step]);
            simulator.select(step);
        }
        OutcomeBlock outcome = simulator.outcome().only(scenario - lanes.firstScenario());
        return Optional.of(new PlayedScenario(model.layout(), outcome, recorder.history()));
    }

    /** In which lane each step of what ends in a lane is played; empty if the search for it was given up. */
    private static Optional<int[]> line(MarketModel model, Lanes lanes, int lane, BooleanSupplier patience) {
        int[] line = new int[model.steps()];
        if (lanes.count() == 1) {
            return Optional.of(line);
        }
        BlockSimulator simulator = new BlockSimulator(model, lanes, model.steps());
        List<Optional<Genealogy>> selections = new ArrayList<>();
        for (int step = 0; step < line.length; step++) {
            if (!patience.getAsBoolean()) {
                return Optional.empty();
            }
            simulator.play(step);
            selections.add(simulator.select(step));
        }
        int here = lane;
        for (int step = line.length - 1; step >= 0; step--) {
            Optional<Genealogy> selection = selections.get(step);
            here = selection.isPresent() ? selection.get().source(here) : here;
            line[step] = here;
        }
        return Optional.of(line);
    }
}
