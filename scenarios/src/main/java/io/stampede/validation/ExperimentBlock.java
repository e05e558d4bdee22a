package io.stampede.validation;

import io.stampede.lanes.Lanes;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.validation.Experiment.Watch;
import java.util.List;

/** Some scenarios of an experiment that are played together. */
public final class ExperimentBlock {
    /** Invariants are checked each so many steps, as when batches are run. */
    private static final int INVARIANT_INTERVAL = 60;

    private final MarketModel model;
    private final Lanes lanes;
    private final Watch watch;

    ExperimentBlock(MarketModel model, Lanes lanes, Watch watch) {
        this.model = model;
        this.lanes = lanes;
        this.watch = watch;
    }

    /** Scenarios × traders × steps. */
    public double traderSteps() {
        return (double) lanes.count() * model.traders() * model.steps();
    }

    /**
     * Plays them all.
     *
     * @throws io.stampede.simulation.InvariantViolation if something that must always hold does not
     */
    public PlayedBlock play() {
        BlockSimulator simulator = new BlockSimulator(model, lanes, INVARIANT_INTERVAL);
        if (watch == Watch.OUTCOMES) {
            for (int step = 0; step < model.steps(); step++) {
                simulator.step(step);
            }
            return new PlayedBlock(simulator.outcome(), List.of());
        }
        int start = model.buildUpSteps();
        for (int step = 0; step < start; step++) {
            simulator.step(step);
        }
        PathObserver observer = new PathObserver(model, simulator, lanes.count(), watch == Watch.ACCOUNTS);
        for (int step = start; step < model.steps(); step++) {
            simulator.step(step);
            observer.record(step - start);
        }
        return new PlayedBlock(simulator.outcome(), observer.paths());
    }
}
