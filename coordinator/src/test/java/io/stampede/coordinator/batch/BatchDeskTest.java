package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.BatchEvent.Accepted;
import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.BatchEvent.Progressed;
import io.stampede.coordinator.batch.BatchEvent.Refused;
import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDeskTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final ResultStore store = ResultStore.open(StoreSettings.at("jdbc:h2:mem:desk-"
            + DATABASES.incrementAndGet() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"));
    private final TestInbox<BatchEvent> watcher = TestInbox.create();
    private FakeGrid grid = new FakeGrid(store, FakeGrid.settings(), new Random(1), 0);

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void computesStoresAndReportsEveryBlockOnce() {
        grid.desk.resize(2, grid.nowNanos);
        submit("b1", 100, 16);
        runUntilFinished("b1");
        assertThat(finished().state()).isEqualTo(BatchState.SUCCEEDED);
        assertThat(finished().statistics()).isEqualTo(new RunStatistics(7, 0, 0, 35));
        assertThat(grid.handedOut).hasSize(7);
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(100, 16));
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void lostRepeatedAndReorderedMessagesChangeNothing(int seed) {
        grid = new FakeGrid(store, FakeGrid.settings(), new Random(seed), 40);
        grid.desk.resize(3, grid.nowNanos);
        submit("b1", 100, 8);
        submit("b2", 30, 8);
        runUntilFinished("b1");
        runUntilFinished("b2");
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
        assertThat(store.batch("b2").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(100, 8));
        assertEveryBlockIsStoredOnce("b2", new BlockPlan(30, 8));
    }

    @Test
    void batchesShareTheSlotsByTurns() {
        submit("b1", 40, 8);
        submit("b2", 40, 8);
        grid.deliver();
        grid.desk.resize(4, grid.nowNanos);
        assertThat(grid.handedOut.subList(0, 4)).containsExactly("b1", "b2", "b1", "b2");
    }

    @Test
    void aSlotHasOneBlockAndOneToGoOnWith() {
        submit("b1", 100, 8);
        grid.deliver();
        grid.desk.resize(2, grid.nowNanos);
        grid.desk.tick(grid.nowNanos);
        assertThat(grid.handedOut).hasSize(4);
    }

    /** Whatever the slots' speeds: no block is lost, and none runs twice but as a copy of one that takes long. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void withoutFaultsNoBlockRunsTwice(int seed) {
        Random random = new Random(seed);
        grid = new FakeGrid(store, FakeGrid.withoutSpeculation(), random, 0);
        int slots = 1 + random.nextInt(5);
        for (int slot = 0; slot < slots; slot++) {
            grid.secondsPerBlock.put("slot-" + slot, 1 + random.nextInt(6));
        }
        grid.desk.resize(slots, grid.nowNanos);
        submit("b1", 100, 4);
        runUntilFinished("b1");
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(100, 4));
        assertThat(finished().statistics().duplicateResults()).isZero();
        assertThat(finished().statistics().lostTries()).isZero();
    }

    @Test
    void anIdleSlotTakesWhatAnotherHasNotBegun() {
        grid = new FakeGrid(store, FakeGrid.withoutSpeculation(), new Random(1), 0);
        grid.secondsPerBlock.put("slot-0", 9);
        submit("b1", 32, 8);
        grid.deliver();
        grid.desk.resize(2, grid.nowNanos);
        int seconds = 0;
        while (store.storedBlocks("b1").cardinality() < 4) {
            grid.second();
            seconds++;
        }
        // Slot 1 has done three blocks long before slot 0 would have begun its second.
        assertThat(seconds).isLessThanOrEqualTo(10);
        assertThat(grid.commands).hasAtLeastOneElementOfType(SlotProtocol.Abandon.class);
    }

    @Test
    void aStragglerRunsASecondTimeAndCountsOnce() {
        grid.secondsPerBlock.put("slot-0", 1_000);
        submit("b1", 80, 8);
        grid.deliver();
        grid.desk.resize(3, grid.nowNanos);
        int seconds = 0;
        while (store.batch("b1").orElseThrow().state() != BatchState.SUCCEEDED) {
            grid.second();
            seconds++;
        }
        assertThat(seconds).isLessThan(30);
        assertThat(finished().statistics().lostTries()).isZero();
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(80, 8));
    }

    @Test
    void aHigherPriorityGetsMoreOfTheSlots() {
        submit("b1", 400, 8, 1);
        submit("b2", 400, 8, 9);
        grid.deliver();
        grid.desk.resize(4, grid.nowNanos);
        for (int second = 0; second < 8; second++) {
            grid.second();
        }
        long low = grid.handedOut.stream().filter("b1"::equals).count();
        long all = grid.handedOut.size();
        assertThat(low).isBetween(all / 10 - 1, all / 10 + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aNewCoordinatorGetsWhatSlotsHaveBegunFromThem(int seed) {
        Random random = new Random(seed);
        grid = new FakeGrid(store, FakeGrid.settings(), random, 0);
        for (int slot = 0; slot < 3; slot++) {
            grid.secondsPerBlock.put("slot-" + slot, 2 + random.nextInt(4));
        }
        grid.desk.resize(3, grid.nowNanos);
        submit("b1", 100, 4);
        for (int second = 3 + random.nextInt(20); second > 0; second--) {
            grid.second();
        }
        Set<Integer> begun = grid.begun();
        StoreAccess.Unfinished left =
                new StoreAccess.Unfinished(store.batch("b1").orElseThrow(), store.storedBlocks("b1"));
        grid = grid.takeOver(FakeGrid.withoutSpeculation());
        grid.desk.resume(left, grid.nowNanos);
        grid.desk.resize(3, grid.nowNanos);
        int stored = left.storedBlocks().cardinality();
        runUntilFinished("b1");
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(100, 4));
        begun.removeIf(left.storedBlocks()::get);
        assertThat(begun).isNotEmpty();
        long handedOut = grid.commands.stream()
                .filter(SlotProtocol.RunBlock.class::isInstance)
                .map(SlotProtocol.RunBlock.class::cast)
                .filter(run -> begun.contains(run.block().blockIndex()))
                .count();
        assertThat(handedOut).as("blocks begun before and handed out again").isZero();
        assertThat(stored).isLessThan(25);
    }

    /** Everything at once: a new coordinator now and then, messages lost, repeated and out of order. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverHappensEveryBlockIsStoredOnce(int seed) {
        Random random = new Random(seed);
        grid = new FakeGrid(store, FakeGrid.settings(), random, 30);
        grid.secondsPerBlock.put("slot-1", 3);
        grid.desk.resize(3, grid.nowNanos);
        submit("b1", 100, 4);
        grid.deliver();
        for (int crash = 0; crash < 3; crash++) {
            for (int second = random.nextInt(15); second > 0; second--) {
                grid.second();
            }
            if (store.batch("b1").filter(batch -> !batch.state().isFinal()).isPresent()) {
                StoreAccess.Unfinished left =
                        new StoreAccess.Unfinished(store.batch("b1").orElseThrow(), store.storedBlocks("b1"));
                grid = grid.takeOver(FakeGrid.settings());
                grid.desk.resume(left, grid.nowNanos);
                grid.desk.resize(1 + random.nextInt(3), grid.nowNanos);
            }
        }
        runUntilFinished("b1");
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(100, 4));
    }

    @Test
    void aBlockWhoseLeaseLapsedRunsAgainAndItsLateResultIsWelcome() {
        submit("b1", 8, 8);
        grid.deliver();
        grid.desk.resize(2, grid.nowNanos);
        grid.nowNanos += Duration.ofSeconds(11).toNanos();
        grid.desk.tick(grid.nowNanos);
        grid.nowNanos += Duration.ofSeconds(1).toNanos();
        grid.desk.tick(grid.nowNanos);
        assertThat(grid.handedOut).hasSize(2);
        runUntilFinished("b1");
        assertThat(finished().statistics().lostTries()).isEqualTo(1);
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(8, 8));
    }

    @Test
    void aBlockLostTooOftenFailsItsBatchAndNamesItsScenarios() {
        grid = new FakeGrid(store, FakeGrid.settings(2), new Random(1), 0);
        submit("b1", 20, 8);
        grid.deliver();
        grid.desk.resize(1, grid.nowNanos);
        for (int second = 0; second < 30; second++) {
            grid.nowNanos += Duration.ofSeconds(1).toNanos();
            grid.desk.tick(grid.nowNanos);
        }
        grid.deliver();
        BatchFailure failure = finished().failure().orElseThrow();
        assertThat(failure.kind()).isEqualTo(Kind.LOST);
        assertThat(failure.message())
                .contains("scenarios 0 to 7")
                .contains("2 times")
                .contains("slot-0");
    }

    @Test
    void aScenarioThatFailsTwiceFailsItsBatchByItsNumber() {
        submit("b1", 100, 8);
        grid.deliver();
        grid.desk.resize(2, grid.nowNanos);
        BlockAttempt once = new BlockAttempt(1, "b1", 1, 1);
        grid.desk.blockFailed(new BlockFailed("slot-1", once, 11, 42, "cash is not conserved"), grid.nowNanos);
        // The same report again is no second try.
        grid.desk.blockFailed(new BlockFailed("slot-1", once, 11, 42, "cash is not conserved"), grid.nowNanos);
        grid.deliver();
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.RUNNING);
        for (int slot = 0; slot < 2; slot++) {
            BlockAttempt twice = new BlockAttempt(1, "b1", 1, 2);
            grid.desk.blockFailed(
                    new BlockFailed("slot-" + slot, twice, 11, 42, "cash is not conserved"), grid.nowNanos);
        }
        grid.deliver();
        assertThat(finished().state()).isEqualTo(BatchState.FAILED);
        assertThat(finished().failure())
                .contains(new BatchFailure(Kind.SCENARIO, "scenario 11 failed at step 42: cash is not conserved"));
        assertThat(store.batch("b1").orElseThrow().failure()).isPresent();
        assertThat(grid.commands).contains(new SlotProtocol.Cancel(1, "b1"));
    }

    @Test
    void aSecondResultWithOtherNumbersIsADeterminismFault() {
        submit("b1", 100, 8);
        grid.deliver();
        grid.desk.resize(2, grid.nowNanos);
        result("slot-0", 0, FakeGrid.outcomes(0, 8));
        grid.deliver();
        result("slot-1", 0, FakeGrid.outcomes(1, 8));
        grid.deliver();
        assertThat(finished().failure().orElseThrow().kind()).isEqualTo(Kind.DETERMINISM);
        assertThat(finished().failure().orElseThrow().message())
                .contains("block 0 (scenarios 0 to 7)")
                .contains("on node and on node");
    }

    @Test
    void aResultIsAcknowledgedOnlyOnceItIsStored() {
        submit("b1", 100, 8);
        grid.deliver();
        grid.desk.resize(1, grid.nowNanos);
        grid.isStoreAway = true;
        grid.second();
        grid.second();
        assertThat(grid.commands).doesNotHaveAnyElementsOfTypes(SlotProtocol.Stored.class);
        grid.isStoreAway = false;
        grid.second();
        grid.second();
        assertThat(grid.commands).hasAtLeastOneElementOfType(SlotProtocol.Stored.class);
        runUntilFinished("b1");
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(100, 8));
    }

    @Test
    void aStoreThatStaysAwayStopsTheWorkSaysSoAndFailsInTheEnd() {
        submit("b1", 1_000, 8);
        grid.deliver();
        grid.desk.resize(4, grid.nowNanos);
        grid.isStoreAway = true;
        for (int second = 0; second < 20; second++) {
            grid.second();
        }
        assertThat(grid.handedOut).hasSizeLessThanOrEqualTo(8 + 2 * 4);
        assertThat(lastProgress().trouble()).contains("no space left");
        for (int second = 0; second < 20; second++) {
            grid.second();
        }
        assertThat(finished().failure()).contains(new BatchFailure(Kind.STORE, "no space left"));
    }

    @Test
    void aDamagedResultIsThrownAwayAndItsBlockRunsAgain() {
        submit("b1", 8, 8);
        grid.deliver();
        grid.desk.resize(1, grid.nowNanos);
        byte[] other = FakeGrid.outcomes(1, 8);
        var part = Parts.cut(FakeGrid.outcomes(0, 8)).get(0);
        var damaged = new io.stampede.node.protocol.Part(
                0,
                1,
                other.length,
                part.contentSha256(),
                Parts.cut(other).get(0).bytes());
        grid.desk.resulted(
                new BlockResult("slot-0", new BlockAttempt(1, "b1", 0, 1), OutcomeCodec.FORMAT, 5, damaged, "node"),
                grid.nowNanos);
        assertThat(store.storedBlocks("b1").isEmpty()).isTrue();
        runUntilFinished("b1");
        assertThat(finished().statistics().lostTries()).isEqualTo(1);
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(8, 8));
    }

    @Test
    void aCancelledBatchFreesItsSlotsAndIsOver() {
        submit("b1", 100, 8);
        submit("b2", 16, 8);
        grid.deliver();
        grid.desk.resize(2, grid.nowNanos);
        grid.desk.cancel("b1", grid.nowNanos);
        grid.deliver();
        assertThat(finished().state()).isEqualTo(BatchState.CANCELLED);
        assertThat(grid.commands).contains(new SlotProtocol.Cancel(1, "b1"));
        runUntilFinished("b2");
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.CANCELLED);
        assertThat(store.batch("b2").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
    }

    @Test
    void aBatchCancelledBeforeItIsStoredNeverRuns() {
        grid.desk.resize(2, grid.nowNanos);
        submit("b1", 100, 8);
        grid.desk.cancel("b1", grid.nowNanos);
        grid.deliver();
        assertThat(grid.handedOut).isEmpty();
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.CANCELLED);
    }

    @Test
    void theQueueIsBounded() {
        submit("b1", 8, 8);
        submit("b2", 8, 8);
        submit("b3", 8, 8);
        submit("b4", 8, 8);
        grid.deliver();
        assertThat(watcher.getAllReceived().stream().filter(Refused.class::isInstance))
                .singleElement()
                .satisfies(event -> assertThat(event.batchId()).isEqualTo("b4"));
        assertThat(store.batches()).hasSize(3);
    }

    @Test
    void theSameSubmissionAgainIsTheSameBatch() {
        submit("b1", 8, 8);
        grid.deliver();
        submit("b1", 8, 8);
        grid.deliver();
        assertThat(watcher.getAllReceived().stream().filter(Accepted.class::isInstance))
                .hasSize(2);
        assertThat(store.batches()).hasSize(1);
    }

    @Test
    void aNewCoordinatorGoesOnWithoutRunningStoredBlocksAgain() {
        grid.desk.resize(1, grid.nowNanos);
        submit("b1", 40, 8);
        while (store.storedBlocks("b1").cardinality() < 3) {
            grid.second();
        }
        int stored = store.storedBlocks("b1").cardinality();
        FakeGrid next = new FakeGrid(store, FakeGrid.settings(), new Random(2), 0);
        StoreAccess.Unfinished left =
                new StoreAccess.Unfinished(store.batch("b1").orElseThrow(), store.storedBlocks("b1"));
        next.desk.resume(left, next.nowNanos);
        next.desk.resize(1, next.nowNanos);
        grid = next;
        runUntilFinished("b1");
        assertThat(next.handedOut).hasSize(5 - stored);
        assertEveryBlockIsStoredOnce("b1", new BlockPlan(40, 8));
    }

    private void submit(String batchId, int scenarios, int lanes) {
        submit(batchId, scenarios, lanes, StoredBatch.PRIORITY_DEFAULT);
    }

    private void submit(String batchId, int scenarios, int lanes, int priority) {
        StoredBatch batch = new StoredBatch(
                batchId,
                "test",
                "{}",
                "0".repeat(64),
                1,
                new BlockPlan(scenarios, lanes),
                priority,
                "1",
                BatchState.QUEUED,
                0,
                Optional.empty(),
                Optional.empty());
        grid.desk.submit(batch, watcher.getRef(), grid.nowNanos);
    }

    private void result(String slotId, int block, byte[] content) {
        Parts.cut(content)
                .forEach(part -> grid.desk.resulted(
                        new BlockResult(
                                slotId, new BlockAttempt(1, "b1", block, 1), OutcomeCodec.FORMAT, 5, part, "node"),
                        grid.nowNanos));
    }

    private void runUntilFinished(String batchId) {
        for (int second = 0; second < 2_000; second++) {
            if (store.batch(batchId).filter(batch -> batch.state().isFinal()).isPresent()) {
                return;
            }
            grid.second();
        }
        throw new AssertionError("batch " + batchId + " does not end");
    }

    private Finished finished() {
        List<BatchEvent> events = watcher.getAllReceived();
        events.forEach(watcher.getRef()::tell);
        return events.stream()
                .filter(Finished.class::isInstance)
                .map(Finished.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private BatchProgress lastProgress() {
        List<BatchEvent> events = watcher.getAllReceived();
        return events.stream()
                .filter(Progressed.class::isInstance)
                .map(Progressed.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow()
                .progress();
    }

    private void assertEveryBlockIsStoredOnce(String batchId, BlockPlan plan) {
        List<StoredBlock> results = store.results(batchId, 0, plan.blocks());
        assertThat(results).hasSize(plan.blocks());
        for (StoredBlock result : results) {
            int block = result.block();
            assertThat(result.outcomes()).isEqualTo(FakeGrid.outcomes(plan.firstScenario(block), plan.lanesOf(block)));
        }
    }
}
