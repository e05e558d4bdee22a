package io.stampede.coordinator.batch;

import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory;
import io.stampede.outcome.OutcomeBlock;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Blocks two of which play each other's scenarios and say that they are their own.
 *
 * @param blocks how they are played
 * @param one first scenario of one of the two
 * @param other first scenario of the other
 */
record SwappedBlocks(BlockFactory blocks, int one, int other) implements BlockFactory {
    @Override
    public BatchPlan prepare(String specification) {
        BatchPlan plan = blocks.prepare(specification);
        return (firstScenario, lanes, observer) -> Behaviors.<BlockEvent>setup(context -> {
            int played = firstScenario == one ? other : firstScenario == other ? one : firstScenario;
            var block = context.spawn(
                    plan.block(played, lanes, context.getSelf()), "block", DispatcherSelector.sameAsParent());
            context.watch(block);
            return Behaviors.receive(BlockEvent.class)
                    .onMessage(BlockEvent.Finished.class, finished -> {
                        OutcomeBlock outcome = finished.outcome();
                        observer.tell(new BlockEvent.Finished(
                                new OutcomeBlock(firstScenario, outcome.columns(), outcome.digests())));
                        return Behaviors.stopped();
                    })
                    .onAnyMessage(event -> {
                        observer.tell(event);
                        return Behaviors.same();
                    })
                    .onSignal(Terminated.class, ended -> Behaviors.same())
                    .build();
        });
    }
}
