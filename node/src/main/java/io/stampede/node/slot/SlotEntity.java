package io.stampede.node.slot;

import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.Abandon;
import io.stampede.node.protocol.SlotProtocol.Abandoned;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.Busy;
import io.stampede.node.protocol.SlotProtocol.Cancel;
import io.stampede.node.protocol.SlotProtocol.Leave;
import io.stampede.node.protocol.SlotProtocol.Report;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.jspecify.annotations.Nullable;

/**
 * A slot: the sharded entity that computes one block after the other.
 *
 * <pre>
 *            RunBlock          seat granted           Done            stopped
 *   idle ───────────► seeking ─────────────► running ───────► ending ────────► idle, or running the waiting block
 *     ▲                  │ all taken            │ Broken, Abandon, Cancel
 *     └──── Busy ────────┴───────────────────────┘
 * </pre>
 *
 * <p>One block runs and one more may wait. A result is kept, and sent again and again, until it is known to be stored;
 * with two such results the slot starts nothing new. It outlives coordinators: a new one is told of the results and the
 * running block that an earlier one asked for. The slot itself is on the default dispatcher: it hears everything while
 * its block computes. Its state dies with it, and the coordinator's leases make that good.
 */
public final class SlotEntity extends AbstractBehavior<Object> {
    /** Slots as a type of sharded entities. */
    public static final EntityTypeKey<SlotProtocol.Command> TYPE =
            EntityTypeKey.create(SlotProtocol.Command.class, "slot");

    /** A slot that holds so many results which are not known to be stored starts no other block. */
    private static final int RESULTS_MAX = 2;

    private record Tick() implements NoSerializationVerificationNeeded {}

    private record Resend() implements NoSerializationVerificationNeeded {}

    /** A computed block that is not known to be stored. */
    private record Result(BlockAttempt block, List<Part> parts, long computeMillis) {}

    private final String slotId;
    private final NodeServices services;
    private final TimerScheduler<Object> timers;
    private final List<Result> results = new ArrayList<>();

    private long epoch;
    private @Nullable RunBlock current;
    private @Nullable RunBlock waiting;
    private @Nullable Integer seat;
    private @Nullable ActorRef<Object> run;
    private long runNumber;
    private boolean isSeeking;
    private boolean isLeaving;
    private int stepsDone;
    private int stepsTotal;

    private SlotEntity(
            ActorContext<Object> context, TimerScheduler<Object> timers, String slotId, NodeServices services) {
        super(context);
        this.slotId = slotId;
        this.services = services;
        this.timers = timers;
    }

    /** The behaviour of one slot. */
    public static Behavior<SlotProtocol.Command> create(String slotId, NodeServices services) {
        // Commands from the wire and events of the node share no type.
        return Behaviors.setup((ActorContext<Object> context) ->
                        Behaviors.withTimers(timers -> new SlotEntity(context, timers, slotId, services)))
                .narrow();
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(RunBlock.class, this::onRunBlock)
                .onMessage(Stored.class, this::onStored)
                .onMessage(Abandon.class, this::onAbandon)
                .onMessage(Cancel.class, this::onCancel)
                .onMessage(Leave.class, leave -> onLeave())
                .onMessage(SeatKeeper.Granted.class, this::onGranted)
                .onMessage(SeatKeeper.AllTaken.class, taken -> onAllTaken())
                .onMessage(BlockRun.Moved.class, this::isOfThisRun, this::onMoved)
                .onMessage(BlockRun.Done.class, this::isOfThisRun, this::onDone)
                .onMessage(BlockRun.Broken.class, this::isOfThisRun, this::onBroken)
                .onMessage(BlockRun.Event.class, late -> this)
                .onMessage(Tick.class, tick -> onTick())
                .onMessage(Resend.class, resend -> onResend())
                .onSignal(Terminated.class, this::onRunStopped)
                .build();
    }

    private boolean isOfThisRun(BlockRun.Event event) {
        return run != null && current != null && event.runNumber() == runNumber;
    }

