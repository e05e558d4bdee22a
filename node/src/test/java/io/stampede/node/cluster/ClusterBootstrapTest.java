package io.stampede.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import io.stampede.node.serialization.WireTraffic;
import io.stampede.node.slot.BlockEvent;
import io.stampede.node.slot.BlockFactory;
import io.stampede.node.slot.FakeBlocks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.apache.pekko.cluster.typed.Cluster;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Real members of real clusters, all in this process, on loopback addresses of their own. */
class ClusterBootstrapTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] SPECIFICATION = {'{', '}'};

    /** What takes Pekko seconds by default. */
    private static final Config QUICK = ConfigFactory.parseString("""
            stampede.management.enabled = off
            pekko.cluster.leader-actions-interval = 200ms
            pekko.cluster.gossip-interval = 200ms
            pekko.cluster.periodic-tasks-initial-delay = 50ms
            pekko.cluster.sharding.retry-interval = 200ms
            pekko.cluster.singleton-proxy.singleton-identification-interval = 200ms
            pekko.coordinated-shutdown.run-by-actor-system-terminate = off
            """);

    private record Capacity(int slots) implements CoordinatorMessage, NoSerializationVerificationNeeded {}

    /** A coordinator that answers for the specification and keeps what else it hears. */
    private static CoordinatorFactory recorder(BlockingQueue<CoordinatorMessage> heard) {
        return slots -> Behaviors.receive(CoordinatorMessage.class)
                .onMessage(SpecificationRequest.class, request -> {
                    for (Part part : Parts.cut(SPECIFICATION)) {
                        request.replyTo().tell(new SpecificationReply(part));
                    }
                    return Behaviors.same();
                })
                .onAnyMessage(message -> {
                    heard.add(message);
                    return Behaviors.same();
                })
                .build();
    }

    /** Blocks that are done at once. */
    private static BlockFactory instant(Set<String> threadNames) {
        return specification -> (firstScenario, lanes, observer) -> Behaviors.setup(context -> {
            threadNames.add(Thread.currentThread().getName());
            observer.tell(new BlockEvent.Finished(FakeBlocks.outcome(firstScenario, lanes)));
            return Behaviors.stopped();
        });
    }

    private static ShardingEnvelope<SlotProtocol.Command> run(int slot, int block) {
        RunBlock command = new RunBlock(new BlockAttempt(1, "batch", block, 1), Parts.sha256(SPECIFICATION), block, 1);
        return new ShardingEnvelope<>(SlotId.of(slot), command);
    }

    private static BlockResult nextResult(BlockingQueue<CoordinatorMessage> heard) throws InterruptedException {
        while (true) {
            CoordinatorMessage message = heard.poll(30, TimeUnit.SECONDS);
            assertThat(message).as("a result in time").isNotNull();
            if (message instanceof BlockResult result) {
                return result;
            }
        }
    }

    @Test
    void anEmbeddedClusterIsUpSoonCrossesTheWireFormatAndStopsSoon() throws Exception {
        BlockingQueue<CoordinatorMessage> heard = new LinkedBlockingQueue<>();
        Set<String> threadNames = new ConcurrentSkipListSet<>();
        Config verified = ConfigFactory.parseString("pekko.actor.serialize-messages = on");
        ClusterNode node = ClusterBootstrap.start(
                ClusterSettings.embedded(2), Wiring.of(instant(threadNames), recorder(heard)), verified);
        long stop;
        try (node) {
            node.awaitMemberUp(PATIENCE);
            node.slots().tell(run(0, 0));
            node.slots().tell(run(1, 1));
            nextResult(heard);
            nextResult(heard);
            assertThat(threadNames).allMatch(name -> name.contains("stampede.seat-"));
            WireTraffic traffic = WireTraffic.of(node.system());
            assertThat(traffic.read(RunBlock.class)).isEqualTo(2);
            assertThat(traffic.read(SpecificationRequest.class)).isPositive();
            assertThat(traffic.read(SpecificationReply.class)).isPositive();
            assertThat(traffic.read(BlockResult.class)).isGreaterThanOrEqualTo(2);
            stop = System.nanoTime();
        }
        // Generous for a loaded machine; left to Pekko's own times it takes more than ten seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - stop)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void twoMembersShareTheSlotsAndReportToTheOneCoordinator() throws Exception {
        BlockingQueue<CoordinatorMessage> heard = new LinkedBlockingQueue<>();
        Set<String> threadNames = new ConcurrentSkipListSet<>();
        // The first must know its own port to be its own seed: it takes a free one, and the second is told.
        int port = freePort();
        List<String> seeds = List.of("127.0.0.21:" + port);
        ClusterSettings both = new ClusterSettings(EnumSet.allOf(ClusterRole.class), 1, "127.0.0.21", port, seeds);
        ClusterSettings worker = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 3, "127.0.0.22", 0, seeds);
        try (ClusterNode first = ClusterBootstrap.start(both, Wiring.of(instant(threadNames), recorder(heard)), QUICK);
                ClusterNode second = ClusterBootstrap.start(worker, Wiring.ofNode(instant(threadNames)), QUICK)) {
            first.awaitMemberUp(PATIENCE);
            second.awaitMemberUp(PATIENCE);
            ActorRef<CoordinatorMessage> coordinator = first.coordinator();
            first.system().systemActorOf(SlotCapacity.watch(coordinator, Capacity::new), "capacity", Props.empty());
            Awaitility.await().atMost(PATIENCE).until(() -> heard.contains(new Capacity(4)));

            for (int slot = 0; slot < 4; slot++) {
                first.slots().tell(run(slot, slot));
            }
            ConcurrentSkipListSet<Integer> done = new ConcurrentSkipListSet<>();
            while (done.size() < 4) {
                done.add(nextResult(heard).block().blockIndex());
            }
            Map<String, String> whereabouts = new SlotWhereabouts(first.system())
                    .ask()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(whereabouts.keySet()).containsExactly("slot-0", "slot-1", "slot-2", "slot-3");
            assertThat(whereabouts.values()).filteredOn(first.address()::equals).hasSize(1);
            assertThat(whereabouts.values())
                    .filteredOn(second.address()::equals)
                    .hasSize(3);
            // One slot lies on the first and three on the second: commands and results crossed the wire for three.
            assertThat(WireTraffic.of(first.system()).written(RunBlock.class)).isEqualTo(3);
            assertThat(WireTraffic.of(second.system()).read(RunBlock.class)).isEqualTo(3);
            assertThat(WireTraffic.of(second.system()).written(BlockResult.class))
                    .isGreaterThanOrEqualTo(3);
            assertThat(WireTraffic.of(first.system()).read(BlockResult.class)).isGreaterThanOrEqualTo(3);
        }
    }

    private static int freePort() throws IOException {
        return freePort("127.0.0.21");
    }

    private static int freePort(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void whoComputesWithAnotherEngineIsNotLetIn() throws Exception {
        int port = freePort("127.0.0.23");
        List<String> seeds = List.of("127.0.0.23:" + port);
        ClusterSettings both = new ClusterSettings(EnumSet.allOf(ClusterRole.class), 1, "127.0.0.23", port, seeds);
        ClusterSettings worker = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, "127.0.0.24", 0, seeds);
        Config other = ConfigFactory.parseString(EngineCompatibility.KEY + " = \"of tomorrow\"");
        Wiring wiring = Wiring.of(new FakeBlocks(), recorder(new LinkedBlockingQueue<>()));
        try (ClusterNode first = ClusterBootstrap.start(both, wiring, QUICK);
                ClusterNode second =
                        ClusterBootstrap.start(worker, Wiring.ofNode(new FakeBlocks()), other.withFallback(QUICK))) {
            first.awaitMemberUp(PATIENCE);
            assertThat(second.ended().toCompletableFuture().get(30, TimeUnit.SECONDS))
                    .isEqualTo(MemberEnd.INCOMPATIBLE);
            assertThat(Cluster.get(first.system()).state().getMembers()).hasSize(1);
        }
    }

    @Test
    void membersFindEachOtherByDiscovery() throws Exception {
        Config found = ConfigFactory.parseString("""
                stampede.cluster.discovery { method = config, contact-points = 1 }
                pekko.discovery.config.services.stampede.endpoints = [{ host = "127.0.0.25", port = %d }]
                pekko.management.cluster.bootstrap {
                  contact-point.probe-interval = 200ms
                  contact-point-discovery { interval = 200ms, stable-margin = 400ms }
                }
                """.formatted(freePort("127.0.0.25")));
        int port = found.getConfigList("pekko.discovery.config.services.stampede.endpoints")
                .get(0)
                .getInt("port");
        Config management = ConfigFactory.parseString(
                "stampede.management { enabled = on, host = 127.0.0.25, port = %d }".formatted(port));
        Config elsewhere = ConfigFactory.parseString(
                "stampede.management { enabled = on, host = 127.0.0.26, port = %d }".formatted(freePort("127.0.0.26")));
        ClusterSettings coordinates =
                new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, "127.0.0.25", 0, List.of());
        ClusterSettings computes = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, "127.0.0.26", 0, List.of());
        try (ClusterNode coordinator = ClusterBootstrap.start(
                        coordinates,
                        Wiring.ofCoordinator(recorder(new LinkedBlockingQueue<>())),
                        management.withFallback(found).withFallback(QUICK));
                ClusterNode node = ClusterBootstrap.start(
                        computes,
                        Wiring.ofNode(new FakeBlocks()),
                        elsewhere.withFallback(found).withFallback(QUICK))) {
            coordinator.awaitMemberUp(PATIENCE);
            node.awaitMemberUp(PATIENCE);
            assertThat(Cluster.get(node.system()).state().getMembers()).hasSize(2);
        }
    }

    @Test
    void twoEmbeddedClustersDoNotMeet() throws Exception {
        BlockingQueue<CoordinatorMessage> heard = new LinkedBlockingQueue<>();
        Wiring wiring = Wiring.of(new FakeBlocks(), recorder(heard));
        try (ClusterNode first = ClusterBootstrap.start(ClusterSettings.embedded(1), wiring);
                ClusterNode second = ClusterBootstrap.start(ClusterSettings.embedded(1), wiring)) {
            first.awaitMemberUp(PATIENCE);
            second.awaitMemberUp(PATIENCE);
            assertThat(first.system().address()).isNotEqualTo(second.system().address());
            // What a member publishes of its cluster may lag a little behind its own being up.
            for (ClusterNode node : List.of(first, second)) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        Cluster.get(node.system()).state().getMembers())
                                .singleElement()
                                .satisfies(member -> assertThat(member.address())
                                        .isEqualTo(node.system().address())));
            }
        }
    }

    @Test
    void aRoleWithoutWhatItRunsIsRefused() {
        Wiring empty = new Wiring(Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> ClusterBootstrap.start(ClusterSettings.embedded(1), empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("how blocks are computed");
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> ClusterSettings.embedded(0)).hasMessage("slots is 0, allowed 1 to 1024");
        assertThatThrownBy(() -> new ClusterSettings(
                        EnumSet.of(ClusterRole.COORDINATOR), 1, ClusterSettings.LOOPBACK, 0, List.of()))
                .hasMessage("slots is 1, allowed 0 to 0");
        assertThatThrownBy(() -> new ClusterSettings(
                        EnumSet.of(ClusterRole.NODE), 1, ClusterSettings.LOOPBACK, 65_536, List.of()))
                .hasMessage("port is 65536, allowed 0 to 65535");
    }

    /** The next coordinator begins a cluster of its own, and a node that stayed behind would never find it. */
    @Test
    void aNodeWhoseLastCoordinatorLeftEnds() throws Exception {
        Config impatient =
                ConfigFactory.parseString("stampede.cluster.join-timeout = 3s").withFallback(QUICK);
        ClusterSettings first = new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, "127.0.0.27", 0, List.of());
        try (ClusterNode coordinator =
                ClusterBootstrap.start(first, Wiring.ofCoordinator(recorder(new LinkedBlockingQueue<>())), impatient)) {
            coordinator.awaitMemberUp(PATIENCE);
            ClusterSettings second = new ClusterSettings(
                    EnumSet.of(ClusterRole.NODE), 1, "127.0.0.28", 0, List.of(coordinator.address()));
            try (ClusterNode node =
                    ClusterBootstrap.start(second, Wiring.ofNode(instant(new ConcurrentSkipListSet<>())), impatient)) {
                node.awaitMemberUp(PATIENCE);
                coordinator.leave().toCompletableFuture().get(30, TimeUnit.SECONDS);
                assertThat(node.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
                        .isEqualTo(MemberEnd.NO_COORDINATOR);
            }
        }
    }

    /** Nobody would start it again, and the cluster would go on without one. */
    @Test
    void aMemberWhoseCoordinatorFailsEnds() throws Exception {
        CoordinatorFactory failing = slots -> Behaviors.receive(CoordinatorMessage.class)
                .onAnyMessage(message -> {
                    throw new IllegalStateException("planted");
                })
                .build();
        ClusterSettings alone = new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, "127.0.0.29", 0, List.of());
        try (ClusterNode member = ClusterBootstrap.start(alone, Wiring.ofCoordinator(failing), QUICK)) {
            member.awaitMemberUp(PATIENCE);
            member.coordinator().tell(new Capacity(1));
            assertThat(member.ended().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isEqualTo(MemberEnd.FAILED);
        }
    }
}
