package io.stampede.node.cluster;

import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.slot.NodeServices;
import io.stampede.node.slot.SlotEntity;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;

/** Slots as sharded entities: a shard holds one slot, so that each moves alone. */
final class SlotSharding {
    private static final class SlotExtractor
            extends ShardingMessageExtractor<ShardingEnvelope<SlotProtocol.Command>, SlotProtocol.Command> {
        @Override
        public String entityId(ShardingEnvelope<SlotProtocol.Command> envelope) {
            return envelope.entityId();
        }

        @Override
        public String shardId(String entityId) {
            return entityId;
        }

        @Override
        public SlotProtocol.Command unwrapMessage(ShardingEnvelope<SlotProtocol.Command> envelope) {
            return envelope.message();
        }
    }

    private SlotSharding() {}

    /** Joins the sharding: hosts slots with {@link ClusterRole#NODE}, else only knows the way to them. */
    static ActorRef<ShardingEnvelope<SlotProtocol.Command>> join(
            ActorSystem<?> system, Supplier<NodeServices> services) {
        Entity<SlotProtocol.Command, ShardingEnvelope<SlotProtocol.Command>> slots = Entity.of(
                        SlotEntity.TYPE, context -> SlotEntity.create(context.getEntityId(), services.get()))
                .withRole(ClusterRole.NODE.key())
                .withStopMessage(new SlotProtocol.Leave())
                .withAllocationStrategy(new SlotAllocation(Cluster.get(system.classicSystem())))
                .withMessageExtractor(new SlotExtractor());
        return ClusterSharding.get(system).init(slots);
    }
}