    private Behavior<Object> onRunBlock(RunBlock command) {
        BlockAttempt block = command.block();
        if (!isOfThisEpoch(block.epoch())) {
            return this;
        }
        if (isLeaving) {
            report(new Busy(slotId, block));
        } else if (isBlockOf(current, block)) {
            // A newer try at what is being done anyway: it answers for the newest one.
            current = command;
        } else if (isBlockOf(waiting, block)) {
            waiting = command;
        } else if (relabelResult(block)) {
            onResend();
        } else if (waiting != null) {
            report(new Busy(slotId, block));
        } else {
            waiting = command;
            startWaiting();
        }
        return this;
    }

    /**
     * Learns of a newer coordinator. What is done or under way is as good for it as for the older one, and it will
     * say if it has no use for it; what has not begun it will hand out itself.
     */
    private boolean isOfThisEpoch(long commandEpoch) {
        if (commandEpoch > epoch) {
            if (waiting != null && waiting.block().epoch() < commandEpoch) {
                waiting = null;
            }
            epoch = commandEpoch;
            onResend();
        }
        return commandEpoch == epoch;
    }

    private static boolean isBlockOf(@Nullable RunBlock command, BlockAttempt block) {
        return command != null && command.block().isSameBlockAs(block);
    }

    private boolean relabelResult(BlockAttempt block) {
        for (int index = 0; index < results.size(); index++) {
            Result result = results.get(index);
            if (result.block().isSameBlockAs(block)) {
                results.set(index, new Result(block, result.parts(), result.computeMillis()));
                return true;
            }
        }
        return false;
    }

    private Behavior<Object> onStored(Stored stored) {
        if (isOfThisEpoch(stored.block().epoch())) {
            results.removeIf(result -> result.block().isSameBlockAs(stored.block()));
            giveUp(command -> command.block().isSameBlockAs(stored.block()));
            startWaiting();
        }
        return this;
    }

    private Behavior<Object> onAbandon(Abandon abandon) {
        if (isOfThisEpoch(abandon.block().epoch())) {
            results.removeIf(result -> result.block().equals(abandon.block()));
            giveUp(command -> command.block().equals(abandon.block()));
            report(new Abandoned(slotId, abandon.block()));
            startWaiting();
        }
        return this;
    }

    private Behavior<Object> onCancel(Cancel cancel) {
        if (isOfThisEpoch(cancel.epoch())) {
            results.removeIf(result -> result.block().batchId().equals(cancel.batchId()));
            giveUp(command -> command.block().batchId().equals(cancel.batchId()));
            startWaiting();
        }
        return this;
    }

    private void giveUp(Predicate<RunBlock> isUnwanted) {
        if (waiting != null && isUnwanted.test(waiting)) {
            waiting = null;
        }
        if (current != null && isUnwanted.test(current)) {
            stopCurrent();
        }
    }

    /** The seat goes back with whoever still computes on it: the next block does not wait for a thread that hangs. */
    private void stopCurrent() {
        current = null;
        ActorRef<Object> stopped = run;
        run = null;
        if (stopped != null) {
            getContext().stop(stopped);
            if (seat != null) {
                services.seats().tell(new SeatKeeper.ReturnAfter(seat, stopped));
                seat = null;
            }
        }
    }

    private void returnSeat() {
        if (seat != null) {
            services.seats().tell(new SeatKeeper.Return(seat));
            seat = null;
        }
    }

    /** Starts the waiting block if nothing runs, seeking a seat first. */
    private void startWaiting() {
        RunBlock next = waiting;
        if (next == null) {
            return;
        }
        startTicking();
        if (current != null || run != null || isSeeking || results.size() >= RESULTS_MAX) {
            return;
        }
        if (seat == null) {
            isSeeking = true;
            services.seats().tell(new SeatKeeper.Take(getContext().getSelf().narrow()));
            return;
        }
        waiting = null;
        current = next;
        stepsDone = 0;
        stepsTotal = 0;
        runNumber++;
        BlockRun.Assignment assignment = new BlockRun.Assignment(
                runNumber, next, seat, getContext().getSelf().narrow());
        run = getContext().spawn(BlockRun.create(assignment, services), "run-" + runNumber);
        getContext().watch(run);
    }

