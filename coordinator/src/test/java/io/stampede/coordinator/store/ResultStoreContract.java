package io.stampede.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.simulation.EngineVersion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do as the store. */
abstract class ResultStoreContract {
    ResultStore store;
    long epoch;

    /** Opens the test's own database, the same one each time within a test. */
    abstract ResultStore open();

    @BeforeEach
    void openStore() {
        store = open();
        epoch = store.raiseEpoch();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void keepsEveryFieldOfABatch() {
        StoredBatch batch = batch("b1");
        store.submit(epoch, batch);
        assertThat(store.batch("b1")).contains(batch);
        assertThat(store.batch("b2")).isEmpty();
    }

    @Test
    void keepsASpecificationOfAMebibyteAndItsUnicode() {
        StoredBatch plain = batch("b1");
        String specification = "{\"Δt\":\"" + "ıİ".repeat(500_000) + "\"}";
        StoredBatch batch = new StoredBatch(
                "b1",
                plain.name(),
                specification,
                plain.specSha256(),
                plain.seed(),
                plain.plan(),
                plain.priority(),
                plain.engineVersion(),
                plain.state(),
                plain.createdMillis(),
                plain.failure(),
                plain.reportSha256());
        store.submit(epoch, batch);
        assertThat(store.batch("b1").orElseThrow().specification()).isEqualTo(specification);
    }

    @Test
    void listsBatchesInTheOrderOfTheirSubmission() {
        store.submit(epoch, batch("z"));
        store.submit(epoch, batch("a"));
        assertThat(store.batches()).extracting(StoredBatch::id).containsExactly("z", "a");
    }

    @Test
    void readsResultsInBlockOrderWhateverTheOrderOfTheirArrival() {
        store.submit(epoch, batch("b1"));
        store.store(epoch, List.of(block("b1", 2, 12), block("b1", 0, 10)));
        store.store(epoch, List.of(block("b1", 1, 11)));
        assertThat(store.results("b1", 0, 16)).extracting(StoredBlock::block).containsExactly(0, 1, 2);
        assertThat(store.results("b1", 1, 1))
                .extracting(StoredBlock::contentSha256)
                .containsExactly(block("b1", 1, 11).contentSha256());
        assertThat(store.results("b1", 1, 1).get(0).outcomes()).containsExactly(1, 11);
        assertThat(store.storedBlocks("b1").cardinality()).isEqualTo(3);
    }

    @Test
    void countsABlockThatRanTwiceOnce() {
        store.submit(epoch, batch("b1"));
        assertThat(store.store(epoch, List.of(block("b1", 0, 10), block("b1", 0, 10))))
                .containsExactly(WriteVerdict.STORED, WriteVerdict.DUPLICATE);
        assertThat(store.store(epoch, List.of(block("b1", 0, 10)))).containsExactly(WriteVerdict.DUPLICATE);
        assertThat(store.results("b1", 0, 16)).hasSize(1);
    }

    @Test
    void tellsADuplicateWithOtherNumbersAndKeepsTheFirst() {
        store.submit(epoch, batch("b1"));
        store.store(epoch, List.of(block("b1", 0, 10)));
        assertThat(store.store(epoch, List.of(block("b1", 0, 99)))).containsExactly(WriteVerdict.different("node"));
        assertThat(store.results("b1", 0, 1).get(0).contentSha256())
                .isEqualTo(block("b1", 0, 10).contentSha256());
    }

    @Test
    void keepsAResultOfAMebibyteThatCannotBeCompressed() {
        byte[] outcomes = new byte[1_000_000];
        new Random(1).nextBytes(outcomes);
        store.submit(epoch, batch("b1"));
        store.store(epoch, List.of(StoredBlock.of("b1", 0, 1, "node", 5, outcomes)));
        assertThat(store.results("b1", 0, 1).get(0).outcomes()).isEqualTo(outcomes);
    }

    @Test
    void sameBlockNumberOfAnotherBatchIsAnotherBlock() {
        store.submit(epoch, batch("b1"));
        store.submit(epoch, batch("b2"));
        store.store(epoch, List.of(block("b1", 0, 10)));
        assertThat(store.store(epoch, List.of(block("b2", 0, 20)))).containsExactly(WriteVerdict.STORED);
    }

    @Test
    void aReplacedCoordinatorCanWriteNothing() {
        store.submit(epoch, batch("b1"));
        long newer = store.raiseEpoch();
        assertThat(newer).isGreaterThan(epoch);
        assertThatThrownBy(() -> store.store(epoch, List.of(block("b1", 0, 10))))
                .isInstanceOf(StaleEpochException.class);
        assertThatThrownBy(() -> store.submit(epoch, batch("b2"))).isInstanceOf(StaleEpochException.class);
        assertThatThrownBy(() -> store.advance(epoch, "b1", BatchState.RUNNING, Optional.empty(), Optional.empty()))
                .isInstanceOf(StaleEpochException.class);
        assertThat(store.storedBlocks("b1").isEmpty()).isTrue();
        assertThat(store.batches()).hasSize(1);
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.QUEUED);
        assertThat(store.store(newer, List.of(block("b1", 0, 10)))).containsExactly(WriteVerdict.STORED);
    }

