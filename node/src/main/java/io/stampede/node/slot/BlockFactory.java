package io.stampede.node.slot;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** Makes the actors that compute blocks: the only thing a slot knows of the market. */
@FunctionalInterface
public interface BlockFactory {
    /**
     * Reads a specification, once per batch and node.
     *
     * @param specification resolved, as canonical JSON
     * @return shared by all blocks of the batch on this node, on several threads at a time: immutable
     * @throws IllegalArgumentException if it cannot be read; the batch then fails
     */
    BatchPlan prepare(String specification);

    /** A specification made ready to run. */
    @FunctionalInterface
    interface BatchPlan {
        /**
         * The root actor of one block. It is spawned on a seat's one thread, and its children belong there too. It ends
         * with {@link BlockEvent.Finished} or {@link BlockEvent.Failed}; stopping it stops the block.
         *
         * @param firstScenario number of the scenario in lane 0
         * @param lanes number of scenarios
         * @param observer hears of progress and the end
         */
        Behavior<?> block(int firstScenario, int lanes, ActorRef<BlockEvent> observer);

        /** How many steps traders take in one scenario, for measuring; 0 if unknown. */
        default double traderStepsPerScenario() {
            return 0;
        }
    }
}
