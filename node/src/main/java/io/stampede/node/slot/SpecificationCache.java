package io.stampede.node.slot;

import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.PartAssembler;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * A node's specifications, ready to run: each is asked for once and shared by all slots of the node.
 *
 * <p>Bounded, and keyed by the SHA-256 of the text, which is verified. Who waits asks again from time to time; that
 * alone makes a lost request or reply good.
 */
public final class SpecificationCache extends AbstractBehavior<Object> {
    /** No specification is longer, as canonical JSON in UTF-8. */
    public static final int SPECIFICATION_BYTES_MAX = 8 * 1024 * 1024;

    /**
     * A run wants the plan of its batch.
     *
     * @param batchId the batch
     * @param specSha256 SHA-256 of the resolved specification
     * @param run who wants it
     */
    public record Fetch(String batchId, String specSha256, ActorRef<? super Answer> run)
            implements NoSerializationVerificationNeeded {}

    /** What a run hears. */
    sealed interface Answer extends NoSerializationVerificationNeeded {}

    /**
     * Ready to run.
     *
     * @param plan shared by all blocks of the batch on this node
     */
    record Ready(BlockFactory.BatchPlan plan) implements Answer {}

    /**
     * The specification came and cannot be read.
     *
     * @param cause one line for people
     */
    record Refused(String cause) implements Answer {}

    private static final class Pending {
        final PartAssembler assembler = new PartAssembler(SPECIFICATION_BYTES_MAX);
        final Set<ActorRef<? super Answer>> runs = new LinkedHashSet<>();
    }

    private final BlockFactory factory;
    private final ActorRef<CoordinatorMessage> coordinator;
    private final int specificationsMax;
    private final Map<String, BlockFactory.BatchPlan> plans = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Pending> pending = new LinkedHashMap<>(16, 0.75f, true);

    private SpecificationCache(
            ActorContext<Object> context,
            BlockFactory factory,
            ActorRef<CoordinatorMessage> coordinator,
            int specificationsMax) {
        super(context);
        this.factory = factory;
        this.coordinator = coordinator;
        this.specificationsMax = specificationsMax;
    }

    /** Keeps so many plans, the least recently used goes first. */
    public static Behavior<Fetch> create(
            BlockFactory factory, ActorRef<CoordinatorMessage> coordinator, int specificationsMax) {
        // Requests of the node and replies from the wire share no type.
        return Behaviors.setup((ActorContext<Object> context) ->
                        new SpecificationCache(context, factory, coordinator, specificationsMax))
                .narrow();
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(Fetch.class, this::onFetch)
                .onMessage(SpecificationReply.class, this::onReply)
                .build();
    }

    private Behavior<Object> onFetch(Fetch fetch) {
        BlockFactory.BatchPlan plan = plans.get(fetch.specSha256());
        if (plan != null) {
            fetch.run().tell(new Ready(plan));
            return this;
        }
        Pending waiting = pending.get(fetch.specSha256());
        boolean isFirst = waiting == null;
        if (waiting == null) {
            waiting = new Pending();
            pending.put(fetch.specSha256(), waiting);
            forgetEldest(pending);
        }
        boolean isRetry = !waiting.runs.add(fetch.run());
        if (isFirst || isRetry) {
            ActorRef<SpecificationReply> self = getContext().getSelf().narrow();
            coordinator.tell(new SpecificationRequest(fetch.batchId(), fetch.specSha256(), self));
        }
        return this;
    }

    private Behavior<Object> onReply(SpecificationReply reply) {
        String specSha256 = reply.part().contentSha256();
        Pending waiting = pending.get(specSha256);
        if (waiting != null) {
            try {
                waiting.assembler.add(reply.part()).ifPresent(content -> prepare(specSha256, content.bytes(), waiting));
            } catch (IllegalArgumentException e) {
                getContext().getLog().warn("specification {} came damaged: {}", specSha256, e.getMessage());
            }
        }
        return this;
    }

    private void prepare(String specSha256, byte[] content, Pending waiting) {
        pending.remove(specSha256);
        Answer answer = prepare(new String(content, StandardCharsets.UTF_8));
        if (answer instanceof Ready ready) {
            plans.put(specSha256, ready.plan());
            forgetEldest(plans);
        }
        waiting.runs.forEach(run -> run.tell(answer));
    }

    private Answer prepare(String specification) {
        try {
            return new Ready(factory.prepare(specification));
        } catch (RuntimeException e) {
            getContext().getLog().warn("a specification cannot be read", e);
            return new Refused("the specification cannot be read: " + e.getMessage());
        }
    }

    private <V> void forgetEldest(Map<String, V> map) {
        if (map.size() > specificationsMax) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
