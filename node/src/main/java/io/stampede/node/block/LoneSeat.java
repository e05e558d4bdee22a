package io.stampede.node.block;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.lanes.Lanes;
import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory.BatchPlan;
import io.stampede.outcome.OutcomeBlock;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A seat without slot and cluster, on which blocks are played one after the other: what is left of a node when only
 * the cost of its actors is to be measured. Not thread-safe.
 */
public final class LoneSeat implements AutoCloseable {
    private static final String DISPATCHER = "stampede.lone-seat";

    private final ActorSystem<Void> system;
    private final MarketBlocks blocks;
    private int played;

    private LoneSeat(Config configuration) {
        system = ActorSystem.create(Behaviors.empty(), "lone-seat", configuration);
        blocks = MarketBlocks.of(configuration);
    }

    /** A seat as the application's configuration makes them, in an actor system of its own that logs nothing. */
    public static LoneSeat open() {
        return new LoneSeat(ConfigFactory.parseString("""
                        pekko.actor.provider = local
                        pekko.fail-mixed-versions = off
                        pekko.loglevel = OFF
                        pekko.stdout-loglevel = OFF
                        """ + DISPATCHER + " = ${stampede.node.seat-dispatcher}")
                .withFallback(ConfigFactory.defaultOverrides())
                .withFallback(ConfigFactory.defaultApplication())
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
    }

    /** Reads a specification, resolved, as canonical JSON. */
    public BatchPlan prepare(String specification) {
        return blocks.prepare(specification);
    }

    /** Plays a block; what comes of it is its outcome, or an {@link IllegalStateException} with the cause. */
    public CompletableFuture<OutcomeBlock> play(BatchPlan plan, Lanes lanes) {
        CompletableFuture<OutcomeBlock> outcome = new CompletableFuture<>();
        system.systemActorOf(watch(plan, lanes, outcome), "block-" + played++, Props.empty());
        return outcome;
    }

    private static Behavior<BlockEvent> watch(BatchPlan plan, Lanes lanes, CompletableFuture<OutcomeBlock> outcome) {
        return Behaviors.setup(context -> {
            context.spawn(
                    plan.block(lanes.firstScenario(), lanes.count(), context.getSelf()),
                    "root",
                    DispatcherSelector.fromConfig(DISPATCHER));
            return Behaviors.receive(BlockEvent.class)
                    .onMessage(BlockEvent.Finished.class, finished -> {
                        outcome.complete(finished.outcome());
                        return Behaviors.stopped();
                    })
                    .onMessage(BlockEvent.Failed.class, failed -> {
                        outcome.completeExceptionally(new IllegalStateException(failed.cause()));
                        return Behaviors.stopped();
                    })
                    .onAnyMessage(event -> Behaviors.same())
                    .build();
        });
    }

    @Override
    public void close() {
        system.terminate();
    }
}
