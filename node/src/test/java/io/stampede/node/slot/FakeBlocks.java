package io.stampede.node.slot;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Blocks that do what a test tells them: answer, throw, hang, or nothing. */
public final class FakeBlocks implements BlockFactory {
    /** A specification that cannot be read. */
    public static final String UNREADABLE = "unreadable";

    /** A specification whose blocks cannot be made. */
    public static final String UNMAKEABLE = "unmakeable";

    /** What a block does next. */
    public sealed interface Order extends NoSerializationVerificationNeeded {}

    /** Tell the slot. */
    public record Tell(BlockEvent event) implements Order {}

    /** Throw. */
    public record Throw(String message) implements Order {}

    /** Keep the thread until the latch opens. */
    public record Hang(CountDownLatch latch) implements Order {}

    /** A block that was made. */
    public record Made(ActorRef<Order> root, int firstScenario, int lanes, String threadName) {
        /** Ends the block with an outcome. */
        public void finish() {
            root.tell(new Tell(new BlockEvent.Finished(outcome(firstScenario, lanes))));
        }
    }

    private final BlockingQueue<Made> made = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> stopped = new LinkedBlockingQueue<>();
    private final AtomicInteger prepared = new AtomicInteger();

    @Override
    public BatchPlan prepare(String specification) {
        prepared.incrementAndGet();
        if (specification.equals(UNREADABLE)) {
            throw new IllegalArgumentException("line 1");
        }
        return (firstScenario, lanes, observer) -> {
            if (specification.equals(UNMAKEABLE)) {
                throw new IllegalStateException("no memory for " + lanes + " lanes");
            }
            return Behaviors.<Order>setup(context -> {
                made.add(new Made(
                        context.getSelf(),
                        firstScenario,
                        lanes,
                        Thread.currentThread().getName()));
                return behavior(firstScenario, observer);
            });
        };
    }

    private Behavior<Order> behavior(int firstScenario, ActorRef<BlockEvent> observer) {
        return Behaviors.receive(Order.class)
                .onMessage(Tell.class, order -> {
                    observer.tell(order.event());
                    return order.event() instanceof BlockEvent.Progressed ? Behaviors.same() : Behaviors.stopped();
                })
                .onMessage(Throw.class, order -> {
                    throw new IllegalStateException(order.message());
                })
                .onMessage(Hang.class, order -> {
                    order.latch().await();
                    return Behaviors.same();
                })
                .onSignal(PostStop.class, signal -> {
                    stopped.add(firstScenario);
                    return Behaviors.same();
                })
                .build();
    }

    /** The next block that is made. */
    public Made nextMade() throws InterruptedException {
        Made next = made.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no block was made");
        }
        return next;
    }

    /** Whether no block was made since. */
    public boolean isIdle() {
        return made.isEmpty();
    }

    /** First scenario of the next block whose actors stop. */
    public int nextStopped() throws InterruptedException {
        Integer next = stopped.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no block stopped");
        }
        return next;
    }

    /** Specifications read. */
    public int prepared() {
        return prepared.get();
    }

    /** An outcome that names its scenarios. */
    public static OutcomeBlock outcome(int firstScenario, int lanes) {
        OutcomeColumn column = OutcomeColumn.ofSize(lanes);
        long[] digests = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            column.set(lane, firstScenario + lane);
            digests[lane] = 31L * (firstScenario + lane);
        }
        return new OutcomeBlock(firstScenario, List.of(column), digests);
    }
}
