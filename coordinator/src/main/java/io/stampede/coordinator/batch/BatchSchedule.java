package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.SlotLeases.Lease;
import io.stampede.coordinator.store.BatchState;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which slot gets which block, and what is done about work that got lost. Pure bookkeeping: the caller brings
 * the time and sends the messages. Not thread-safe.
 */
final class BatchSchedule {
    /**
     * Work for a slot.
     *
     * @param slotId the slot
     * @param batch whose block it is
     * @param command to be sent
     */
    record Assignment(String slotId, RunningBatch batch, RunBlock command) {}

    /**
     * A block that was lost too often.
     *
     * @param batch whose block it is
     * @param failure what to tell people
     */
    record Exhausted(RunningBatch batch, BatchFailure failure) {}

    private final long epoch;
    private final CoordinatorSettings settings;
    private final SlotLeases leases;
    private final FairQueue<RunningBatch> turns = new FairQueue<>();
    private final Map<String, RunningBatch> batches = new LinkedHashMap<>();

    BatchSchedule(long epoch, CoordinatorSettings settings) {
        this.epoch = epoch;
        this.settings = settings;
        this.leases = new SlotLeases(settings.lease());
    }

    SlotLeases leases() {
        return leases;
    }

    void admit(RunningBatch batch) {
        batches.put(batch.id(), batch);
        turns.add(batch);
    }

    Optional<RunningBatch> find(String batchId) {
        return Optional.ofNullable(batches.get(batchId));
    }

    /** All batches, in the order of their admission. */
    Collection<RunningBatch> batches() {
        return List.copyOf(batches.values());
    }

    /** Forgets a batch; its leases are free again. */
    void remove(RunningBatch batch) {
        batches.remove(batch.id());
        turns.remove(batch);
        leases.takeBatch(batch.id());
    }

    /** The next block for the next free slot, if there are both; the batches take turns. */
    Optional<Assignment> next(long nowNanos) {
        Optional<String> slot = leases.free(nowNanos);
        if (slot.isEmpty()) {
            return Optional.empty();
        }
        return turns.next(BatchSchedule::hasWork).map(batch -> assign(slot.orElseThrow(), batch, nowNanos));
    }

    private static boolean hasWork(RunningBatch batch) {
        BatchState state = batch.state();
        return (state == BatchState.QUEUED || state == BatchState.RUNNING)
                && batch.ledger().hasWork();
    }

    private Assignment assign(String slotId, RunningBatch batch, long nowNanos) {
        int block = batch.ledger().take().orElseThrow();
        BlockAttempt attempt =
                new BlockAttempt(epoch, batch.id(), block, batch.ledger().tries(block));
        leases.grant(slotId, attempt, nowNanos);
        RunBlock command = new RunBlock(
                attempt,
                batch.batch().specSha256(),
                batch.plan().firstScenario(block),
                batch.plan().lanesOf(block));
        return new Assignment(slotId, batch, command);
    }

    /** The slot refused the block or let go of it: somebody gets it again, but not that slot at once. */
    void giveBack(String slotId, BlockAttempt block, long nowNanos) {
        if (leases.release(slotId, block)) {
            leases.pause(slotId, settings.busyPause(), nowNanos);
            find(block.batchId()).ifPresent(batch -> batch.ledger().giveBack(block.blockIndex()));
        }
    }

    /** What came of this try is of no use. */
    Optional<Exhausted> lose(String slotId, BlockAttempt block, String how) {
        return leases.release(slotId, block) ? lost(slotId, block, how) : Optional.empty();
    }

    /**
     * Takes back what slots have not been heard of for too long; returns the blocks for which that was once too often.
     */
    List<Exhausted> lapse(long nowNanos) {
        List<Exhausted> exhausted = new ArrayList<>();
        for (Lease lease : leases.takeLapsed(nowNanos)) {
            leases.pause(lease.slotId(), settings.busyPause(), nowNanos);
            lost(lease.slotId(), lease.block(), "was not heard of for " + settings.lease())
                    .ifPresent(exhausted::add);
        }
        return exhausted;
    }

    private Optional<Exhausted> lost(String slotId, BlockAttempt attempt, String how) {
        Optional<RunningBatch> found = find(attempt.batchId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RunningBatch batch = found.orElseThrow();
        batch.countLostTry();
        int block = attempt.blockIndex();
        int losses = batch.ledger().lose(block);
        if (losses < settings.losesMax()) {
            return Optional.empty();
        }
        int first = batch.plan().firstScenario(block);
        String message = "block " + block + " (scenarios " + first + " to "
                + (first + batch.plan().lanesOf(block) - 1) + ") was lost " + losses + " times, last on " + slotId
                + ", which "
                + how;
        return Optional.of(new Exhausted(batch, new BatchFailure(BatchFailure.Kind.LOST, message)));
    }

    /** A whole result has come: its slot has its credit again. */
    void receive(String slotId, BlockAttempt block) {
        leases.release(slotId, block);
        find(block.batchId()).ifPresent(batch -> batch.ledger().receive(block.blockIndex()));
    }

    /**
     * A result is stored.
     *
     * @return the leases of other tries at the same block, which are over
     */
    List<Lease> store(BlockAttempt block) {
        find(block.batchId()).ifPresent(batch -> batch.ledger().store(block.blockIndex()));
        return leases.takeBlock(block);
    }
}
