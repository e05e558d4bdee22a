package io.stampede.node.cluster;

import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.SlotProtocol;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/** Makes the coordinator, on whichever member hosts the singleton. */
@FunctionalInterface
public interface CoordinatorFactory {
    /**
     * The coordinator's behaviour.
     *
     * @param slots takes commands for any slot, wherever it lies; the entity id is {@link SlotId#of}
     */
    Behavior<CoordinatorMessage> create(ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots);
}
