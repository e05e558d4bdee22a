package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desk whose batches may have enough scenarios before they have all. */
class StoppedBatchTest extends DeskTestBed {
    private static final List<Integer> LOOKS = List.of(10, 20, 40, 80);

    /** Enough are so many scenarios or more; remembers what it was asked. */
    private static final class EnoughAt implements StoppingRule {
        private final int enough;
        private final List<Integer> asked = new ArrayList<>();

        private EnoughAt(int enough) {
            this.enough = enough;
        }

        @Override
        public List<Integer> looks(StoredBatch batch) {
            return batch.plan().scenarios() == 100 ? LOOKS : List.of();
        }

        @Override
        public boolean isEnough(StoredBatch first, ResultStore store) {
            int scenarios = first.plan().scenarios();
            asked.add(scenarios);
            assertThat(store.storedBlocks(first.id()).nextClearBit(0))
                    .as("blocks of a look at %s", scenarios)
                    .isGreaterThanOrEqualTo(first.plan().blocks());
            return scenarios >= enough;
        }
    }

    private void start(StoppingRule rule, int slots, int seed, int faultPercent) {
        grid = new FakeGrid(store, FakeGrid.withoutSpeculation(), new Random(seed), faultPercent, rule);
        grid.desk.resize(slots, grid.nowNanos);
    }

    private void assertStoppedAt(int scenarios, int lanes) {
        StoredBatch batch = store.batch("b1").orElseThrow();
        BlockPlan plan = new BlockPlan(scenarios, lanes);
        assertThat(batch.state()).isEqualTo(BatchState.SUCCEEDED);
        assertThat(batch.plan()).isEqualTo(plan);
        assertThat(store.storedBlocks("b1").length()).isEqualTo(plan.blocks());
        assertThat(store.storedBlocks("b1").cardinality()).isEqualTo(plan.blocks());
    }

    @Test
    void looksInTurnAndStopsAtTheFirstThatIsEnough() {
        EnoughAt rule = new EnoughAt(40);
        start(rule, 2, 1, 0);
        submit("b1", 100, 8);
        runUntilFinished("b1");

        assertThat(rule.asked).containsExactly(10, 20, 40);
        assertStoppedAt(40, 8);
    }

    @Test
    void withoutEnoughItEndsWhereThereAreNoMore() {
        EnoughAt rule = new EnoughAt(101);
        start(rule, 3, 1, 0);
        submit("b1", 100, 8);
        runUntilFinished("b1");

        assertThat(rule.asked).isEqualTo(LOOKS);
        assertStoppedAt(100, 8);
    }

    @Test
    void slotsThatHaveNothingElseToDoRunAheadAndWhatTheyDidIsDiscarded() {
        EnoughAt rule = new EnoughAt(10);
        start(rule, 8, 1, 0);
        grid.secondsPerBlock.put("slot-0", 5);
        submit("b1", 100, 2);
        grid.deliver();
        grid.desk.tick(grid.nowNanos);
        grid.second();
        grid.second();

        // A block of the first look is not done, and slots have been given those of the second, but no more.
        assertThat(rule.asked).isEmpty();
        assertThat(store.storedBlocks("b1").cardinality()).isBetween(6, 9);
        assertThat(store.storedBlocks("b1").length()).isLessThanOrEqualTo(10);
        runUntilFinished("b1");
        assertStoppedAt(10, 2);
        assertThat(grid.desk.survey().blocks()).isEmpty();
    }

    /** Whether it is played before the look is a matter of how many slots there are. */
    @ParameterizedTest
    @ValueSource(ints = {10, 20})
    void aScenarioThatFailsAheadOfALookFailsTheBatchOnlyIfItIsNeeded(int enough) {
        start(new EnoughAt(enough), 8, 1, 0);
        grid.secondsPerBlock.put("slot-0", 5);
        grid.failing = 6;
        submit("b1", 100, 2);
        for (int second = 0; second < 4; second++) {
            grid.second();
        }
        assertThat(grid.failed).isGreaterThanOrEqualTo(2);
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.RUNNING);
        runUntilFinished("b1");
        if (enough == 10) {
            assertStoppedAt(10, 2);
        } else {
            assertThat(finished().failure().orElseThrow().message()).contains("scenario 12 failed");
        }
        assertThat(grid.failed).as("tries, which are not begun again at once").isLessThan(5);
    }

    @Test
    void theNextLookIsToldUntilThereIsNone() {
        start(new EnoughAt(20), 1, 1, 0);
        submit("b1", 100, 10);
        grid.deliver();
        grid.desk.tick(grid.nowNanos);
        assertThat(lastProgress().nextLook()).hasValue(10);
        assertThat(lastScenarios()).isEqualTo(100);
    }

    private int lastScenarios() {
        grid.desk.tick(grid.nowNanos);
        return lastProgress().scenarios();
    }

    /** Lanes, slots, faults of the network and new coordinators: nothing of it changes where a batch stops. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void stopsAtTheSameScenarioWhateverHappens(int seed) {
        Random random = new Random(seed);
        int lanes = 1 + random.nextInt(16);
        EnoughAt rule = new EnoughAt(40);
        start(rule, 1 + random.nextInt(5), seed, 20);
        submit("b1", 100, lanes);
        grid.deliver();
        for (int coordinator = 0; coordinator < 3; coordinator++) {
            for (int second = random.nextInt(12); second >= 0; second--) {
                grid.second();
            }
            StoredBatch batch = store.batch("b1").orElseThrow();
            if (!batch.state().isFinal()) {
                grid = grid.takeOver(FakeGrid.settings());
                grid.desk.resume(new StoreAccess.Unfinished(batch, store.storedBlocks("b1")), grid.nowNanos);
                grid.desk.resize(1 + random.nextInt(5), grid.nowNanos);
            }
        }
        runUntilFinished("b1");
        assertStoppedAt(40, lanes);
    }
}
