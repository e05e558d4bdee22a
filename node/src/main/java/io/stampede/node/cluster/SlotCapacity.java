package io.stampede.node.cluster;

import java.util.function.IntFunction;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/** How many blocks a member runs at once, as its role {@code slots-N} tells every other member. */
public final class SlotCapacity {
    private static final String PREFIX = "slots-";

    private record MembershipChanged() implements NoSerializationVerificationNeeded {}

    private SlotCapacity() {}

    /** The role that declares a capacity. */
    static String role(int slots) {
        return PREFIX + slots;
    }

    /** Capacity of a member; 0 if it declares none. */
    public static int of(Member member) {
        for (String role : member.getRoles()) {
            if (role.matches(PREFIX + "[0-9]{1,4}")) {
                return Integer.parseInt(role, PREFIX.length(), role.length(), 10);
            }
        }
        return 0;
    }

    /** Capacity of all members that are up and stay: how many slots the coordinator keeps busy. */
    public static int total(Iterable<Member> members) {
        int total = 0;
        for (Member member : members) {
            if (MemberStatus.up().equals(member.status())) {
                total += of(member);
            }
        }
        return total;
    }

    /**
     * An actor that tells the total capacity of the cluster at once and whenever it changes.
     *
     * @param observer hears of it
     * @param message makes the message from the total, in slots
     */
    public static <M> Behavior<Void> watch(ActorRef<M> observer, IntFunction<M> message) {
        return Behaviors.<Object>setup(context -> {
                    Cluster cluster = Cluster.get(context.getSystem());
                    ActorRef<ClusterEvent.MemberEvent> events =
                            context.messageAdapter(ClusterEvent.MemberEvent.class, event -> new MembershipChanged());
                    cluster.subscriptions().tell(Subscribe.create(events, ClusterEvent.MemberEvent.class));
                    int total = total(cluster.state().getMembers());
                    observer.tell(message.apply(total));
                    return watching(cluster, total, observer, message);
                })
                .narrow();
    }

    private static <M> Behavior<Object> watching(
            Cluster cluster, int known, ActorRef<M> observer, IntFunction<M> message) {
        return Behaviors.receive(Object.class)
                .onMessage(MembershipChanged.class, changed -> {
                    int total = total(cluster.state().getMembers());
                    if (total == known) {
                        return Behaviors.same();
                    }
                    observer.tell(message.apply(total));
                    return watching(cluster, total, observer, message);
                })
                .build();
    }
}
