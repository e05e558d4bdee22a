package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.SlotLeases.Lease;
import io.stampede.coordinator.batch.SlotLeases.Prefetch;
import io.stampede.coordinator.store.BatchState;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

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
     * A block that was lost, or failed, too often.
     *
     * @param batch whose block it is
     * @param failure what to tell people
     */
    record Exhausted(RunningBatch batch, BatchFailure failure) {}

    private final long epoch;
    private final CoordinatorSettings settings;
    private final SlotLeases leases;
    private final FairQueue<RunningBatch> turns =
            new FairQueue<>(batch -> batch.batch().priority());
    private final Map<String, RunningBatch> batches = new LinkedHashMap<>();
    private final List<Prefetch> withdrawn = new ArrayList<>();

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

    private Optional<RunningBatch> find(String batchId) {
        return Optional.ofNullable(batches.get(batchId));
    }

    /** Forgets a batch; its leases are free again. */
    void remove(RunningBatch batch, long nowNanos) {
        batches.remove(batch.id());
        turns.remove(batch);
        leases.takeBatch(batch.id(), nowNanos);
    }

    /** The cluster has so many slots now. */
    void resize(int slots) {
        leases.resize(slots).forEach(this::withdraw);
    }

    /**
     * The next work for a slot, if there is any.
     *
     * <p>A slot without work comes first: it gets the next block of the batch whose turn it is, else one that another
     * slot holds and has not begun, else a second copy of one that takes long, else one that runs ahead of a look at
     * its batch. Then slots at work get a block to go on with.
     */
    Optional<Assignment> next(long nowNanos) {
        Optional<String> free = leases.free(nowNanos);
        if (free.isPresent()) {
            String slotId = free.orElseThrow();
            Optional<Assignment> next = assign(slotId, BatchLooks::end, nowNanos);
            if (next.isEmpty()) {
                leases.takePrefetch().ifPresent(this::withdraw);
                next = assign(slotId, BatchLooks::end, nowNanos);
            }
            return next.or(() -> speculate(slotId, nowNanos))
                    .or(() -> assign(slotId, BatchLooks::runAheadEnd, nowNanos));
        }
        return leases.freeToPrefetch(nowNanos).flatMap(slotId -> assign(slotId, BatchLooks::end, nowNanos));
    }

    private static boolean isOpen(RunningBatch batch) {
        return batch.state() == BatchState.QUEUED || batch.state() == BatchState.RUNNING;
    }

    /** The next block of the batch whose turn it is, of those up to an end. */
    private Optional<Assignment> assign(String slotId, ToIntFunction<BatchLooks> end, long nowNanos) {
        return turns.next(batch -> isOpen(batch) && batch.ledger().hasWork(nowNanos, end.applyAsInt(batch.looks())))
                .map(batch -> assign(slotId, batch, end.applyAsInt(batch.looks()), nowNanos));
    }

    private Assignment assign(String slotId, RunningBatch batch, int endBlock, long nowNanos) {
        int block = batch.ledger().take(nowNanos, endBlock).orElseThrow();
        BlockAttempt attempt =
                new BlockAttempt(epoch, batch.id(), block, batch.ledger().tries(block));
        if (leases.isAtWork(slotId)) {
            leases.prefetch(slotId, attempt);
        } else {
            leases.grant(slotId, attempt, nowNanos);
        }
        return new Assignment(slotId, batch, command(batch, attempt));
    }

    private static RunBlock command(RunningBatch batch, BlockAttempt attempt) {
        int block = attempt.blockIndex();
        return new RunBlock(
                attempt,
                batch.batch().specSha256(),
                batch.plan().firstScenario(block),
                batch.plan().lanesOf(block));
    }

    /** A second copy of the block that would be done soonest, compared with waiting, if that is worth it. */
    private Optional<Assignment> speculate(String slotId, long nowNanos) {
        Lease slowest = null;
        // What is gained must be worth the messages.
        double most = settings.tick().toNanos();
        for (Lease lease : leases.all()) {
            double gained = find(lease.block().batchId())
                    .filter(BatchSchedule::isOpen)
                    .filter(batch -> batch.ledger().maySpeculate(lease.block().blockIndex()))
                    .map(batch -> batch.blockTimes().gain(lease, nowNanos, settings.speculationFactor()))
                    .orElse(0.0);
            if (gained > most) {
                most = gained;
                slowest = lease;
            }
        }
        if (slowest == null) {
            return Optional.empty();
        }
        int block = slowest.block().blockIndex();
        return find(slowest.block().batchId()).map(batch -> {
            batch.ledger().speculate(block);
            BlockAttempt attempt =
                    new BlockAttempt(epoch, batch.id(), block, batch.ledger().tries(block));
            leases.grant(slotId, attempt, nowNanos);
            return new Assignment(slotId, batch, command(batch, attempt));
        });
    }

    /** What slots shall let go of although they have not begun it; each is told once. */
    List<Prefetch> takeWithdrawn() {
        List<Prefetch> taken = List.copyOf(withdrawn);
        withdrawn.clear();
        return taken;
    }

    private void withdraw(Prefetch prefetch) {
        withdrawn.add(prefetch);
        giveBack(prefetch.block());
    }

    /** Somebody gets the block again, unless somebody has it still. */
    private void giveBack(BlockAttempt block) {
        if (!leases.isOut(block)) {
            find(block.batchId()).ifPresent(batch -> batch.ledger().giveBack(block.blockIndex()));
        }
    }

    /**
     * A slot works on a block that it was not given here: an earlier coordinator gave it, or its lease had lapsed. If
     * nobody else has been given the block, the slot may keep it.
     */
    void adopt(String slotId, BlockAttempt block, double fractionDone, long nowNanos) {
        find(block.batchId()).filter(BatchSchedule::isOpen).ifPresent(batch -> {
            if (!leases.isAtWork(slotId) && batch.ledger().adopt(block.blockIndex())) {
                leases.grant(slotId, block, nowNanos);
                leases.renew(slotId, block, fractionDone, nowNanos);
            }
        });
    }

    /** The slot refused the block or let go of it: somebody gets it again, but not that slot at once. */
    void giveBack(String slotId, BlockAttempt block, long nowNanos) {
        if (isLetGo(slotId, block, nowNanos)) {
            leases.pause(slotId, settings.busyPause(), nowNanos);
            giveBack(block);
        }
    }

    /** Whether the slot had the block, by a lease or to go on with; it has it no more. */
    private boolean isLetGo(String slotId, BlockAttempt block, long nowNanos) {
        return leases.releasePrefetch(slotId, block)
                || leases.release(slotId, block, nowNanos).isPresent();
    }

    /** What came of this try is of no use. */
    Optional<Exhausted> lose(String slotId, BlockAttempt block, String how, long nowNanos) {
        return leases.release(slotId, block, nowNanos).flatMap(lease -> lost(slotId, block, how, nowNanos));
    }

    /**
     * Takes back what slots have not been heard of for too long; returns the blocks for which that was once too often.
     */
    List<Exhausted> lapse(long nowNanos) {
        List<Exhausted> exhausted = new ArrayList<>();
        for (Lease lease : leases.lapsed(nowNanos)) {
            leases.takePrefetchOf(lease.slotId()).ifPresent(this::withdraw);
            leases.release(lease.slotId(), lease.block(), nowNanos);
            // It may be dead: others come first until it is heard of or the cluster changes.
            leases.pauseUntilHeard(lease.slotId(), settings.lease(), nowNanos);
            lost(lease.slotId(), lease.block(), "was not heard of for " + settings.lease(), nowNanos)
                    .ifPresent(exhausted::add);
        }
        return exhausted;
    }

    private Optional<Exhausted> lost(String slotId, BlockAttempt attempt, String how, long nowNanos) {
        Optional<RunningBatch> found = find(attempt.batchId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RunningBatch batch = found.orElseThrow();
        batch.countLostTry();
        int block = attempt.blockIndex();
        int losses = batch.ledger().lose(block);
        if (losses < settings.losesMax()) {
            if (!leases.isOut(attempt)) {
                batch.ledger().giveBackUntil(block, nowNanos + backoffNanos(losses));
            }
            return Optional.empty();
        }
        String message = named(batch, block) + " was lost " + losses + " times, last on " + slotId + ", which " + how;
        return Optional.of(new Exhausted(batch, new BatchFailure(BatchFailure.Kind.LOST, message)));
    }

    private long backoffNanos(int losses) {
        long most = settings.retryBackoffMax().toNanos();
        long backoff = settings.retryBackoff().toNanos();
        for (int loss = 1; loss < losses && backoff < most; loss++) {
            backoff *= 2;
        }
        return Math.min(backoff, most);
    }

    /** A block and its scenarios, for people. */
    static String named(RunningBatch batch, int block) {
        int first = batch.plan().firstScenario(block);
        return "block " + block + " (scenarios " + first + " to "
                + (first + batch.plan().lanesOf(block) - 1) + ")";
    }

    /**
     * A try ended without a result.
     *
     * @return whether that was once too often for a block that is needed; empty if the slot was not given this try
     */
    Optional<Boolean> fail(String slotId, BlockAttempt block, long nowNanos) {
        if (!isLetGo(slotId, block, nowNanos)) {
            return Optional.empty();
        }
        return find(block.batchId())
                .filter(batch -> !batch.ledger().isReceived(block.blockIndex()))
                .map(batch -> {
                    boolean isTooOften = batch.ledger().fail(block.blockIndex()) >= settings.failuresMax();
                    giveBack(block);
                    if (isTooOften) {
                        long later = nowNanos + settings.retryBackoffMax().toNanos();
                        batch.ledger().giveBackUntil(block.blockIndex(), later);
                    }
                    // Whether a block ahead of a look is tried at all is chance: the look says whether it is needed.
                    return isTooOften && block.blockIndex() < batch.looks().end();
                });
    }

    /** A whole result has come: its slot has its credit again, or goes on with what it holds. */
    void receive(String slotId, BlockAttempt block, long nowNanos) {
        Optional<Lease> lease = leases.release(slotId, block, nowNanos);
        find(block.batchId()).ifPresent(batch -> {
            lease.ifPresent(done -> batch.blockTimes().add(nowNanos - done.grantedNanos()));
            batch.ledger().receive(block.blockIndex());
        });
    }

    /**
     * A result is stored.
     *
     * @return the leases of other tries at the same block, which are over
     */
    List<Lease> store(BlockAttempt block, long nowNanos) {
        find(block.batchId()).ifPresent(batch -> batch.ledger().store(block.blockIndex()));
        return leases.takeBlock(block, nowNanos);
    }
}
