package io.stampede.coordinator.replay;

import io.stampede.coordinator.replay.ReplayRefusal.Kind;
import io.stampede.coordinator.report.ReportSubject;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.PlayedScenario;
import io.stampede.simulation.EngineVersion;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import java.util.List;

/** Plays scenarios of stored batches again, and vouches that they are what they were. */
public final class ScenarioReplayer {
    private final ResultStore store;
    private final ScenarioPlayer player;

    /** Of the batches of a store. */
    public ScenarioReplayer(ResultStore store, ScenarioPlayer player) {
        this.store = store;
        this.player = player;
    }

    /**
     * Plays a scenario alone and compares all its figures and its final state with what is stored of it, bit for bit.
     * Takes seconds.
     *
     * @throws ReplayRefusal before anything is played, if there is no such scenario, another engine computed the batch
     *     or the scenario's block is not stored; and afterwards, if it is not what it was
     */
    public ReplayDocument replay(StoredBatch batch, int scenario) {
        OutcomeBlock block = stored(batch, scenario);
        ScenarioBatch specification = SpecificationReader.create()
                .read(batch.specification(), batch.id(), Overrides.none())
                .orElseThrow();
        PlayedScenario played = player.play(specification.spec(), scenario)
                .orElseThrow(() -> new ReplayRefusal(
                        Kind.TOO_LONG,
                        "scenario " + scenario + " takes too long here: stampede replay SPEC --scenario " + scenario
                                + " plays it on your own machine"));
        OutcomeDifference.between(played, block).ifPresent(difference -> {
            throw new ReplayRefusal(
                    Kind.DIFFERENT, "scenario " + scenario + " did not end as it did in its batch: " + difference);
        });
        ReportSubject subject = ReportSubject.of(batch.id(), specification, batch.specSha256(), batch.engineVersion());
        return new ReplayDocument(subject, played, ReplayDocument.Check.BATCH);
    }

    private OutcomeBlock stored(StoredBatch batch, int scenario) {
        BlockPlan plan = batch.plan();
        if (scenario < 0 || scenario >= plan.scenarios()) {
            throw new ReplayRefusal(
                    Kind.UNKNOWN, "the batch has no scenario " + scenario + ", allowed 0 to " + (plan.scenarios() - 1));
        }
        if (!batch.isOfThisEngine()) {
            throw new ReplayRefusal(
                    Kind.OTHER_ENGINE,
                    "engine " + batch.engineVersion() + " computed the batch, and this is engine "
                            + EngineVersion.CURRENT + ", which would compute other numbers");
        }
        List<StoredBlock> results = store.results(batch.id(), plan.blockOf(scenario), 1);
        if (results.isEmpty()) {
            throw new ReplayRefusal(
                    Kind.NOT_STORED,
                    "scenario " + scenario + " has not been computed yet: the batch is " + batch.state());
        }
        OutcomeBlock block = OutcomeCodec.decode(results.get(0).outcomes());
        if (scenario < block.firstScenario() || scenario >= block.firstScenario() + block.lanes()) {
            throw new IllegalStateException("block " + plan.blockOf(scenario) + " of batch " + batch.id() + " holds "
                    + block.lanes() + " scenarios from " + block.firstScenario());
        }
        return block;
    }
}
