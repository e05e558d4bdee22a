package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.BatchEvent.Progressed;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.simulation.EngineVersion;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.AfterEach;

/** A desk with a store, slots that are played, and what tests do to them. */
abstract class DeskTestBed {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    final ResultStore store = ResultStore.open(StoreSettings.at("jdbc:h2:mem:desk-" + DATABASES.incrementAndGet()
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"));
    final TestInbox<BatchEvent> watcher = TestInbox.create();
    FakeGrid grid = new FakeGrid(store, FakeGrid.settings(), new Random(1), 0);

    @AfterEach
    void closeStore() {
        store.close();
    }

    void submit(String batchId, int scenarios, int lanes) {
        submit(batchId, scenarios, lanes, StoredBatch.PRIORITY_DEFAULT);
    }

    void submit(String batchId, int scenarios, int lanes, int priority) {
        StoredBatch batch = new StoredBatch(
                batchId,
                "test",
                "{}",
                "0".repeat(64),
                1,
                new BlockPlan(scenarios, lanes),
                priority,
                EngineVersion.CURRENT,
                BatchState.QUEUED,
                0,
                Optional.empty(),
                Optional.empty());
        grid.desk.submit(batch, watcher.getRef(), grid.nowNanos);
    }

    void result(String slotId, int block, byte[] content) {
        Parts.cut(content)
                .forEach(part -> grid.desk.resulted(
                        new BlockResult(
                                slotId, new BlockAttempt(1, "b1", block, 1), OutcomeCodec.FORMAT, 5, part, "node"),
                        grid.nowNanos));
    }

    void runUntilFinished(String batchId) {
        for (int second = 0; second < 2_000; second++) {
            if (store.batch(batchId).filter(batch -> batch.state().isFinal()).isPresent()) {
                return;
            }
            grid.second();
        }
        throw new AssertionError("batch " + batchId + " does not end");
    }

    Finished finished() {
        List<BatchEvent> events = watcher.getAllReceived();
        events.forEach(watcher.getRef()::tell);
        return events.stream()
                .filter(Finished.class::isInstance)
                .map(Finished.class::cast)
                .findFirst()
                .orElseThrow();
    }

    BatchProgress lastProgress() {
        List<BatchEvent> events = watcher.getAllReceived();
        return events.stream()
                .filter(Progressed.class::isInstance)
                .map(Progressed.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow()
                .progress();
    }

    void assertEveryBlockIsStoredOnce(String batchId, BlockPlan plan) {
        List<StoredBlock> results = store.results(batchId, 0, plan.blocks());
        assertThat(results).hasSize(plan.blocks());
        for (StoredBlock result : results) {
            int block = result.block();
            assertThat(result.outcomes()).isEqualTo(FakeGrid.outcomes(plan.firstScenario(block), plan.lanesOf(block)));
        }
    }
}
