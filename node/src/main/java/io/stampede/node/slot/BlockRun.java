package io.stampede.node.slot;

import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.outcome.OutcomeBlock;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * One try at one block, from the specification to the end: parent of the block's actors and their watchdog.
 *
 * <p>Runs on the default dispatcher, so that it notices a seat whose thread never comes back. It tells its slot exactly
 * one end, {@link Done} or {@link Broken}, and stops; stopped before, it tells none. It is gone only when the block's
 * actors are.
 */
final class BlockRun extends AbstractBehavior<Object> {
    /** What a slot hears of its run. */
    sealed interface Event extends NoSerializationVerificationNeeded {
        /** Number of the run within its slot, by which a slot knows the events of a run it has given up. */
        long runNumber();
    }

    /**
     * The block moves.
     *
     * @param stepsDone steps of simulated time done
     * @param stepsTotal steps of the whole block
     */
    record Moved(long runNumber, int stepsDone, int stepsTotal) implements Event {}

    /**
     * The block is computed.
     *
     * @param parts of the bytes of its outcomes
     * @param computeMillis wall-clock time since the block's actors were made
     * @param traderSteps how many it took
     */
    record Done(long runNumber, List<Part> parts, long computeMillis, double traderSteps) implements Event {}

    /**
     * The block cannot be computed.
     *
     * @param scenario number of the failed scenario, or the block's first where the lane is not known
     * @param step step of simulated time, −1 if it never started
     * @param cause one line for people
     */
    record Broken(long runNumber, int scenario, int step, String cause) implements Event {}

    /**
     * What a run is about.
     *
     * @param runNumber number of the run within its slot
     * @param command the block
     * @param seat number of the seat it computes on
     * @param slot hears of its end
     */
    record Assignment(long runNumber, RunBlock command, int seat, ActorRef<? super Event> slot) {}

    private record AskAgain() implements NoSerializationVerificationNeeded {}

    private record NothingMoved() implements NoSerializationVerificationNeeded {}

    private final Assignment assignment;
    private final NodeServices services;
    private final TimerScheduler<Object> timers;
    private int stepsDone = -1;
    private long startNanos;
    private double traderStepsPerScenario;
    private final BlockRecording recording = new BlockRecording();

    private BlockRun(
            ActorContext<Object> context, TimerScheduler<Object> timers, Assignment assignment, NodeServices services) {
        super(context);
        this.assignment = assignment;
        this.services = services;
        this.timers = timers;
        ask();
        timers.startTimerWithFixedDelay(new AskAgain(), services.settings().specificationRetryInterval());
    }

    /** Begins at once by asking for the specification. */
    static Behavior<Object> create(Assignment assignment, NodeServices services) {
        RunBlock command = assignment.command();
        Map<String, String> context = Map.of(
                "batch", command.block().batchId(),
                "block", Integer.toString(command.block().blockIndex()));
        return Behaviors.withMdc(
                Object.class,
                context,
                Behaviors.setup(
                        own -> Behaviors.withTimers(timers -> new BlockRun(own, timers, assignment, services))));
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(AskAgain.class, again -> ask())
                .onMessage(SpecificationCache.Ready.class, this::onReady)
                .onMessage(SpecificationCache.Refused.class, refused -> broken(firstScenario(), -1, refused.cause()))
                .onMessage(BlockEvent.Progressed.class, this::onProgressed)
                .onMessage(BlockEvent.Finished.class, this::onFinished)
                .onMessage(BlockEvent.Failed.class, failed -> broken(failed.scenario(), failed.step(), failed.cause()))
                .onMessage(NothingMoved.class, nothing -> onNothingMoved())
                .onSignal(Terminated.class, this::onBlockStopped)
                .build();
    }

    private Behavior<Object> ask() {
        RunBlock command = assignment.command();
        services.specifications()
                .tell(new SpecificationCache.Fetch(
                        command.block().batchId(),
                        command.specSha256(),
                        getContext().getSelf().narrow()));
        return this;
    }

