package io.stampede.coordinator.batch;

import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.protocol.BatchProtocol.BatchRefused;
import io.stampede.node.protocol.BatchProtocol.CancelBatch;
import io.stampede.node.protocol.BatchProtocol.Reply;
import io.stampede.node.protocol.BatchProtocol.SubmitBatch;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/**
 * The batches as any coordinator process sees them: read from the store, submitted and cancelled through the singleton,
 * wherever that is. Safe for use by several threads; every method blocks.
 */
public final class BatchDirectory {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration CANCEL_PAUSE = Duration.ofMillis(50);

    private final ActorSystem<?> system;
    private final ActorRef<CoordinatorMessage> coordinator;
    private final ResultStore store;

    /**
     * Of one process.
     *
     * @param coordinator the way to the singleton
     */
    public BatchDirectory(ActorSystem<?> system, ActorRef<CoordinatorMessage> coordinator, ResultStore store) {
        this.system = system;
        this.coordinator = coordinator;
        this.store = store;
    }

    /** The store all of it lies in. */
    public ResultStore store() {
        return store;
    }

    /**
     * Submits a batch and waits until it is stored. Asks again while the coordinator moves.
     *
     * @return why it was not taken on, if it was not
     */
    public Optional<BatchFailure> submit(StoredBatch batch) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Reply reply = ask(batch).toCompletableFuture().get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
                return reply instanceof BatchRefused refused
                        ? Optional.of(new BatchFailure(Kind.valueOf(refused.kind()), refused.cause()))
                        : Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of(new BatchFailure(Kind.UNREACHABLE, "the submission was interrupted"));
            } catch (ExecutionException | TimeoutException e) {
                if (System.nanoTime() - deadline > 0) {
                    return Optional.of(new BatchFailure(
                            Kind.UNREACHABLE, "no coordinator answers; the batch may have been taken on all the same"));
                }
            }
        }
    }

    private CompletionStage<Reply> ask(StoredBatch batch) {
        List<Part> parts = Parts.cut(batch.specification().getBytes(StandardCharsets.UTF_8));
        return AskPattern.ask(
                coordinator,
                (ActorRef<Reply> replyTo) -> {
                    for (Part part : parts.subList(0, parts.size() - 1)) {
                        coordinator.tell(submission(batch, part, replyTo));
                    }
                    return submission(batch, parts.get(parts.size() - 1), replyTo);
                },
                ANSWER_TIMEOUT,
                system.scheduler());
    }

    private static SubmitBatch submission(StoredBatch batch, Part part, ActorRef<Reply> replyTo) {
        return new SubmitBatch(
                batch.id(),
                batch.name(),
                batch.seed(),
                batch.plan().scenarios(),
                batch.plan().lanes(),
                batch.priority(),
                batch.engineVersion(),
                batch.createdMillis(),
                part,
                replyTo);
    }

    /**
     * Cancels a batch and waits until that is stored.
     *
     * @return the batch as it then is; none if there is no such batch
     */
    public Optional<StoredBatch> cancel(String batchId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<StoredBatch> batch = store.batch(batchId);
        while (batch.isPresent() && !batch.orElseThrow().state().isFinal() && System.nanoTime() - deadline < 0) {
            coordinator.tell(new CancelBatch(batchId));
            try {
                Thread.sleep(CANCEL_PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return batch;
            }
            batch = store.batch(batchId);
        }
        return batch;
    }
}
