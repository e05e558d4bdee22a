package io.stampede.node.slot;

import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.SlotProtocol;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** The sharded entity that runs one block at a time. */
public final class SlotEntity {
    /** Slots as an entity type. */
    public static final EntityTypeKey<SlotProtocol.Command> TYPE =
            EntityTypeKey.create(SlotProtocol.Command.class, "slot");

    private SlotEntity() {}

    /** The behaviour of one slot. */
    public static Behavior<SlotProtocol.Command> create(String slotId, ActorRef<CoordinatorMessage> coordinator) {
        return Behaviors.receive(SlotProtocol.Command.class)
                .onMessage(SlotProtocol.RunBlock.class, run -> {
                    coordinator.tell(new SlotProtocol.Busy(slotId, run.block()));
                    return Behaviors.same();
                })
                .onMessage(SlotProtocol.Leave.class, leave -> Behaviors.stopped())
                .build();
    }
}
