package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.WriteVerdict;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/** A batch in the coordinator's hands: its ledger, who watches it, what it took so far. Not thread-safe. */
final class RunningBatch {
    private final BlockLedger ledger;
    private final BatchLooks looks;
    private final BlockTimes blockTimes = new BlockTimes();
    private final Pace pace = new Pace();
    private final List<ActorRef<BatchEvent>> watchers = new ArrayList<>();
    private final List<Part> specification;
    private StoredBatch batch;
    private BatchState state;
    private boolean isStored;
    private int lostTries;
    private int duplicateResults;
    private long computeMillis;

    /**
     * Continues from what is stored.
     *
     * @param storedBlocks blocks whose results are stored already
     * @param rule when it has enough scenarios
     */
    RunningBatch(StoredBatch batch, BitSet storedBlocks, StoppingRule rule) {
        this.batch = batch;
        this.looks = new BatchLooks(batch.plan(), batch.isOfThisEngine() ? rule.looks(batch) : List.of());
        this.ledger = new BlockLedger(batch.plan(), storedBlocks);
        this.specification = Parts.cut(batch.specification().getBytes(StandardCharsets.UTF_8));
        this.state = batch.state();
    }

    String id() {
        return batch.id();
    }

    StoredBatch batch() {
        return batch;
    }

    BlockPlan plan() {
        return batch.plan();
    }

    BlockLedger ledger() {
        return ledger;
    }

    /** The looks that are to come. */
    BatchLooks looks() {
        return looks;
    }

    /** The batch as if it had so many scenarios. */
    StoredBatch firstOf(int scenarios) {
        return batch.withPlan(new BlockPlan(scenarios, batch.plan().lanes()));
    }

    /** The batch ends with the look that was taken; what is beyond is no part of it. */
    void stop() {
        batch = firstOf(looks.stop());
        ledger.cut(batch.plan());
    }

    BlockTimes blockTimes() {
        return blockTimes;
    }

    Pace pace() {
        return pace;
    }

    /** The specification as the nodes are sent it. */
    List<Part> specification() {
        return specification;
    }

    BatchState state() {
        return state;
    }

    void become(BatchState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("batch " + id() + " is " + state + ", not to be " + next);
        }
        state = next;
    }

    /** The batch itself is in the store, so that it may be acknowledged. */
    void markStored() {
        isStored = true;
    }

    void watch(ActorRef<BatchEvent> watcher) {
        watchers.add(watcher);
    }

    /** The batch has come to the store: tells all who watch. */
    void acknowledge() {
        markStored();
        tell(new BatchEvent.Accepted(id(), plan()));
    }

    /** The same submission again: its first answer may have been lost, or be still to come. */
    void watchAgain(ActorRef<BatchEvent> watcher) {
        watch(watcher);
        if (isStored) {
            watcher.tell(new BatchEvent.Accepted(id(), plan()));
        }
    }

    void tell(BatchEvent event) {
        watchers.forEach(watcher -> watcher.tell(event));
    }

    void countLostTry() {
        lostTries++;
    }

    /** A result came to the store, for the first time or not. */
    void count(WriteVerdict.Kind verdict, long millis) {
        if (verdict == WriteVerdict.Kind.DUPLICATE) {
            duplicateResults++;
        } else {
            computeMillis += millis;
        }
    }

    /** Blocks that are still to be computed and stored. */
    int outstandingBlocks() {
        return state.isFinal() ? 0 : plan().blocks() - ledger.storedBlocks();
    }

    RunStatistics statistics() {
        return new RunStatistics(plan().blocks(), lostTries, duplicateResults, computeMillis);
    }

    /**
     * How far it is.
     *
     * @param leases those of this batch
     * @param trouble why work waits, if it does
     */
    BatchProgress progress(List<SlotLeases.Lease> leases, Optional<String> trouble) {
        double done = ledger.receivedScenarios();
        for (SlotLeases.Lease lease : leases) {
            done += lease.fractionDone() * plan().lanesOf(lease.block().blockIndex());
        }
        return new BatchProgress(
                state,
                Math.min(done, plan().scenarios()),
                plan().scenarios(),
                ledger.storedBlocks(),
                plan().blocks(),
                looks.next(),
                trouble);
    }
}
