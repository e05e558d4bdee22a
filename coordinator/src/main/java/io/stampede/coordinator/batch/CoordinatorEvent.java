package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.WriteQueue.Write;
import io.stampede.coordinator.store.WriteVerdict;
import io.stampede.node.protocol.CoordinatorMessage;
import java.util.List;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;

/** What the coordinator tells itself. */
sealed interface CoordinatorEvent extends CoordinatorMessage, NoSerializationVerificationNeeded {
    /** Time has passed. */
    record Tick() implements CoordinatorEvent {}

    /** The cluster has so many slots now. */
    record SlotsChanged(int slots) implements CoordinatorEvent {}

    /** The store is open. */
    record Opened(StoreAccess access) implements CoordinatorEvent {}

    /** The store cannot be opened. */
    record OpenFailed(Throwable cause) implements CoordinatorEvent {}

    /** It is time to try to open the store again. */
    record OpenAgain() implements CoordinatorEvent {}

    /** The write under way is committed. */
    record Written(Write write, List<WriteVerdict> verdicts) implements CoordinatorEvent {}

    /** The write under way failed; nothing of it is stored. */
    record WriteFailed(Throwable cause) implements CoordinatorEvent {}

    /** A batch has been looked at; whether that many scenarios are enough. */
    record Looked(RunningBatch batch, boolean isEnough) implements CoordinatorEvent {}

    /** The report of a batch is made, and this is its hash. */
    record Aggregated(RunningBatch batch, String reportSha256) implements CoordinatorEvent {}

    /** The report of a batch could not be made. */
    record AggregationFailed(RunningBatch batch, Throwable cause) implements CoordinatorEvent {}
}
