package io.stampede.node.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a node whose cluster has had no coordinator for too long.
 *
 * <p>When the last coordinator has left in good order, the nodes stay behind as a cluster that nobody can join as
 * coordinator: the next one begins a cluster of its own. Whoever supervises a node starts it again, and it finds that.
 */
final class CoordinatorWatch {
    /** Why the member ended. */
    enum NoCoordinator implements CoordinatedShutdown.Reason {
        /** The one there is. */
        REASON
    }

    private enum TooLong implements NoSerializationVerificationNeeded {
        NOW
    }

    private record Changed(ClusterEvent.MemberEvent event) implements NoSerializationVerificationNeeded {}

    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorWatch.class);

    private final TimerScheduler<Object> timers;
    private final Duration patience;
    private final Set<UniqueAddress> coordinators = new HashSet<>();

    private CoordinatorWatch(TimerScheduler<Object> timers, Duration patience) {
        this.timers = timers;
        this.patience = patience;
    }

    /**
     * Watches from the first coordinator that is seen.
     *
     * @param patience how long the cluster may be without one
     */
    static Behavior<Void> create(Duration patience) {
        return Behaviors.<Object>setup(context -> Behaviors.withTimers(timers -> {
                    ActorRef<ClusterEvent.MemberEvent> events =
                            context.messageAdapter(ClusterEvent.MemberEvent.class, Changed::new);
                    Cluster.get(context.getSystem())
                            .subscriptions()
                            .tell(Subscribe.create(events, ClusterEvent.MemberEvent.class));
                    CoordinatorWatch watch = new CoordinatorWatch(timers, patience);
                    return Behaviors.receive(Object.class)
                            .onMessage(Changed.class, changed -> {
                                watch.changed(changed.event().member());
                                return Behaviors.same();
                            })
                            .onMessage(TooLong.class, late -> {
                                CoordinatedShutdown.get(context.getSystem().classicSystem())
                                        .runAll(NoCoordinator.REASON);
                                return Behaviors.stopped();
                            })
                            .build();
                }))
                .narrow();
    }

    private void changed(Member member) {
        if (!member.hasRole(ClusterRole.COORDINATOR.key())) {
            return;
        }
        if (member.status().equals(MemberStatus.removed())) {
            if (coordinators.remove(member.uniqueAddress()) && coordinators.isEmpty()) {
                LOG.warn("The cluster has no coordinator; this node ends if none comes within {}", patience);
                timers.startSingleTimer(TooLong.NOW, patience);
            }
        } else {
            coordinators.add(member.uniqueAddress());
            timers.cancel(TooLong.NOW);
        }
    }
}
