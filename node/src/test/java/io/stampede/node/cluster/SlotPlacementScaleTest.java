package io.stampede.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory;
import io.stampede.node.slot.FakeBlocks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.Member$;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.util.Version;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/** What it takes to lay the slots of many members out: the strategy alone, and the real sharding over real members. */
@Tag("full")
class SlotPlacementScaleTest {
    private static final int SLOTS_PER_NODE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final byte[] SPECIFICATION = "any".getBytes(StandardCharsets.UTF_8);

    /** Only what keeps the test from waiting at its end: all times of the cluster are those of a real one. */
    private static final Config MEMBER = ConfigFactory.parseString("""
            stampede.management.enabled = off
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            """);

    private record Capacity(int slots) implements CoordinatorMessage, NoSerializationVerificationNeeded {}

    @Test
    void strategyOfTwoHundredMembers() throws Exception {
        int members = 200;
        try (ClusterNode node = ClusterBootstrap.start(
                ClusterSettings.embedded(1), Wiring.of(instant(), slots -> Behaviors.ignore()), MEMBER)) {
            List<Member> up = new ArrayList<>();
            List<ActorRef> regions = new ArrayList<>();
            for (int member = 0; member < members; member++) {
                Address address = new Address("pekko", "stampede", "10.0.0." + member, 17_355);
                up.add(member(address));
                regions.add(((ExtendedActorSystem) node.system().classicSystem())
                        .provider()
                        .resolveActorRef(address + "/system/sharding/slot"));
            }
            SlotAllocation strategy = new SlotAllocation(
                    () -> SlotAllocation.capacities(up), up.get(0).address());
            for (int run = 0; run < 3; run++) {
                Map<ActorRef, scala.collection.immutable.IndexedSeq<String>> allocations = new HashMap<>();
                regions.forEach(region -> allocations.put(region, sequence(List.of())));
                long began = System.nanoTime();
                for (int slot = 0; slot < members * SLOTS_PER_NODE; slot++) {
                    ActorRef chosen = strategy.allocateShard(regions.get(0), SlotId.of(slot), allocations)
                            .value()
                            .get()
                            .get();
                    List<String> more = new ArrayList<>(CollectionConverters.asJava(allocations.get(chosen)));
                    more.add(SlotId.of(slot));
                    allocations.put(chosen, sequence(more));
                }
                double millis = (System.nanoTime() - began) / 1e6;
                long rebalanceBegan = System.nanoTime();
                assertThat(strategy.rebalance(allocations, Set.of())
                                .value()
                                .get()
                                .get())
                        .isEmpty();
                System.out.printf(
                        Locale.ROOT,
                        "| strategy, %d slots over %d members | %.0f ms | one look at the balance %.2f ms |%n",
                        members * SLOTS_PER_NODE,
                        members,
                        millis,
                        (System.nanoTime() - rebalanceBegan) / 1e6);
                assertThat(allocations.values()).allMatch(slots -> slots.size() == SLOTS_PER_NODE);
            }
        }
    }

    private static scala.collection.immutable.IndexedSeq<String> sequence(List<String> slots) {
        return CollectionConverters.asScala(slots).toIndexedSeq();
    }

    private static Member member(Address address) {
        Set<String> roles = Set.of("dc-default", "node", SlotCapacity.role(SLOTS_PER_NODE));
        return Member$.MODULE$
                .apply(
                        new UniqueAddress(address, 1L),
                        CollectionConverters.asScala(roles).toSet(),
                        Version.Zero())
                .copyUp(1);
    }

    /** Members of {@code -Dstampede.scaling.members}, separated by commas. */
    @Test
    void realMembers() throws Exception {
        for (String members :
                System.getProperty("stampede.scaling.members", "5,10").split(",", -1)) {
            System.out.println(place(Integer.parseInt(members)));
        }
    }

    private static String place(int members) throws Exception {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        AtomicInteger capacity = new AtomicInteger();
        CoordinatorFactory recorder = slots -> recorder(done, capacity);
        int port = freePort();
        List<String> seeds = List.of("127.0.1.1:" + port);
        List<ClusterNode> nodes = new ArrayList<>();
        int slots = members * SLOTS_PER_NODE;
        try {
            long began = System.nanoTime();
            ClusterNode coordinator = ClusterBootstrap.start(
                    new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, "127.0.1.1", port, seeds),
                    Wiring.ofCoordinator(recorder),
                    MEMBER);
            nodes.add(coordinator);
            coordinator.awaitMemberUp(PATIENCE);
            coordinator
                    .system()
                    .systemActorOf(
                            SlotCapacity.watch(coordinator.coordinator(), Capacity::new), "capacity", Props.empty());
            for (int member = 0; member < members; member++) {
                nodes.add(ClusterBootstrap.start(
                        new ClusterSettings(
                                EnumSet.of(ClusterRole.NODE), SLOTS_PER_NODE, "127.0.1." + (member + 2), 0, seeds),
                        Wiring.ofNode(instant()),
                        MEMBER));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> capacity.get() == slots);
            double upSeconds = (System.nanoTime() - began) / 1e9;
            double placedSeconds = run(coordinator, slots, done);
            double againSeconds = run(coordinator, slots, done);
            return String.format(
                    Locale.ROOT,
                    "| %d | %d | %.1f | %.2f | %.2f | %.1f |",
                    members,
                    slots,
                    upSeconds,
                    placedSeconds,
                    againSeconds,
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                            .getSystemLoadAverage());
        } finally {
            nodes.forEach(ClusterNode::close);
        }
    }

    /** One block for each slot; seconds until all are done. */
    private static double run(ClusterNode coordinator, int slots, Set<Integer> done) {
        int first = done.size();
        long began = System.nanoTime();
        for (int slot = 0; slot < slots; slot++) {
            BlockAttempt block = new BlockAttempt(1, "batch", first + slot, 1);
            coordinator
                    .slots()
                    .tell(new ShardingEnvelope<>(
                            SlotId.of(slot), new RunBlock(block, Parts.sha256(SPECIFICATION), first + slot, 1)));
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> done.size() == first + slots);
        return (System.nanoTime() - began) / 1e9;
    }

    private static org.apache.pekko.actor.typed.Behavior<CoordinatorMessage> recorder(
            Set<Integer> done, AtomicInteger capacity) {
        return Behaviors.receive(CoordinatorMessage.class)
                .onMessage(SpecificationRequest.class, request -> {
                    for (Part part : Parts.cut(SPECIFICATION)) {
                        request.replyTo().tell(new SpecificationReply(part));
                    }
                    return Behaviors.same();
                })
                .onMessage(Capacity.class, changed -> {
                    capacity.set(changed.slots());
                    return Behaviors.same();
                })
                .onMessage(BlockResult.class, result -> {
                    done.add(result.block().blockIndex());
                    return Behaviors.same();
                })
                .onAnyMessage(message -> Behaviors.same())
                .build();
    }

    /** Blocks that are done at once. */
    private static BlockFactory instant() {
        return specification -> (firstScenario, lanes, observer) -> Behaviors.setup(context -> {
            observer.tell(new BlockEvent.Finished(FakeBlocks.outcome(firstScenario, lanes)));
            return Behaviors.stopped();
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.1.1"))) {
            return socket.getLocalPort();
        }
    }
}
