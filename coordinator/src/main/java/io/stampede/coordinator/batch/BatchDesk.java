package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.BatchEvent.Progressed;
import io.stampede.coordinator.batch.BatchEvent.Refused;
import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.batch.BatchSchedule.Assignment;
import io.stampede.coordinator.batch.BatchSchedule.Exhausted;
import io.stampede.coordinator.batch.SlotLeases.Lease;
import io.stampede.coordinator.batch.SlotLeases.Prefetch;
import io.stampede.coordinator.batch.WriteQueue.Advance;
import io.stampede.coordinator.batch.WriteQueue.ArrivedResult;
import io.stampede.coordinator.batch.WriteQueue.NewBatch;
import io.stampede.coordinator.batch.WriteQueue.Results;
import io.stampede.coordinator.batch.WriteQueue.Stop;
import io.stampede.coordinator.batch.WriteQueue.Write;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.WriteVerdict;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.ResultAssembler;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The coordinator's mind: what each message means for the batches, without actors, threads or a clock of its own.
 *
 * <p>A result counts when it is stored, never before: only then is its slot told so and its block marked. A batch lives
 * here until its last state is stored. Not thread-safe; times are {@link System#nanoTime} values.
 */
final class BatchDesk {
    /** Parts are kept for so many slots at a time, a multiple of any cluster's. */
    private static final int ASSEMBLERS_MAX = 16_384;

    private final long epoch;
    private final CoordinatorSettings settings;
    private final Outbox outbox;
    private final DeskMetrics metrics;
    private final StoppingRule rule;
    private final BatchSchedule schedule;
    private final WriteQueue writes;
    private final StorePatience patience;
    private final ResultAssembler assembler = new ResultAssembler(ASSEMBLERS_MAX);
    private final Map<String, RunningBatch> batches = new LinkedHashMap<>();
    private long writeBegunNanos;
    private Optional<Long> handOutAtNanos = Optional.empty();

    BatchDesk(long epoch, CoordinatorSettings settings, Outbox outbox, DeskMetrics metrics, StoppingRule rule) {
        this.rule = rule;
        this.metrics = metrics;
        this.epoch = epoch;
        this.settings = settings;
        this.outbox = outbox;
        this.schedule = new BatchSchedule(epoch, settings);
        this.writes = new WriteQueue(settings.groupMax());
        this.patience = new StorePatience(settings.storeRetryPause(), settings.storePatience());
    }

    /** Goes on with a batch that an earlier coordinator left, once slots have had time to say what they work on. */
    void resume(StoreAccess.Unfinished unfinished, long nowNanos) {
        handOutAtNanos = Optional.of(nowNanos + settings.takeoverPatience().toNanos());
        RunningBatch batch = new RunningBatch(unfinished.batch(), unfinished.storedBlocks(), rule);
        batch.markStored();
        batches.put(batch.id(), batch);
        if (!batch.batch().isOfThisEngine()) {
            fail(new Exhausted(batch, BatchFailure.ofOtherEngine(batch.batch().engineVersion())), nowNanos);
        } else if (batch.state() == BatchState.AGGREGATING) {
            outbox.aggregate(batch);
        } else {
            schedule.admit(batch);
            goOn(batch);
        }
    }

    /** Takes a batch on, or says why not. */
    void submit(StoredBatch submitted, ActorRef<BatchEvent> watcher, long nowNanos) {
        RunningBatch known = batches.get(submitted.id());
        if (known != null) {
            known.watchAgain(watcher);
            return;
        }
        if (!submitted.isOfThisEngine() || batches.size() >= settings.batchesMax()) {
            BatchFailure failure = submitted.isOfThisEngine()
                    ? BatchFailure.ofFullQueue(batches.size(), settings.batchesMax())
                    : BatchFailure.ofOtherEngine(submitted.engineVersion());
            watcher.tell(new Refused(submitted.id(), failure));
            return;
        }
        RunningBatch batch = new RunningBatch(submitted, new BitSet(), rule);
        batch.watch(watcher);
        batches.put(batch.id(), batch);
        writes.add(new NewBatch(submitted));
        work(nowNanos);
    }

    /** Stops a batch for good. */
    void cancel(String batchId, long nowNanos) {
        RunningBatch batch = batches.get(batchId);
        if (batch != null && !batch.state().isFinal()) {
            end(batch, BatchState.CANCELLED, Optional.empty(), Optional.empty(), nowNanos);
            work(nowNanos);
        }
    }

    /** The cluster has so many slots now. */
    void resize(int slots, long nowNanos) {
        schedule.resize(slots);
        work(nowNanos);
    }

    /** Time has passed: leases may have lapsed, a failed write may be tried again, watchers want to know. */
    void tick(long nowNanos) {
        metrics.triesLost(schedule.leases().lapsed(nowNanos).size());
        schedule.lapse(nowNanos).forEach(exhausted -> fail(exhausted, nowNanos));
        if (patience.isExhausted(nowNanos)) {
            giveUpOnStore(nowNanos);
        }
        work(nowNanos);
        metrics.now(batches.values(), schedule.leases(), writes.waitingResults());
        for (RunningBatch batch : batches.values()) {
            BatchProgress progress = batch.progress(schedule.leases().ofBatch(batch.id()), patience.trouble());
            batch.pace().observe(progress.doneScenarios(), nowNanos);
            batch.tell(new Progressed(batch.id(), progress));
        }
    }

    /** What is under way. */
    Survey survey() {
        return Survey.of(patience.trouble(), schedule.leases(), batches.values());
    }

    /** The specification of a batch that has not ended, in parts. */
    Optional<List<Part>> specification(String batchId) {
        return live(batchId).map(RunningBatch::specification);
    }

    /** A slot works. */
    void progressed(BlockProgress report, long nowNanos) {
        double done = report.stepsTotal() == 0 ? 0 : (double) report.stepsDone() / report.stepsTotal();
        schedule.leases().heard(report.slotId());
        if (schedule.leases().renew(report.slotId(), report.block(), done, nowNanos)) {
            return;
        }
        Optional<RunningBatch> batch = live(report.block());
        if (batch.isEmpty()) {
            forget(report.slotId(), report.block());
        } else if (batch.orElseThrow().ledger().isStored(report.block().blockIndex())) {
            outbox.toSlot(report.slotId(), new SlotProtocol.Stored(ownEpoch(report.block())));
        } else if (report.stepsTotal() > 0) {
            schedule.adopt(report.slotId(), report.block(), done, nowNanos);
        }
    }

    /** A part of a result has come. */
    void resulted(BlockResult report, long nowNanos) {
        BlockAttempt block = report.block();
        if (live(block).isEmpty()) {
            forget(report.slotId(), block);
            return;
        }
        Optional<ResultAssembler.WholeResult> whole;
        try {
            whole = assembler.add(report);
        } catch (IllegalArgumentException e) {
            outbox.toSlot(report.slotId(), new SlotProtocol.Abandon(block));
            schedule.lose(report.slotId(), block, "sent a damaged result: " + e.getMessage(), nowNanos)
                    .ifPresent(exhausted -> fail(exhausted, nowNanos));
            work(nowNanos);
            return;
        }
        whole.ifPresent(result -> {
            if (writes.add(ArrivedResult.of(report, result))) {
                schedule.receive(report.slotId(), block, nowNanos);
            }
            work(nowNanos);
        });
    }

    /** A block ended without a result. Once more is tried elsewhere: it may be the node's fault, not the scenario's. */
    void blockFailed(BlockFailed report, long nowNanos) {
        metrics.tryFailed();
        live(report.block()).ifPresent(batch -> {
            if (schedule.fail(report.slotId(), report.block(), nowNanos).orElse(false)) {
                fail(new Exhausted(batch, BatchFailure.ofScenario(report)), nowNanos);
            }
        });
        work(nowNanos);
    }

    /** A slot refused a block, or let go of it. */
    void gaveBack(String slotId, BlockAttempt block, long nowNanos) {
        schedule.giveBack(slotId, block, nowNanos);
        work(nowNanos);
    }

    /** The write under way is committed: now it counts. */
    void written(Write write, List<WriteVerdict> verdicts, long nowNanos) {
        writes.succeed();
        metrics.written(nowNanos - writeBegunNanos);
        patience.restore();
        if (write instanceof NewBatch accepted) {
            accepted(accepted.batch().id());
        } else if (write instanceof Advance advance) {
            advanced(advance);
        } else if (write instanceof Results group) {
            for (int index = 0; index < verdicts.size(); index++) {
                stored(group.results().get(index), verdicts.get(index), nowNanos);
            }
        }
        work(nowNanos);
    }

    private void accepted(String batchId) {
        RunningBatch batch = batches.get(batchId);
        if (batch != null && !batch.state().isFinal()) {
            schedule.admit(batch);
            batch.acknowledge();
        }
    }

    private void advanced(Advance advance) {
        RunningBatch batch = batches.get(advance.batchId());
        if (batch != null && advance.next().isFinal()) {
            finished(batch, advance.next(), advance.failure());
        } else if (batch != null
                && advance.next() == BatchState.AGGREGATING
                && !batch.state().isFinal()) {
            outbox.aggregate(batch);
        }
    }

    private void stored(ArrivedResult result, WriteVerdict verdict, long nowNanos) {
        BlockAttempt block = result.block();
        RunningBatch batch = live(block).orElse(null);
        if (batch == null) {
            forget(result.slotId(), block);
            return;
        }
        if (verdict.kind() == WriteVerdict.Kind.DIFFERENT) {
            BatchFailure failure = BatchFailure.ofDifferent(batch, result.toStore(), verdict.firstNode());
            fail(new Exhausted(batch, failure), nowNanos);
            return;
        }
        metrics.stored(verdict.kind());
        batch.count(verdict.kind(), result.toStore().computeMillis());
        for (Lease other : schedule.store(block, nowNanos)) {
            outbox.toSlot(other.slotId(), new SlotProtocol.Stored(ownEpoch(other.block())));
        }
        outbox.toSlot(result.slotId(), new SlotProtocol.Stored(ownEpoch(block)));
        goOn(batch);
    }

    /** Looks at the batch if a look is due, and has its report made if it is complete. */
    private void goOn(RunningBatch batch) {
        boolean isRunning = batch.state() == BatchState.RUNNING;
        if (isRunning && batch.looks().isDue(batch.ledger())) {
            outbox.look(batch, batch.looks().begin());
        } else if (isRunning && batch.looks().areOver() && batch.ledger().isComplete()) {
            batch.become(BatchState.AGGREGATING);
            writes.add(new Advance(batch.id(), BatchState.AGGREGATING, Optional.empty(), Optional.empty()));
        }
    }

    /** A batch has been looked at: it ends there, or goes on to the next look. */
    void looked(RunningBatch batch, boolean isEnough, long nowNanos) {
        if (batch.state() != BatchState.RUNNING || batches.get(batch.id()) != batch) {
            return;
        }
        if (isEnough) {
            dismiss(batch, nowNanos);
            batch.stop();
            writes.add(new Stop(batch.id(), batch.plan().scenarios()));
        } else {
            batch.looks().goOn();
        }
        goOn(batch);
        work(nowNanos);
    }

    /** The write under way failed; it waits at the head to be tried again. */
    void writeFailed(Throwable cause, long nowNanos) {
        writes.fail();
        metrics.writeFailed();
        patience.lose(String.valueOf(cause.getMessage()), nowNanos);
    }

    /** The report of a batch is made. */
    void aggregated(RunningBatch batch, String reportSha256, long nowNanos) {
        if (!batch.state().isFinal()) {
            end(batch, BatchState.SUCCEEDED, Optional.empty(), Optional.of(reportSha256), nowNanos);
            work(nowNanos);
        }
    }

    /** The report of a batch could not be made. */
    void aggregationFailed(RunningBatch batch, Throwable cause, long nowNanos) {
        fail(new Exhausted(batch, new BatchFailure(Kind.REPORT, String.valueOf(cause.getMessage()))), nowNanos);
        work(nowNanos);
    }

    private void fail(Exhausted exhausted, long nowNanos) {
        if (!exhausted.batch().state().isFinal()) {
            end(exhausted.batch(), BatchState.FAILED, Optional.of(exhausted.failure()), Optional.empty(), nowNanos);
        }
    }

    private void end(
            RunningBatch batch,
            BatchState state,
            Optional<BatchFailure> failure,
            Optional<String> reportSha256,
            long nowNanos) {
        batch.become(state);
        writes.add(new Advance(batch.id(), state, failure, reportSha256));
        dismiss(batch, nowNanos);
    }

    /** Takes a batch out of the schedule and tells the slots that they compute in vain. */
    private void dismiss(RunningBatch batch, long nowNanos) {
        for (String slotId : schedule.leases().slotsOfBatch(batch.id())) {
            outbox.toSlot(slotId, new SlotProtocol.Cancel(epoch, batch.id()));
        }
        schedule.remove(batch, nowNanos);
    }

    private void finished(RunningBatch batch, BatchState state, Optional<BatchFailure> failure) {
        batches.remove(batch.id());
        batch.tell(new Finished(batch.id(), state, failure, batch.statistics()));
    }

    private void giveUpOnStore(long nowNanos) {
        BatchFailure failure = new BatchFailure(Kind.STORE, patience.trouble().orElseThrow());
        writes.clear();
        for (RunningBatch batch : List.copyOf(batches.values())) {
            dismiss(batch, nowNanos);
            finished(batch, BatchState.FAILED, Optional.of(failure));
        }
    }

    /** Hands out blocks while the store keeps up, and begins the next write. */
    private void work(long nowNanos) {
        while (mayHandOut(nowNanos)) {
            Optional<Assignment> next = schedule.next(nowNanos);
            if (next.isEmpty()) {
                break;
            }
            Assignment assignment = next.orElseThrow();
            RunningBatch batch = assignment.batch();
            if (batch.state() == BatchState.QUEUED) {
                batch.become(BatchState.RUNNING);
                writes.add(new Advance(batch.id(), BatchState.RUNNING, Optional.empty(), Optional.empty()));
            }
            outbox.toSlot(assignment.slotId(), assignment.command());
        }
        for (Prefetch withdrawn : schedule.takeWithdrawn()) {
            outbox.toSlot(withdrawn.slotId(), new SlotProtocol.Abandon(withdrawn.block()));
        }
        if (patience.allows(nowNanos)) {
            writes.begin().ifPresent(write -> {
                writeBegunNanos = nowNanos;
                outbox.write(write);
            });
        }
    }

    private boolean mayHandOut(long nowNanos) {
        if (handOutAtNanos.isPresent() && handOutAtNanos.orElseThrow() - nowNanos <= 0) {
            handOutAtNanos = Optional.empty();
        }
        return handOutAtNanos.isEmpty() && writes.waitingResults() < settings.pendingResultsMax();
    }

    private Optional<RunningBatch> live(String batchId) {
        return Optional.ofNullable(batches.get(batchId))
                .filter(batch -> !batch.state().isFinal());
    }

    /** The batch of a block, unless the batch is over or has stopped before that block. */
    private Optional<RunningBatch> live(BlockAttempt block) {
        return live(block.batchId())
                .filter(batch -> block.blockIndex() < batch.plan().blocks());
    }

    private void forget(String slotId, BlockAttempt block) {
        outbox.toSlot(slotId, new SlotProtocol.Cancel(epoch, block.batchId()));
    }

    private BlockAttempt ownEpoch(BlockAttempt block) {
        return new BlockAttempt(epoch, block.batchId(), block.blockIndex(), block.attempt());
    }
}
