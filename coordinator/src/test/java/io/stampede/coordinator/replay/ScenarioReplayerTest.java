package io.stampede.coordinator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stampede.coordinator.replay.ReplayRefusal.Kind;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.lanes.Lanes;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.PlayedScenario;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.EngineVersion;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioReplay;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is played again is what the store has of it, or it is refused. */
class ScenarioReplayerTest {
    private static final int SCENARIOS = 10;
    private static final int LANES = 4;
    private static final ScenarioBatch SPECIFICATION = ScenarioBatch.defaults("replayed")
            .with(
                    "scenarios=" + SCENARIOS,
                    "clock.horizon=PT8M",
                    "sampling.attribution=true", // a replay knows nothing of the other worlds
                    "populations[leveraged-longs].count=40",
                    "populations[leveraged-longs].leverageMultiplier=3",
                    "populations[leveraged-shorts].count=20");

    @TempDir
    Path directory;

    private final AtomicInteger played = new AtomicInteger();
    private ResultStore store;
    private long epoch;
    private StoredBatch batch;

    @BeforeEach
    void openStore() {
        store = ResultStore.open(StoreSettings.inDirectory(directory));
        epoch = store.raiseEpoch();
        batch = StoredBatch.of("b1", SPECIFICATION, new BlockPlan(SCENARIOS, LANES), StoredBatch.PRIORITY_DEFAULT, 0);
        store.submit(epoch, batch);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void everyScenarioIsWhatItsBatchStored() {
        storeBlocks(0, 1, 2);
        ScenarioReplayer replayer = new ScenarioReplayer(store, this::play);

        for (int scenario = 0; scenario < SCENARIOS; scenario++) {
            ReplayDocument document = replayer.replay(batch, scenario);

            OutcomeBlock block = OutcomeCodec.decode(
                    store.results("b1", scenario / LANES, 1).get(0).outcomes());
            int lane = scenario % LANES;
            assertThat(document.check()).isEqualTo(ReplayDocument.Check.BATCH);
            assertThat(document.subject().batchId()).isEqualTo("b1");
            assertThat(document.subject().specSha256()).isEqualTo(batch.specSha256());
            assertThat(document.played().scenario()).isEqualTo(scenario);
            assertThat(document.played().digest()).isEqualTo(block.digests()[lane]);
            assertThat(document.played().metric(Metric.MAX_DROP).orElseThrow())
                    .isEqualTo(block.columns().get(Metric.MAX_DROP.ordinal()).values()[lane]);
        }
    }

    @Test
    void anotherEnginesBatchIsRefusedBeforeAnythingRuns() {
        storeBlocks(0, 1, 2);
        StoredBatch other = ofEngine("0-other");

        ReplayRefusal refusal = refusal(other, 3, this::play);

        assertThat(refusal.kind()).isEqualTo(Kind.OTHER_ENGINE);
        assertThat(refusal)
                .hasMessageContaining("engine 0-other ")
                .hasMessageContaining("engine " + EngineVersion.CURRENT + ",");
        assertThat(played).hasValue(0);
    }

    @Test
    void aScenarioThatIsNotStoredOrDoesNotExistIsRefusedBeforeAnythingRuns() {
        storeBlocks(0, 2);

        assertThat(refusal(batch, 5, this::play).kind()).isEqualTo(Kind.NOT_STORED);
        assertThat(refusal(batch, SCENARIOS, this::play).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(refusal(batch, -1, this::play).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(played).hasValue(0);
    }

    /** The planted fault: another scenario's play is given out as this one's. */
    @Test
    void whatEndsOtherwiseIsRefusedAndSaysWhere() {
        storeBlocks(0, 1, 2);
        MarketModel otherSeed = new MarketModel(SPECIFICATION.with("seed=2").spec());

        ReplayRefusal refusal =
                refusal(batch, 6, (spec, scenario) -> Optional.of(ScenarioReplay.of(otherSeed, scenario)));

        assertThat(refusal.kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(refusal).hasMessageContaining("scenario 6").hasMessageMatching(".*maxDrop is 0.*, was 0.*");
    }

    /** The planted fault: one bit of the final state, which no figure shows. */
    @Test
    void oneBitOfTheFinalStateIsFound() {
        storeBlocks(0, 1, 2);

        ReplayRefusal refusal = refusal(
                batch,
                6,
                (spec, scenario) -> play(spec, scenario)
                        .map(right -> new PlayedScenario(
                                right.layout(),
                                new OutcomeBlock(scenario, right.outcome().columns(), new long[] {right.digest() ^ 1}),
                                right.history())));

        assertThat(refusal.kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(refusal).hasMessageContaining(": the final state is ").hasMessageNotContaining(";");
    }

    @Test
    void whatTakesTooLongIsGivenUp() {
        storeBlocks(0, 1, 2);

        assertThat(refusal(batch, 6, (spec, scenario) -> Optional.empty()).kind())
                .isEqualTo(Kind.TOO_LONG);
    }

    private ReplayRefusal refusal(StoredBatch of, int scenario, ScenarioPlayer player) {
        return catchThrowableOfType(
                ReplayRefusal.class, () -> new ScenarioReplayer(store, player).replay(of, scenario));
    }

    private Optional<PlayedScenario> play(Specification specification, int scenario) {
        played.incrementAndGet();
        return Optional.of(ScenarioReplay.of(new MarketModel(specification), scenario));
    }

    private void storeBlocks(int... blocks) {
        MarketModel model = new MarketModel(SPECIFICATION.spec());
        for (int block : blocks) {
            Lanes lanes =
                    new Lanes(batch.plan().firstScenario(block), batch.plan().lanesOf(block));
            byte[] content = OutcomeCodec.encode(BlockSimulator.simulate(model, lanes, 60));
            store.store(epoch, List.of(StoredBlock.of("b1", block, OutcomeCodec.FORMAT, "node", 5, content)));
        }
    }

    private StoredBatch ofEngine(String version) {
        return new StoredBatch(
                batch.id(),
                batch.name(),
                batch.specification(),
                batch.specSha256(),
                batch.seed(),
                batch.plan(),
                batch.priority(),
                version,
                batch.state(),
                batch.createdMillis(),
                batch.failure(),
                batch.reportSha256());
    }
}
