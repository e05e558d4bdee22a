package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.coordinator.store.WriteVerdict;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.ResultAssembler.WholeResult;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What waits to be written to the store, in order, one write at a time.
 *
 * <p>While a write is under way the results that arrive gather to one group, and so to one transaction: the busier the
 * store, the larger the groups. A write that failed stays at the head and is tried again. Not thread-safe.
 */
final class WriteQueue {
    /** One transaction on the store. */
    sealed interface Write {
        /** Writes; blocks. Returns the verdicts on results, none for other writes. */
        List<WriteVerdict> perform(ResultStore store, long epoch);
    }

    /** A new batch. */
    record NewBatch(StoredBatch batch) implements Write {
        @Override
        public List<WriteVerdict> perform(ResultStore store, long epoch) {
            store.submit(epoch, batch);
            return List.of();
        }
    }

    /** The next state of a batch. */
    record Advance(String batchId, BatchState next, Optional<BatchFailure> failure, Optional<String> reportSha256)
            implements Write {
        @Override
        public List<WriteVerdict> perform(ResultStore store, long epoch) {
            store.advance(epoch, batchId, next, failure.map(BatchFailure::message), reportSha256);
            return List.of();
        }
    }

    /** A batch has enough scenarios; what is stored beyond them is deleted. */
    record Stop(String batchId, int scenarios) implements Write {
        @Override
        public List<WriteVerdict> perform(ResultStore store, long epoch) {
            store.stop(epoch, batchId, scenarios);
            return List.of();
        }
    }

    /** Results that arrived while another write was under way. */
    record Results(List<ArrivedResult> results) implements Write {
        @Override
        public List<WriteVerdict> perform(ResultStore store, long epoch) {
            return store.store(
                    epoch, results.stream().map(ArrivedResult::toStore).toList());
        }
    }

    /**
     * A whole result.
     *
     * @param slotId the slot that waits to hear it is stored
     * @param block the try it came of
     * @param toStore what is stored
     */
    record ArrivedResult(String slotId, BlockAttempt block, StoredBlock toStore) {
        /** The result of a report whose parts are all there. */
        static ArrivedResult of(BlockResult report, WholeResult result) {
            StoredBlock toStore = new StoredBlock(
                    report.block().batchId(),
                    report.block().blockIndex(),
                    result.outcomeFormat(),
                    result.contentSha256(),
                    result.node(),
                    result.computeMillis(),
                    result.contentBytes(),
                    result.compressed());
            return new ArrivedResult(report.slotId(), report.block(), toStore);
        }
    }

    private final int groupMax;
    private final Deque<Write> waiting = new ArrayDeque<>();
    private boolean underWay;
    private int waitingResults;

    WriteQueue(int groupMax) {
        this.groupMax = groupMax;
    }

    void add(Write write) {
        waiting.addLast(write);
    }

    /**
     * Adds a result to the group being gathered.
     *
     * @return whether it was added: a result that waits already is not added again
     */
    boolean add(ArrivedResult result) {
        if (isWaiting(result)) {
            return false;
        }
        waitingResults++;
        boolean isHeadUnderWay = underWay && waiting.size() == 1;
        if (!isHeadUnderWay
                && waiting.peekLast() instanceof Results last
                && last.results().size() < groupMax) {
            last.results().add(result);
        } else {
            List<ArrivedResult> group = new ArrayList<>();
            group.add(result);
            waiting.addLast(new Results(group));
        }
        return true;
    }

    private boolean isWaiting(ArrivedResult result) {
        for (Write write : waiting) {
            if (write instanceof Results group
                    && group.results().stream()
                            .anyMatch(other -> other.block().equals(result.block())
                                    && other.slotId().equals(result.slotId()))) {
                return true;
            }
        }
        return false;
    }

    /** Results that wait for the store. */
    int waitingResults() {
        return waitingResults;
    }

    /** The next write, now under way; none if one is already, or nothing waits. */
    Optional<Write> begin() {
        if (underWay || waiting.isEmpty()) {
            return Optional.empty();
        }
        underWay = true;
        return Optional.of(waiting.getFirst());
    }

    /** The write under way is done, or was given up meanwhile. */
    void succeed() {
        underWay = false;
        if (waiting.pollFirst() instanceof Results group) {
            waitingResults -= group.results().size();
        }
    }

    /** The write under way failed; it is the next one again. */
    void fail() {
        underWay = false;
    }

    /** Gives up everything that waits. */
    void clear() {
        waiting.clear();
        waitingResults = 0;
        underWay = false;
    }
}
