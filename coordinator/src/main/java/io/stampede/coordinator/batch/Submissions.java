package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.protocol.BatchProtocol.BatchRefused;
import io.stampede.node.protocol.BatchProtocol.BatchTaken;
import io.stampede.node.protocol.BatchProtocol.Reply;
import io.stampede.node.protocol.BatchProtocol.SubmitBatch;
import io.stampede.node.protocol.PartAssembler;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Puts together the batches that come from other processes. Bounded: keeps the parts of so many submissions, the one
 * not heard of for longest goes first. Not thread-safe.
 */
final class Submissions {
    private static final int SUBMISSIONS_MAX = 64;
    private static final int SPECIFICATION_BYTES_MAX = 8 * 1024 * 1024;

    private final Map<String, PartAssembler> assemblers = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Adds a part; returns the batch when it is whole.
     *
     * @throws IllegalArgumentException if it is damaged, too large, or not what a batch may be
     */
    Optional<StoredBatch> add(SubmitBatch submission) {
        PartAssembler assembler =
                assemblers.computeIfAbsent(submission.batchId(), batchId -> new PartAssembler(SPECIFICATION_BYTES_MAX));
        if (assemblers.size() > SUBMISSIONS_MAX) {
            assemblers.remove(assemblers.keySet().iterator().next());
        }
        Optional<StoredBatch> whole =
                assembler.add(submission.specification()).map(content -> batch(submission, content.bytes()));
        whole.ifPresent(batch -> assemblers.remove(batch.id()));
        return whole;
    }

    private static StoredBatch batch(SubmitBatch submission, byte[] specification) {
        return new StoredBatch(
                submission.batchId(),
                submission.name(),
                new String(specification, StandardCharsets.UTF_8),
                submission.specification().contentSha256(),
                submission.seed(),
                new BlockPlan(submission.scenarios(), submission.lanes()),
                submission.priority(),
                submission.engineVersion(),
                BatchState.QUEUED,
                submission.createdMillis(),
                Optional.empty(),
                Optional.empty());
    }

    /** Translates what becomes of a submission for whoever asked from afar, until the batch is taken on or refused. */
    static Behavior<BatchEvent> watcher(ActorRef<Reply> replyTo) {
        return Behaviors.receive(BatchEvent.class)
                .onMessage(BatchEvent.Accepted.class, accepted -> {
                    replyTo.tell(new BatchTaken(accepted.batchId()));
                    return Behaviors.same();
                })
                .onMessage(BatchEvent.Refused.class, refused -> {
                    BatchFailure failure = refused.failure();
                    replyTo.tell(
                            new BatchRefused(refused.batchId(), failure.kind().name(), failure.message()));
                    return Behaviors.stopped();
                })
                .onMessage(BatchEvent.Finished.class, finished -> Behaviors.stopped())
                .onAnyMessage(other -> Behaviors.same())
                .build();
    }
}
