package io.stampede.node.cluster;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.cluster.Cluster;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ShardCoordinator;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Places slots by the capacity of the nodes: a new one where (slots + 1) ÷ capacity is least, and moves only what
 * exceeds a capacity, only into free places.
 *
 * <p>Retired slots, numbered from the total capacity up, get no work and do not count. Keeps no state: it runs on
 * whichever member hosts the sharding's own coordinator.
 */
final class SlotAllocation extends ShardCoordinator.AbstractShardAllocationStrategy {
    private final Supplier<Map<Address, Integer>> capacities;
    private final Address self;

    SlotAllocation(Cluster cluster) {
        this(() -> capacities(cluster.state().getMembers()), cluster.selfAddress());
    }

    /**
     * Of members that are known by their capacities alone.
     *
     * @param self address of the member that asks
     */
    SlotAllocation(Supplier<Map<Address, Integer>> capacities, Address self) {
        this.capacities = capacities;
        this.self = self;
    }

    /** Of the members that are up. */
    static Map<Address, Integer> capacities(Iterable<Member> members) {
        Map<Address, Integer> capacities = new HashMap<>();
        for (Member member : members) {
            if (MemberStatus.up().equals(member.status())) {
                capacities.put(member.address(), SlotCapacity.of(member));
            }
        }
        return capacities;
    }

    @Override
    public Future<ActorRef> allocateShard(
            ActorRef requester,
            String shardId,
            Map<ActorRef, scala.collection.immutable.IndexedSeq<String>> allocations) {
        List<SlotPlacement.Node<ActorRef>> nodes = nodes(allocations);
        return Future.successful(SlotPlacement.place(nodes).orElse(requester));
    }

    @Override
    public Future<Set<String>> rebalance(
            Map<ActorRef, scala.collection.immutable.IndexedSeq<String>> allocations, Set<String> inProgress) {
        if (!inProgress.isEmpty()) {
            return Future.successful(Set.of());
        }
        return Future.successful(new HashSet<>(SlotPlacement.excess(nodes(allocations))));
    }

    /** In the order of their addresses, so that every host of the strategy decides alike. */
    private List<SlotPlacement.Node<ActorRef>> nodes(
            Map<ActorRef, scala.collection.immutable.IndexedSeq<String>> allocations) {
        Map<Address, Integer> places = capacities.get();
        int total = places.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, SlotPlacement.Node<ActorRef>> nodes = new TreeMap<>(Comparator.naturalOrder());
        for (Map.Entry<ActorRef, scala.collection.immutable.IndexedSeq<String>> entry : allocations.entrySet()) {
            Address path = entry.getKey().path().address();
            Address address = path.hasLocalScope() ? self : path;
            List<String> slots = CollectionConverters.asJava(entry.getValue()).stream()
                    .filter(slotId -> SlotId.index(slotId) < total)
                    .toList();
            nodes.put(
                    address.toString(),
                    new SlotPlacement.Node<>(entry.getKey(), places.getOrDefault(address, 0), slots));
        }
        return List.copyOf(nodes.values());
    }
}
