package io.stampede.node.cluster;

import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.SlotProtocol;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.http.javadsl.model.Uri;

/** A running member of the cluster. */
public final class ClusterNode implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(60);

    private final ActorSystem<Void> system;
    private final ActorRef<CoordinatorMessage> coordinator;
    private final ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots;
    private final CompletionStage<Done> memberUp;
    private final Optional<CompletionStage<Uri>> management;

    ClusterNode(
            ActorSystem<Void> system,
            ActorRef<CoordinatorMessage> coordinator,
            ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots,
            CompletionStage<Done> memberUp,
            Optional<CompletionStage<Uri>> management) {
        this.system = system;
        this.coordinator = coordinator;
        this.slots = slots;
        this.memberUp = memberUp;
        this.management = management;
    }

    /** The actor system; for asking, scheduling and spawning beside the cluster's own actors. */
    public ActorSystem<Void> system() {
        return system;
    }

    /** The coordinator, wherever it is: messages are kept while it moves, up to a limit. */
    public ActorRef<CoordinatorMessage> coordinator() {
        return coordinator;
    }

    /** All slots, wherever they lie. */
    public ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots() {
        return slots;
    }

    /** Completes when this member is up. */
    public CompletionStage<Done> memberUp() {
        return memberUp;
    }

    /**
     * Waits until this member is up.
     *
     * @throws TimeoutException if it is not up in time
     */
    public void awaitMemberUp(Duration timeout) throws InterruptedException, TimeoutException {
        await(memberUp, timeout);
    }

    /** Where its health and metrics are served, if they are; fails if the port is taken. */
    public Optional<CompletionStage<Uri>> management() {
        return management;
    }

    /** Where others reach this member, as {@code host:port}. */
    public String address() {
        Address address = Cluster.get(system).selfMember().address();
        return address.getHost().orElse("") + ":" + address.getPort().orElse(0);
    }

    /**
     * Leaves the cluster in good order: slots hand their work back and go elsewhere, the coordinator moves; then all
     * stops. Ends when that is done or was given up.
     */
    public CompletionStage<Done> leave() {
        return CoordinatedShutdown.get(system.classicSystem())
                .runAll(CoordinatedShutdown.jvmExitReason())
                .thenCompose(done -> system.getWhenTerminated());
    }

    /** Completes when this member has ended, with why. */
    public CompletionStage<MemberEnd> ended() {
        return system.getWhenTerminated()
                .thenApply(done -> MemberEnd.of(
                        CoordinatedShutdown.get(system.classicSystem()).getShutdownReason()));
    }

    /** Stops everything: at once when embedded, else after the slots have moved; waits until it is done. */
    @Override
    public void close() {
        system.terminate();
        try {
            await(system.getWhenTerminated(), CLOSE_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the actor system did not stop within " + CLOSE_TIMEOUT, e);
        }
    }

    private static void await(CompletionStage<Done> stage, Duration timeout)
            throws InterruptedException, TimeoutException {
        try {
            stage.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the actor system failed", e.getCause());
        }
    }
}
