package io.stampede.node.slot;

import io.stampede.node.protocol.CoordinatorMessage;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What all slots of a node share.
 *
 * @param node address of the node, as the other members know it
 * @param coordinator where reports go: the way to the singleton, wherever it is
 * @param seats lends the threads to compute on
 * @param specifications knows what to compute
 * @param settings times and limits
 * @param metrics what the slots have done
 */
public record NodeServices(
        String node,
        ActorRef<CoordinatorMessage> coordinator,
        ActorRef<SeatKeeper.Command> seats,
        ActorRef<SpecificationCache.Fetch> specifications,
        SlotSettings settings,
        SlotMetrics metrics) {}
