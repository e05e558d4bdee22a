package io.stampede.node.slot;

import io.stampede.outcome.OutcomeBlock;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;

/**
 * What the actors of a block tell their slot. Stays in the process: outcomes are handed over, not copied.
 */
public sealed interface BlockEvent extends NoSerializationVerificationNeeded {
    /**
     * The block moves on; sent about every {@code stampede.node.progress-interval}, or the slot takes it for dead.
     *
     * @param stepsDone steps of simulated time done
     * @param stepsTotal steps of the whole block
     */
    record Progressed(int stepsDone, int stepsTotal) implements BlockEvent {}

    /**
     * The block is done; its last event.
     *
     * @param outcome one row for each lane
     */
    record Finished(OutcomeBlock outcome) implements BlockEvent {}

    /**
     * The block cannot be computed; its last event.
     *
     * @param scenario number of the failed scenario, or the block's first where the lane is not known
     * @param step step of simulated time, −1 if it never started
     * @param cause one line for people
     */
    record Failed(int scenario, int step, String cause) implements BlockEvent {}
}
