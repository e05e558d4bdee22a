package io.stampede.coordinator.batch;

import io.stampede.node.cluster.SlotId;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.Report;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * All slots of a cluster in one actor, in the place of the sharding's region.
 *
 * <p>Nodes that die take the state of their slots with them, and what is sent there is lost, until the cluster has
 * noticed; then the slots are there again, empty, and there are fewer of them. Slots that move from one living node to
 * another are not played.
 */
final class PlayedGrid {
    /**
     * The middle of the batch, when a tenth of its blocks is done until 85 in a hundred are, and the end.
     *
     * @param from its beginning
     * @param to its end
     * @param tally of the whole batch; to be read once the batch is over
     */
    record Middle(GridTally.Reading from, GridTally.Reading to, GridTally tally) {}

    /**
     * Whom the slots speak to.
     *
     * @param coordinator takes their reports
     * @param membership is told how many slots there are
     */
    record Surroundings(Consumer<Report> coordinator, IntConsumer membership) {}

    private record Wake() implements NoSerializationVerificationNeeded {}

    private record Detected() implements NoSerializationVerificationNeeded {}

    private record Call(long nanos, int slot) {}

    private static final Duration WAKE_INTERVAL = Duration.ofMillis(5);

    private final GridPlan plan;
    private final IntFunction<List<Part>> contents;
    private final Surroundings surroundings;
    private final CompletableFuture<Middle> middle;
    private final TimerScheduler<Object> timers;
    private final GridTally tally = new GridTally();
    private final @Nullable PlayedSlot[] slots;
    private final long[] calledNanos;
    private final PriorityQueue<Call> calls = new PriorityQueue<>(Comparator.comparingLong(Call::nanos));
    private GridTally.@Nullable Reading from;
    private long lostNanos;
    private boolean isLossDue;
    private boolean isJoinDue;

    private PlayedGrid(
            GridPlan plan,
            IntFunction<List<Part>> contents,
            Surroundings surroundings,
            CompletableFuture<Middle> middle,
            TimerScheduler<Object> timers) {
        this.plan = plan;
        this.contents = contents;
        this.surroundings = surroundings;
        this.middle = middle;
        this.timers = timers;
        this.slots = new PlayedSlot[plan.slots()];
        this.calledNanos = new long[plan.slots()];
        this.isLossDue = plan.nodesLost() > 0;
        long now = System.nanoTime();
        for (int slot = 0; slot < slots.length; slot++) {
            enliven(slot, now);
        }
    }

    /**
     * The grid.
     *
     * @param contents the result of each block
     * @param middle completed when the middle of the batch is over
     */
    static Behavior<ShardingEnvelope<SlotProtocol.Command>> create(
            GridPlan plan,
            IntFunction<List<Part>> contents,
            Surroundings surroundings,
            CompletableFuture<Middle> middle) {
        return Behaviors.<Object>withTimers(timers -> {
                    timers.startTimerWithFixedDelay(new Wake(), WAKE_INTERVAL);
                    return new PlayedGrid(plan, contents, surroundings, middle, timers).behavior();
                })
                .narrow();
    }

    private Behavior<Object> behavior() {
        return Behaviors.receive(Object.class)
                .onMessage(ShardingEnvelope.class, envelope -> {
                    receive(envelope.entityId(), (SlotProtocol.Command) envelope.message());
                    return Behaviors.same();
                })
                .onMessage(Wake.class, wake -> {
                    wake();
                    return Behaviors.same();
                })
                .onMessage(Detected.class, detected -> {
                    detected();
                    return Behaviors.same();
                })
                .build();
    }

    private void enliven(int slot, long nowNanos) {
        slots[slot] = new PlayedSlot(SlotId.of(slot), plan, contents, tally, surroundings.coordinator(), nowNanos);
        calledNanos[slot] = Long.MAX_VALUE;
    }

    private void receive(String slotId, SlotProtocol.Command command) {
        int slot = SlotId.index(slotId);
        PlayedSlot played = slots[slot];
        if (played != null) {
            tally.commanded();
            played.receive(command, System.nanoTime());
            call(slot, played);
        }
    }

    /** An earlier call than the one that is noted already is noted, too; the late one finds nothing to do. */
    private void call(int slot, PlayedSlot played) {
        long next = played.wakeNanos(System.nanoTime());
        if (next < calledNanos[slot]) {
            calledNanos[slot] = next;
            calls.add(new Call(next, slot));
        }
    }

    private void wake() {
        Call first = calls.peek();
        while (first != null && first.nanos() <= System.nanoTime()) {
            calls.remove();
            PlayedSlot played = slots[first.slot()];
            if (played != null) {
                calledNanos[first.slot()] = Long.MAX_VALUE;
                played.wake(System.nanoTime());
                call(first.slot(), played);
            }
            first = calls.peek();
        }
        watch();
    }

    private void watch() {
        long done = tally.blocksDone();
        if (from == null && done >= plan.blocks() / 10) {
            from = read();
        }
        if (from != null && !middle.isDone() && done >= plan.blocks() * 17L / 20) {
            middle.complete(new Middle(from, read(), tally));
        }
        if (isLossDue && done >= plan.blocks() / 5) {
            isLossDue = false;
            lostNanos = System.nanoTime();
            for (int slot = 0; slot < plan.slotsLost(); slot++) {
                slots[slot] = null;
            }
            timers.startSingleTimer(new Detected(), plan.detection());
        }
        if (isJoinDue && done >= plan.blocks() * 3L / 4) {
            isJoinDue = false;
            surroundings.membership().accept(plan.slots());
        }
    }

    private void detected() {
        for (int slot = 0; slot < plan.slotsLost(); slot++) {
            enliven(slot, lostNanos);
        }
        isJoinDue = true;
        surroundings.membership().accept(plan.slots() - plan.slotsLost());
    }

    private GridTally.Reading read() {
        long now = System.nanoTime();
        long idle = 0;
        for (PlayedSlot played : slots) {
            idle += played == null ? now - lostNanos : played.idleNanos(now);
        }
        return tally.read(now, idle);
    }
}