    private Behavior<Object> onGranted(SeatKeeper.Granted granted) {
        isSeeking = false;
        seat = granted.seat();
        if (waiting == null) {
            returnSeat();
        }
        startWaiting();
        return this;
    }

    private Behavior<Object> onAllTaken() {
        isSeeking = false;
        if (waiting != null) {
            report(new Busy(slotId, waiting.block()));
            waiting = null;
        }
        return this;
    }

    private Behavior<Object> onMoved(BlockRun.Moved moved) {
        stepsDone = moved.stepsDone();
        stepsTotal = moved.stepsTotal();
        return this;
    }

    private Behavior<Object> onDone(BlockRun.Done done) {
        if (current != null) {
            Result result = new Result(current.block(), done.parts(), done.computeMillis());
            results.add(result);
            services.metrics().computed(done.computeMillis(), done.traderSteps());
            send(result);
            timers.startTimerWithFixedDelay(new Resend(), services.settings().resultResendInterval());
            // The run is kept until it has stopped, and the seat with it: the waiting block takes it over.
            current = null;
        }
        return isLeaving ? Behaviors.stopped() : this;
    }

    private Behavior<Object> onBroken(BlockRun.Broken broken) {
        if (current != null) {
            services.metrics().failed();
            report(new BlockFailed(slotId, current.block(), broken.scenario(), broken.step(), broken.cause()));
            stopCurrent();
            startWaiting();
        }
        return isLeaving ? Behaviors.stopped() : this;
    }

    private Behavior<Object> onRunStopped(Terminated terminated) {
        if (terminated.getRef().equals(run)) {
            run = null;
            if (current != null) {
                report(new BlockFailed(
                        slotId, current.block(), current.firstScenario(), stepsDone, "the run of the block crashed"));
                current = null;
            }
            if (waiting == null || results.size() >= RESULTS_MAX) {
                returnSeat();
            }
            startWaiting();
        }
        return this;
    }

    /** Ends with a result that is nearly there; all else is given up and said to be. */
    private Behavior<Object> onLeave() {
        isLeaving = true;
        onResend();
        if (waiting != null) {
            report(new Abandoned(slotId, waiting.block()));
            waiting = null;
        }
        if (current == null) {
            return Behaviors.stopped();
        }
        if (stepsTotal > 0 && stepsDone >= stepsTotal - stepsTotal / 4) {
            return this;
        }
        report(new Abandoned(slotId, current.block()));
        return Behaviors.stopped();
    }

    private void startTicking() {
        if (!timers.isTimerActive(new Tick())) {
            timers.startTimerWithFixedDelay(new Tick(), services.settings().progressInterval());
        }
    }

    private Behavior<Object> onTick() {
        if (current != null) {
            report(new BlockProgress(slotId, current.block(), stepsDone, stepsTotal));
        }
        if (waiting != null) {
            report(new BlockProgress(slotId, waiting.block(), 0, 0));
        }
        if (current == null && waiting == null) {
            timers.cancel(new Tick());
        }
        return this;
    }

    private Behavior<Object> onResend() {
        services.metrics().resent(results.size());
        results.forEach(this::send);
        if (results.isEmpty()) {
            timers.cancel(new Resend());
        }
        return this;
    }

    private void send(Result result) {
        for (Part part : result.parts()) {
            report(new BlockResult(
                    slotId, result.block(), OutcomeCodec.FORMAT, result.computeMillis(), part, services.node()));
        }
    }

    private void report(Report report) {
        if (report instanceof Busy || report instanceof Abandoned) {
            services.metrics().refused();
        }
        services.coordinator().tell(report);
    }
}