    private Behavior<Object> onReady(SpecificationCache.Ready ready) {
        if (!timers.isTimerActive(new AskAgain())) {
            return this;
        }
        timers.cancel(new AskAgain());
        startNanos = System.nanoTime();
        recording.begin();
        traderStepsPerScenario = ready.plan().traderStepsPerScenario();
        try {
            start(ready.plan()
                    .block(
                            firstScenario(),
                            assignment.command().lanes(),
                            getContext().getSelf().narrow()));
        } catch (RuntimeException e) {
            getContext()
                    .getLog()
                    .error("block {} cannot be made", assignment.command().block(), e);
            return broken(firstScenario(), -1, "the block cannot be made: " + e);
        }
        watchForMovement();
        return this;
    }

    private <M> void start(Behavior<M> root) {
        DispatcherSelector seat = DispatcherSelector.fromConfig(SeatKeeper.dispatcher(assignment.seat()));
        getContext().watch(getContext().spawn(root, "block", seat));
    }

    private Behavior<Object> onProgressed(BlockEvent.Progressed progressed) {
        // Only steps count as movement: a block that repeats itself is as dead as one that is silent.
        if (progressed.stepsDone() > stepsDone) {
            stepsDone = progressed.stepsDone();
            watchForMovement();
            assignment.slot().tell(new Moved(assignment.runNumber(), stepsDone, progressed.stepsTotal()));
        }
        return this;
    }

    private void watchForMovement() {
        timers.startSingleTimer(new NothingMoved(), services.settings().noProgressTimeout());
    }

    private Behavior<Object> onNothingMoved() {
        return broken(
                firstScenario(),
                stepsDone,
                "nothing moved for " + services.settings().noProgressTimeout());
    }

    /** Only heard of a block that did not tell its end. */
    private Behavior<Object> onBlockStopped(Terminated stopped) {
        String cause = stopped instanceof ChildFailed failed ? failed.getCause().toString() : "it stopped by itself";
        return broken(firstScenario(), stepsDone, "the block ended without an outcome: " + cause);
    }

    private Behavior<Object> onFinished(BlockEvent.Finished finished) {
        OutcomeBlock outcome = finished.outcome();
        if (outcome.firstScenario() != firstScenario()
                || outcome.lanes() != assignment.command().lanes()) {
            return broken(firstScenario(), stepsDone, "the outcome is of other scenarios");
        }
        try {
            List<Part> parts = Parts.cut(OutcomeCodec.encode(outcome));
            long computeMillis = (System.nanoTime() - startNanos) / 1_000_000;
            record("computed");
            assignment
                    .slot()
                    .tell(new Done(
                            assignment.runNumber(),
                            parts,
                            computeMillis,
                            traderStepsPerScenario * assignment.command().lanes()));
            return Behaviors.stopped();
        } catch (IllegalArgumentException e) {
            return broken(firstScenario(), stepsDone, "the outcome is not sound: " + e.getMessage());
        }
    }

    private Behavior<Object> broken(int scenario, int step, String cause) {
        getContext().getLog().warn("block failed at scenario {}, step {}: {}", scenario, step, cause);
        record("failed");
        assignment.slot().tell(new Broken(assignment.runNumber(), scenario, step, cause));
        return Behaviors.stopped();
    }

    private void record(String outcome) {
        RunBlock command = assignment.command();
        if (recording.shouldCommit()) {
            recording.batch = command.block().batchId();
            recording.block = command.block().blockIndex();
            recording.attempt = command.block().attempt();
            recording.firstScenario = command.firstScenario();
            recording.lanes = command.lanes();
            recording.steps = Math.max(0, stepsDone);
            recording.seat = assignment.seat();
            recording.outcome = outcome;
            recording.commit();
        }
    }

    private int firstScenario() {
        return assignment.command().firstScenario();
    }
}
