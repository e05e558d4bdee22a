package io.stampede.coordinator.batch;

import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol.Abandon;
import io.stampede.node.protocol.SlotProtocol.Abandoned;
import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.Busy;
import io.stampede.node.protocol.SlotProtocol.Cancel;
import io.stampede.node.protocol.SlotProtocol.Command;
import io.stampede.node.protocol.SlotProtocol.Report;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A slot that keeps to the protocol as the real one does and lets time pass instead of computing: one block runs, one
 * waits, progress is told every second, a result is sent again until it is stored, and with two of them nothing new is
 * begun. Not thread-safe; times are {@link System#nanoTime} values.
 */
final class PlayedSlot {
    private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long RESEND_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int RESULTS_MAX = 2;
    private static final int STEPS = 720;

    private record Result(BlockAttempt block, long doneNanos, long computeMillis) {}

    private final String slotId;
    private final GridPlan plan;
    private final IntFunction<List<Part>> contents;
    private final GridTally tally;
    private final Consumer<Report> coordinator;
    private final List<Result> results = new ArrayList<>();

    private @Nullable RunBlock current;
    private @Nullable RunBlock waiting;
    private long begunNanos;
    private long doneNanos;
    private long progressNanos;
    private boolean isTelling;
    private long resendNanos;
    private long idleSinceNanos;

    PlayedSlot(
            String slotId,
            GridPlan plan,
            IntFunction<List<Part>> contents,
            GridTally tally,
            Consumer<Report> coordinator,
            long nowNanos) {
        this.slotId = slotId;
        this.plan = plan;
        this.contents = contents;
        this.tally = tally;
        this.coordinator = coordinator;
        this.idleSinceNanos = nowNanos;
    }

    void receive(Command command, long nowNanos) {
        if (command instanceof RunBlock run) {
            run(run, nowNanos);
        } else if (command instanceof Stored stored) {
            results.stream()
                    .filter(result -> result.block().isSameBlockAs(stored.block()))
                    .forEach(result -> tally.stored(nowNanos - result.doneNanos()));
            results.removeIf(result -> result.block().isSameBlockAs(stored.block()));
            giveUp(run -> run.block().isSameBlockAs(stored.block()), nowNanos);
        } else if (command instanceof Abandon abandon) {
            results.removeIf(result -> result.block().equals(abandon.block()));
            giveUp(run -> run.block().equals(abandon.block()), nowNanos);
            report(new Abandoned(slotId, abandon.block()));
        } else if (command instanceof Cancel cancel) {
            results.removeIf(result -> result.block().batchId().equals(cancel.batchId()));
            giveUp(run -> run.block().batchId().equals(cancel.batchId()), nowNanos);
        }
        begin(nowNanos);
    }

    private void run(RunBlock run, long nowNanos) {
        if (isOf(current, run)) {
            current = run;
        } else if (isOf(waiting, run)) {
            waiting = run;
        } else if (results.stream().anyMatch(result -> result.block().isSameBlockAs(run.block()))) {
            results.replaceAll(result -> result.block().isSameBlockAs(run.block())
                    ? new Result(run.block(), result.doneNanos(), result.computeMillis())
                    : result);
            resend(nowNanos);
        } else if (waiting != null) {
            report(new Busy(slotId, run.block()));
        } else {
            waiting = run;
        }
    }

    private static boolean isOf(@Nullable RunBlock one, RunBlock other) {
        return one != null && one.block().isSameBlockAs(other.block());
    }

    private void giveUp(Predicate<RunBlock> isUnwanted, long nowNanos) {
        if (waiting != null && isUnwanted.test(waiting)) {
            waiting = null;
        }
        if (current != null && isUnwanted.test(current)) {
            current = null;
            idleSinceNanos = nowNanos;
        }
    }

    private void begin(long nowNanos) {
        RunBlock next = waiting;
        if (next == null) {
            return;
        }
        if (!isTelling) {
            isTelling = true;
            progressNanos = nowNanos + PROGRESS_NANOS;
        }
        if (current == null && results.size() < RESULTS_MAX) {
            tally.begun(nowNanos - idleSinceNanos);
            current = next;
            waiting = null;
            begunNanos = nowNanos;
            doneNanos = nowNanos + plan.nanosOf(next.block());
        }
    }

    /** Does what is due. */
    void wake(long nowNanos) {
        RunBlock run = current;
        if (run != null && doneNanos - nowNanos <= 0) {
            Result result = new Result(run.block(), nowNanos, (nowNanos - begunNanos) / 1_000_000);
            results.add(result);
            current = null;
            idleSinceNanos = nowNanos;
            resendNanos = nowNanos + RESEND_NANOS;
            tally.done();
            send(result);
            begin(nowNanos);
        }
        if (isTelling && progressNanos - nowNanos <= 0) {
            tell(nowNanos);
        }
        if (!results.isEmpty() && resendNanos - nowNanos <= 0) {
            resend(nowNanos);
        }
    }

    /** When {@link #wake} is due, as far as is known now; a day from now if nothing is. */
    long wakeNanos(long nowNanos) {
        long next = nowNanos + Duration.ofDays(1).toNanos();
        next = current == null ? next : Math.min(next, doneNanos);
        next = isTelling ? Math.min(next, progressNanos) : next;
        return results.isEmpty() ? next : Math.min(next, resendNanos);
    }

    private void tell(long nowNanos) {
        if (current != null) {
            double fraction = (double) (nowNanos - begunNanos) / (doneNanos - begunNanos);
            report(new BlockProgress(slotId, current.block(), (int) (fraction * STEPS), STEPS));
        }
        if (waiting != null) {
            report(new BlockProgress(slotId, waiting.block(), 0, 0));
        }
        isTelling = current != null || waiting != null;
        progressNanos = nowNanos + PROGRESS_NANOS;
    }

    private void resend(long nowNanos) {
        tally.resent(results.size());
        results.forEach(this::send);
        resendNanos = nowNanos + RESEND_NANOS;
    }

    private void send(Result result) {
        for (Part part : contents.apply(result.block().blockIndex())) {
            report(new BlockResult(
                    slotId, result.block(), OutcomeCodec.FORMAT, result.computeMillis(), part, "10.0.0.1:17355"));
        }
    }

    private void report(Report report) {
        tally.reported(report);
        coordinator.accept(report);
    }

    /** How long it has been without a block to compute; 0 while it has one. */
    long idleNanos(long nowNanos) {
        return current == null ? nowNanos - idleSinceNanos : 0;
    }
}
