package io.stampede.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import io.stampede.outcome.StepCounts;
import io.stampede.simulation.EngineVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOutcomesTest {
    private static final int SCENARIOS = 150;
    private static final OutcomeLayout LAYOUT = new OutcomeLayout(List.of("alpha"), List.of("longs"));

    @TempDir
    Path directory;

    private ResultStore store;
    private long epoch;

    @BeforeEach
    void openStore() {
        store = ResultStore.open(StoreSettings.inDirectory(directory));
        epoch = store.raiseEpoch();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void readsEveryColumnWhateverTheBlocksAndTheWindow() {
        for (int lanes : List.of(1, 7, 64, 256)) {
            StoredBatch batch = submit(lanes);
            storeAllBlocks(batch);
            for (long windowBytes : List.of(0L, 9L * SCENARIOS * 4, 1L << 20)) {
                assertHoldsEveryOutcome(new StoredOutcomes(store, batch, LAYOUT, windowBytes));
            }
        }
    }

    @Test
    void readsNothingBeyondTheScenariosOfABatchThatStoppedWithinABlock() {
        StoredBatch batch = submit(64);
        storeAllBlocks(batch);
        OutcomeTable whole = new StoredOutcomes(store, batch, LAYOUT);
        OutcomeTable stopped = new StoredOutcomes(store, batch.withPlan(new BlockPlan(70, 64)), LAYOUT);

        assertThat(stopped.scenarios()).isEqualTo(70);
        assertThat(stopped.digests()).isEqualTo(Arrays.copyOf(whole.digests(), 70));
        assertThat(stopped.column(3).values())
                .isEqualTo(Arrays.copyOf(whole.column(3).values(), 70));
        assertThat(stopped.column(3).defined())
                .isEqualTo(Arrays.copyOf(whole.column(3).defined(), 70));
        assertThat(stopped.blocks()).last().extracting(OutcomeBlock::lanes).isEqualTo(6);
    }

    @Test
    void refusesAFullBlockWithMoreScenariosThanItHas() {
        StoredBatch batch = submit(64, "too-long");
        storeAllBlocks(batch);
        assertThatThrownBy(() -> new StoredOutcomes(store, batch.withPlan(new BlockPlan(60, 30)), LAYOUT).digests())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesABatchWithAMissingBlock() {
        for (int missing : List.of(0, 5, 15, 16, 21)) {
            StoredBatch batch = submit(7, "without-" + missing);
            storeBlocksBut(batch, missing);
            assertThatThrownBy(() -> new StoredOutcomes(store, batch, LAYOUT).column(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("block " + missing);
        }
    }

    @Test
    void refusesABatchThatEndsWithAMissingBlock() {
        int lanes = 9; // 17 blocks: the last is alone in its read
        StoredBatch batch = submit(lanes);
        storeBlocksBut(batch, 16);
        assertThatThrownBy(() -> new StoredOutcomes(store, batch, LAYOUT).digests())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("block 16");
    }

    @Test
    void refusesABlockOfOtherScenarios() {
        StoredBatch batch = submit(SCENARIOS);
        store.store(epoch, List.of(stored(batch, 0, block(3, SCENARIOS))));
        assertThatThrownBy(() -> new StoredOutcomes(store, batch, LAYOUT).digests())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scenarios from 3");
    }

    @Test
    void refusesWhatAnotherEngineComputedInWords() {
        StoredBatch batch = submit(SCENARIOS);
        storeAllBlocks(batch);
        StoredBatch other = new StoredBatch(
                batch.id(),
                batch.name(),
                batch.specification(),
                batch.specSha256(),
                batch.seed(),
                batch.plan(),
                batch.priority(),
                "1",
                batch.state(),
                batch.createdMillis(),
                batch.failure(),
                batch.reportSha256());
        assertThatThrownBy(() -> new StoredOutcomes(store, other, LAYOUT).column(0))
                .hasMessage("engine 1 computed batch " + batch.id() + ", and this is engine " + EngineVersion.CURRENT
                        + ", which reads other figures: submit it anew");
    }

    private static void assertHoldsEveryOutcome(StoredOutcomes outcomes) {
        assertThat(outcomes.liquidations()).isEqualTo(followed(0, SCENARIOS));
        for (int columnIndex = LAYOUT.columns() - 1; columnIndex >= 0; columnIndex -= 3) {
            OutcomeColumn column = outcomes.column(columnIndex);
            for (int scenario = 0; scenario < SCENARIOS; scenario++) {
                assertThat(column.defined()[scenario]).isEqualTo(isDefined(scenario, columnIndex));
                assertThat(column.values()[scenario]).isEqualTo(value(scenario, columnIndex));
            }
        }
        assertThat(outcomes.digests()[SCENARIOS - 1]).isEqualTo(1_000L + SCENARIOS - 1);
    }

    private StoredBatch submit(int lanes) {
        return submit(lanes, "lanes-" + lanes);
    }

    private StoredBatch submit(int lanes, String id) {
        StoredBatch batch = new StoredBatch(
                id,
                id,
                "{}",
                "0".repeat(64),
                1,
                new BlockPlan(SCENARIOS, lanes),
                StoredBatch.PRIORITY_DEFAULT,
                EngineVersion.CURRENT,
                BatchState.QUEUED,
                0,
                Optional.empty(),
                Optional.empty());
        store.submit(epoch, batch);
        return batch;
    }

    private void storeAllBlocks(StoredBatch batch) {
        storeBlocksBut(batch, -1);
    }

    private void storeBlocksBut(StoredBatch batch, int missing) {
        List<StoredBlock> results = new ArrayList<>();
        BlockPlan plan = batch.plan();
        for (int block = 0; block < plan.blocks(); block++) {
            if (block != missing) {
                results.add(stored(batch, block, block(plan.firstScenario(block), plan.lanesOf(block))));
            }
        }
        store.store(epoch, results);
    }

    private static StoredBlock stored(StoredBatch batch, int block, OutcomeBlock outcomes) {
        byte[] content = OutcomeCodec.encode(outcomes);
        return StoredBlock.of(batch.id(), block, OutcomeCodec.FORMAT, "node", 5, content);
    }

    private static OutcomeBlock block(int firstScenario, int lanes) {
        List<OutcomeColumn> columns = new ArrayList<>();
        for (int columnIndex = 0; columnIndex < LAYOUT.columns(); columnIndex++) {
            OutcomeColumn column = OutcomeColumn.ofSize(lanes);
            for (int lane = 0; lane < lanes; lane++) {
                if (isDefined(firstScenario + lane, columnIndex)) {
                    column.set(lane, value(firstScenario + lane, columnIndex));
                }
            }
            columns.add(column);
        }
        long[] digests = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            digests[lane] = 1_000L + firstScenario + lane;
        }
        return new OutcomeBlock(firstScenario, columns, digests, followed(firstScenario, lanes));
    }

    private static FollowedLiquidations followed(int firstScenario, int lanes) {
        List<StepCounts> scenarios = new ArrayList<>();
        for (int scenario = firstScenario;
                scenario < firstScenario + lanes && FollowedLiquidations.isFollowed(scenario);
                scenario++) {
            scenarios.add(StepCounts.of(scenario, 0, 1));
        }
        return new FollowedLiquidations(10, scenarios);
    }

    private static boolean isDefined(int scenario, int columnIndex) {
        return (scenario + columnIndex) % 5 != 0;
    }

    private static double value(int scenario, int columnIndex) {
        return isDefined(scenario, columnIndex) ? scenario * 1_000 + columnIndex : 0.0;
    }
}
