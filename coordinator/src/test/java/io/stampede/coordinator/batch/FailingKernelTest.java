package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.node.block.FaultyBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import io.stampede.spec.ScenarioBatch;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trader's failure becomes on its way through block, slot, coordinator and store. */
class FailingKernelTest {
    private static final ScenarioBatch BATCH = ScenarioBatch.defaults("failing")
            .with(
                    "scenarios=24",
                    "clock.horizon=PT5M",
                    "populations[leveraged-longs].count=30",
                    "populations[leveraged-shorts].count=15");

    @TempDir
    Path directory;

    /** Plays a batch in which block 3 fails, then one that has no such block on the same slots. */
    private BatchFailure failureAmid(FaultyBlocks blocks) throws InterruptedException {
        try (ResultStore store = ResultStore.open(StoreSettings.inDirectory(directory));
                ClusterNode node = ClusterBootstrap.start(
                        ClusterSettings.embedded(2),
                        Wiring.of(
                                blocks,
                                regions -> BatchCoordinator.create(
                                        () -> store, (batch, from) -> "", StoppingRule.NEVER, regions)))) {
            Finished failed = BatchRunner.run(node, BatchRunner.stored("failing", BATCH, new BlockPlan(24, 4)));
            assertThat(failed.state()).isEqualTo(BatchState.FAILED);
            assertThat(failed.statistics().lostTries())
                    .as("told at once, and not by a lease that lapsed")
                    .isZero();
            assertThat(store.batch("failing").orElseThrow().state()).isEqualTo(BatchState.FAILED);
            BatchRunner.succeed(
                    node,
                    BatchRunner.stored("sound", BATCH.withSpec(BATCH.spec().withScenarios(12)), new BlockPlan(12, 4)));
            return failed.failure().orElseThrow();
        }
    }

    @Test
    void aKernelThatThrowsFailsItsBatchWithTheFirstScenarioOfItsBlock() throws InterruptedException {
        assertThat(failureAmid(FaultyBlocks.throwing(12, 9, "long overflow")))
                .isEqualTo(new BatchFailure(
                        Kind.SCENARIO, "scenario 12 failed at step 9: java.lang.ArithmeticException: long overflow"));
    }

    @Test
    void aBrokenInvariantFailsItsBatchWithItsOwnScenario() throws InterruptedException {
        BatchFailure failure = failureAmid(FaultyBlocks.minting(12, 2));
        assertThat(failure.kind()).isEqualTo(Kind.SCENARIO);
        assertThat(failure.message())
                .startsWith("scenario 14 failed at step 0: ")
                .contains("cash");
    }
}
