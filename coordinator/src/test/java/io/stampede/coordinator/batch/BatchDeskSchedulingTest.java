package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.node.protocol.SlotProtocol;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How slots are kept busy, and what a new coordinator makes of what it finds. */
class BatchDeskSchedulingTest extends DeskTestBed {
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
}
