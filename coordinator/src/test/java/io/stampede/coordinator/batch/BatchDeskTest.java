package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.BatchEvent.Accepted;
import io.stampede.coordinator.batch.BatchEvent.Refused;
import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDeskTest extends DeskTestBed {
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

    /** Whoever asks again while the first try is on its way to the store is not told more than the first. */
    @Test
    void aSubmissionThatComesTwiceIsAcknowledgedWhenItIsStored() {
        submit("b1", 40, 8);
        submit("b1", 40, 8);
        assertThat(watcher.getAllReceived()).isEmpty();
        grid.deliver();
        assertThat(store.batch("b1")).isPresent();
        assertThat(watcher.getAllReceived()).hasSize(2).allMatch(BatchEvent.Accepted.class::isInstance);
        submit("b1", 40, 8);
        assertThat(watcher.getAllReceived()).hasSize(1).allMatch(BatchEvent.Accepted.class::isInstance);
    }

    /** What the number of nodes is scaled by. */
    @Test
    void theBacklogIsWhatIsNotStoredOfBatchesThatHaveNotEnded() {
        submit("b1", 40, 8);
        submit("b2", 20, 8);
        grid.deliver();
        grid.desk.tick(grid.nowNanos);
        assertThat(backlog()).isEqualTo(5 + 3);
        grid.desk.cancel("b2", grid.nowNanos);
        grid.desk.resize(2, grid.nowNanos);
        grid.desk.tick(grid.nowNanos);
        assertThat(backlog()).isEqualTo(5);
        runUntilFinished("b1");
        grid.second();
        assertThat(backlog()).isZero();
    }

    private double backlog() {
        return grid.meters.get("stampede.blocks.outstanding").gauge().value();
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
}
