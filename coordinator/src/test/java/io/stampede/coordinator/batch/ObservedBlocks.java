package io.stampede.coordinator.batch;

import io.stampede.node.slot.BlockFactory;
import java.util.Set;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Blocks that note on which seat they are played.
 *
 * @param blocks how they are played
 * @param seats names of the threads, one a seat; of a type that several threads may fill
 */
record ObservedBlocks(BlockFactory blocks, Set<String> seats) implements BlockFactory {
    @Override
    public BatchPlan prepare(String specification) {
        BatchPlan plan = blocks.prepare(specification);
        return (firstScenario, lanes, observer) -> Behaviors.setup(context -> {
            seats.add(Thread.currentThread().getName());
            return plan.block(firstScenario, lanes, observer).unsafeCast();
        });
    }
}
