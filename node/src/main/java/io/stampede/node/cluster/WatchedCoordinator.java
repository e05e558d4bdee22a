package io.stampede.node.cluster;

import io.stampede.node.protocol.CoordinatorMessage;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A coordinator whose end is the member's.
 *
 * <p>Pekko does not start a singleton again that stopped by itself, because it failed or because another wrote to its
 * store: the cluster would go on without one. So this member leaves, the next oldest takes over, and whoever supervises
 * the process starts it again. A coordinator that is moved elsewhere is stopped from above, which ends nothing.
 */
final class WatchedCoordinator {
    /** Why the member ended. */
    enum CoordinatorEnded implements CoordinatedShutdown.Reason {
        /** The one there is. */
        REASON
    }

    private static final Logger LOG = LoggerFactory.getLogger(WatchedCoordinator.class);

    private WatchedCoordinator() {}

    static Behavior<CoordinatorMessage> of(Behavior<CoordinatorMessage> coordinator) {
        return Behaviors.setup(context -> {
            ActorRef<CoordinatorMessage> watched = context.spawn(coordinator, "desk");
            context.watch(watched);
            return Behaviors.receive(CoordinatorMessage.class)
                    .onAnyMessage(message -> {
                        watched.tell(message);
                        return Behaviors.same();
                    })
                    .onSignal(Terminated.class, end -> {
                        LOG.error("The coordinator has stopped by itself; this member ends");
                        CoordinatedShutdown.get(context.getSystem().classicSystem())
                                .runAll(CoordinatorEnded.REASON);
                        return Behaviors.stopped();
                    })
                    .build();
        });
    }
}
