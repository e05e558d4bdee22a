package io.stampede.node.cluster;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/** How many blocks a member runs at once, as its role {@code slots-N} tells every other member. */
public final class SlotCapacity {
    private static final String PREFIX = "slots-";
    /** Compiled once: every slot that is placed asks it of every member. */
    private static final Pattern ROLE = Pattern.compile(PREFIX + "[0-9]{1,4}");

    private SlotCapacity() {}

    /** The role that declares a capacity. */
    static String role(int slots) {
        return PREFIX + slots;
    }

    /** Capacity of a member; 0 if it declares none. */
    public static int of(Member member) {
        for (String role : member.getRoles()) {
            if (ROLE.matcher(role).matches()) {
                return Integer.parseInt(role, PREFIX.length(), role.length(), 10);
            }
        }
        return 0;
    }

    /**
     * An actor that tells the total capacity of the cluster when it first knows it and whenever it changes.
     *
     * <p>It counts from the events alone: the cluster's published state may lag behind them.
     *
     * @param observer hears of it
     * @param message makes the message from the total, in slots
     */
    public static <M> Behavior<Void> watch(ActorRef<M> observer, IntFunction<M> message) {
        return Behaviors.<Object>setup(context -> {
                    ActorRef<ClusterEvent.MemberEvent> events =
                            context.messageAdapter(ClusterEvent.MemberEvent.class, Changed::new);
                    // Members that are up already come as events, too.
                    Cluster.get(context.getSystem())
                            .subscriptions()
                            .tell(Subscribe.create(events, ClusterEvent.MemberEvent.class));
                    return new Watch<>(observer, message).behavior();
                })
                .narrow();
    }

    private record Changed(ClusterEvent.MemberEvent event) implements NoSerializationVerificationNeeded {}

    private static final class Watch<M> {
        private final ActorRef<M> observer;
        private final IntFunction<M> message;
        private final Map<UniqueAddress, Integer> capacities = new HashMap<>();
        private int told = -1;

        Watch(ActorRef<M> observer, IntFunction<M> message) {
            this.observer = observer;
            this.message = message;
        }

        Behavior<Object> behavior() {
            return Behaviors.receive(Object.class)
                    .onMessage(Changed.class, this::onChanged)
                    .build();
        }

        private Behavior<Object> onChanged(Changed changed) {
            Member member = changed.event().member();
            if (MemberStatus.up().equals(member.status())) {
                capacities.put(member.uniqueAddress(), of(member));
            } else {
                capacities.remove(member.uniqueAddress());
            }
            int total = 0;
            for (int capacity : capacities.values()) {
                total += capacity;
            }
            if (total != told) {
                told = total;
                observer.tell(message.apply(total));
            }
            return Behaviors.same();
        }
    }
}
