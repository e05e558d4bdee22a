package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import java.util.Optional;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;

/** What the coordinator tells whoever submitted a batch; stays in its process. */
public sealed interface BatchEvent extends NoSerializationVerificationNeeded {
    /** The batch it is about. */
    String batchId();

    /**
     * The batch is stored and will be computed.
     *
     * @param plan how it is cut into blocks
     */
    record Accepted(String batchId, BlockPlan plan) implements BatchEvent {}

    /**
     * The batch was not taken on and nothing of it is kept; the last event.
     *
     * @param failure why not
     */
    record Refused(String batchId, BatchFailure failure) implements BatchEvent {}

    /** How far it is; told regularly. */
    record Progressed(String batchId, BatchProgress progress) implements BatchEvent {}

    /**
     * It succeeded, failed or was cancelled; the last event.
     *
     * @param state a final one
     * @param failure why, when it failed
     * @param statistics what it took
     */
    record Finished(String batchId, BatchState state, Optional<BatchFailure> failure, RunStatistics statistics)
            implements BatchEvent {}
}