    @Test
    void aGroupIsStoredWholeOrNotAtAll() {
        store.submit(epoch, batch("b1"));
        assertThatThrownBy(() -> store.store(epoch, List.of(block("b1", 0, 10), block("no such batch", 1, 11))))
                .isInstanceOf(StoreException.class);
        assertThat(store.storedBlocks("b1").isEmpty()).isTrue();
    }

    @Test
    void whatWasStoredIsThereAfterReopening() {
        store.submit(epoch, batch("b1"));
        store.advance(epoch, "b1", BatchState.RUNNING, Optional.empty(), Optional.empty());
        store.store(epoch, List.of(block("b1", 3, 13)));
        store.close();
        store = open();
        assertThat(store.raiseEpoch()).isEqualTo(epoch + 1);
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.RUNNING);
        assertThat(store.storedBlocks("b1").get(3)).isTrue();
        assertThat(store.results("b1", 3, 1).get(0).outcomes()).containsExactly(3, 13);
    }

    @Test
    void aStateOnlyAdvances() {
        store.submit(epoch, batch("b1"));
        store.advance(epoch, "b1", BatchState.RUNNING, Optional.empty(), Optional.empty());
        store.advance(epoch, "b1", BatchState.FAILED, Optional.of("scenario 7 at step 3: no price"), Optional.empty());
        assertThat(store.batch("b1").orElseThrow().failure()).contains("scenario 7 at step 3: no price");
        assertThatThrownBy(() -> store.advance(epoch, "b1", BatchState.RUNNING, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FAILED");
    }

    @Test
    void theSameSubmissionTwiceIsOneBatchAndAnotherOfItsIdIsRefused() {
        store.submit(epoch, batch("b1"));
        store.submit(epoch, batch("b1"));
        assertThat(store.batches()).hasSize(1);
        StoredBatch plain = batch("b1");
        StoredBatch other = new StoredBatch(
                "b1",
                plain.name(),
                "{}",
                "c".repeat(64),
                plain.seed(),
                plain.plan(),
                plain.priority(),
                plain.engineVersion(),
                plain.state(),
                plain.createdMillis(),
                plain.failure(),
                plain.reportSha256());
        assertThatThrownBy(() -> store.submit(epoch, other)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBatchThatStopsHasFewerScenariosAndNoResultBeyondThem() {
        BlockPlan plan = batch("b1").plan();
        int enough = plan.lanes() + 1;
        store.submit(epoch, batch("b1"));
        store.submit(epoch, batch("b2"));
        store.store(epoch, List.of(block("b1", 0, 1), block("b1", 1, 1), block("b1", 2, 1), block("b2", 2, 1)));
        store.stop(epoch, "b1", enough);
        store.stop(epoch, "b1", enough);
        assertThat(store.batch("b1").orElseThrow().plan()).isEqualTo(new BlockPlan(enough, plan.lanes()));
        assertThat(store.summary("b1").orElseThrow().storedBlocks()).isEqualTo(2);
        assertThat(store.storedBlocks("b2").cardinality()).isEqualTo(1);
        assertThat(store.batch("b2").orElseThrow().plan()).isEqualTo(plan);

        store.submit(epoch, batch("b1"));
        assertThat(store.batch("b1").orElseThrow().plan().scenarios())
                .as("the same submission again")
                .isEqualTo(enough);
        assertThatThrownBy(() -> store.stop(epoch, "b1", enough + 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.stop(epoch, "b3", 1)).isInstanceOf(IllegalStateException.class);
        store.advance(epoch, "b1", BatchState.CANCELLED, Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> store.stop(epoch, "b1", enough)).isInstanceOf(IllegalStateException.class);
    }

    /** The answer to a commit may get lost, and then the write is done again. */
    @Test
    void theSameStateTwiceIsOneStep() {
        store.submit(epoch, batch("b1"));
        store.advance(epoch, "b1", BatchState.FAILED, Optional.of("first"), Optional.empty());
        store.advance(epoch, "b1", BatchState.FAILED, Optional.of("second"), Optional.empty());
        assertThat(store.batch("b1").orElseThrow().failure()).contains("first");
        assertThat(store.finishedMillis("b1")).isPresent();
    }

    @Test
    void aReportsHashIsKept() {
        store.submit(epoch, batch("b1"));
        for (BatchState state : List.of(BatchState.RUNNING, BatchState.AGGREGATING)) {
            store.advance(epoch, "b1", state, Optional.empty(), Optional.empty());
        }
        store.advance(epoch, "b1", BatchState.SUCCEEDED, Optional.empty(), Optional.of("d".repeat(64)));
        assertThat(store.batch("b1").orElseThrow().reportSha256()).contains("d".repeat(64));
    }

    @Test
    void onlyFinishedBatchesArePruned() {
        for (String id : List.of("queued", "running", "cancelled", "failed")) {
            store.submit(epoch, batch(id));
            store.store(epoch, List.of(block(id, 0, 10)));
        }
        store.advance(epoch, "running", BatchState.RUNNING, Optional.empty(), Optional.empty());
        store.advance(epoch, "cancelled", BatchState.CANCELLED, Optional.empty(), Optional.empty());
        store.advance(epoch, "failed", BatchState.FAILED, Optional.of("why"), Optional.empty());
        assertThat(store.prune(0)).isEmpty();
        long later = System.currentTimeMillis() + 1;
        assertThat(store.finishedBefore(later)).containsExactly("cancelled", "failed");
        assertThat(store.batches()).hasSize(4);
        assertThat(store.prune(later)).containsExactly("cancelled", "failed");
        assertThat(store.batches()).extracting(StoredBatch::id).containsExactly("queued", "running");
        assertThat(store.results("failed", 0, 1)).isEmpty();
        assertThat(store.results("running", 0, 1)).hasSize(1);
    }

    @Test
    void pagesAreOfTheNewestFirstAndCountWhatIsStored() {
        store.submit(epoch, batch("b1"));
        store.submit(epoch, batch("b2"));
        store.store(epoch, List.of(block("b2", 0, 10), block("b2", 5, 11)));
        BatchSummary first = new BatchSummary(batch("b1"), 0, OptionalLong.empty());
        BatchSummary second = new BatchSummary(batch("b2"), 2, OptionalLong.empty());
        assertThat(store.page(Optional.empty(), 10)).containsExactly(second, first);
        assertThat(store.page(Optional.empty(), 1)).containsExactly(second);
        assertThat(store.page(Optional.of("b2"), 1)).containsExactly(first);
        assertThat(store.page(Optional.of("b1"), 1)).isEmpty();
        assertThat(store.page(Optional.of("none"), 1)).isEmpty();
        assertThat(store.summary("b2")).contains(second);
        assertThat(store.summary("none")).isEmpty();
        store.advance(epoch, "b1", BatchState.CANCELLED, Optional.empty(), Optional.empty());
        assertThat(store.summary("b1").orElseThrow().finishedMillis()).isPresent();
        assertThat(store.nodesOf("b2")).isEqualTo(1);
        assertThat(store.isReachable()).isTrue();
    }

    static StoredBatch batch(String id) {
        return new StoredBatch(
                id,
                "first-light",
                "{\"seed\":1}",
                "a".repeat(64),
                9_007_199_254_740_991L,
                new BlockPlan(1_000, 64),
                StoredBatch.PRIORITY_DEFAULT,
                EngineVersion.CURRENT,
                BatchState.QUEUED,
                1_700_000_000_123L,
                Optional.empty(),
                Optional.empty());
    }

    private static StoredBlock block(String batchId, int block, int content) {
        return StoredBlock.of(batchId, block, 1, "node", 5, new byte[] {(byte) block, (byte) content});
    }
}
