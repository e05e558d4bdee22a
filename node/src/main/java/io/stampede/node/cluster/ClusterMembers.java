package io.stampede.node.cluster;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;

/** The cluster's members, as this process knows them. */
public final class ClusterMembers {
    /**
     * A member.
     *
     * @param address host:port
     * @param status as the cluster has it: Up, Leaving and so on, or Unreachable
     * @param slots how many blocks it computes at once
     * @param roles what it does, sorted
     */
    public record Member(String address, String status, int slots, List<String> roles) {}

    private final ActorSystem<?> system;

    /** Seen from a member. */
    public ClusterMembers(ActorSystem<?> system) {
        this.system = system;
    }

    /** All members now, oldest address order. */
    public List<Member> now() {
        org.apache.pekko.cluster.ClusterEvent.CurrentClusterState state =
                Cluster.get(system).state();
        List<Member> members = new ArrayList<>();
        for (org.apache.pekko.cluster.Member member : state.getMembers()) {
            String status = state.getUnreachable().contains(member)
                    ? "Unreachable"
                    : member.status().toString();
            List<String> roles = member.getRoles().stream()
                    .filter(role -> role.equals(ClusterRole.COORDINATOR.key()) || role.equals(ClusterRole.NODE.key()))
                    .sorted()
                    .toList();
            String address = member.address().getHost().orElse("") + ":"
                    + member.address().getPort().orElse(0);
            members.add(new Member(address, status, SlotCapacity.of(member), roles));
        }
        return List.copyOf(members);
    }
}
