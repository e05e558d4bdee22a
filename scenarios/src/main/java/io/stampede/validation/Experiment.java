package io.stampede.validation;

import io.stampede.lanes.Lanes;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A market that is played to be looked at: blocks of its scenarios, each a pure function, on whatever threads.
 *
 * @param name unique among the experiments of a validation
 * @param batch what is played
 * @param watch how closely
 */
public record Experiment(String name, ScenarioBatch batch, Watch watch) {
    private static final int LANES = 64;

    /** How closely scenarios are watched, each of these including those before it. */
    public enum Watch {
        /** Their outcomes alone. */
        OUTCOMES,
        /** Returns, liquidations and depth over time. */
        PATHS,
        /** The size of each account's liquidation. */
        ACCOUNTS
    }

    /** The blocks, in order. */
    public List<ExperimentBlock> blocks() {
        MarketModel model = new MarketModel(batch.spec());
        int scenarios = batch.spec().scenarios();
        List<ExperimentBlock> blocks = new ArrayList<>();
        for (int first = 0; first < scenarios; first += LANES) {
            blocks.add(new ExperimentBlock(model, new Lanes(first, Math.min(LANES, scenarios - first)), watch));
        }
        return blocks;
    }

    /** This experiment played, of its blocks' results in the blocks' order. */
    public ExperimentResult result(List<PlayedBlock> played) {
        return ExperimentResult.of(this, new MarketModel(batch.spec()).layout(), played);
    }
}
