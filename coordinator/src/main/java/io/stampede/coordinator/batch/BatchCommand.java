package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.protocol.CoordinatorMessage;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;

/** What the coordinator's own process asks of it. */
public sealed interface BatchCommand extends CoordinatorMessage, NoSerializationVerificationNeeded {
    /**
     * Take on a batch.
     *
     * @param batch as it is to be stored, {@code QUEUED}
     * @param watcher hears of everything that becomes of it
     */
    record Submit(StoredBatch batch, ActorRef<BatchEvent> watcher) implements BatchCommand {}

    /**
     * Stop a batch for good; ignored if it is over or unknown.
     *
     * @param batchId the batch
     */
    record Cancel(String batchId) implements BatchCommand {}
}
