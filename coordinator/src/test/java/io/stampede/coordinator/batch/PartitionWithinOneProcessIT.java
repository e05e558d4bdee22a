package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.library.ScenarioLibrary;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterRole;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.CoordinatorFactory;
import io.stampede.node.cluster.MemberEnd;
import io.stampede.node.cluster.Wiring;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.remote.RemoteActorRefProvider;
import org.apache.pekko.remote.transport.ThrottlerTransportAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partition that needs no right to change the network: Artery's test mode swallows what goes between members. A node
 * is cut off while it computes; it is downed, and the batch ends with the report of a grid that nothing happened to.
 */
@SuppressWarnings("deprecation") // Artery's test mode is told by the types of the transport before it; it has no others
class PartitionWithinOneProcessIT {
    private static final ScenarioBatch BATCH = SpecificationReader.create()
            .read(
                    ScenarioLibrary.text("first-light").orElseThrow(),
                    "first-light",
                    Overrides.of("clock.horizon=PT1H").withScenarios(1_600))
            .orElseThrow();
    private static final BlockPlan PLAN = new BlockPlan(1_600, 16);

    @TempDir
    Path directory;

    @Test
    @Tag("full")
    void aNodeThatIsCutOffIsDownedAndNothingIsLostOrCountedTwice() throws Exception {
        try (ResultStore store = ResultStore.open(StoreSettings.inDirectory(directory))) {
            Wiring alone = Wiring.of(MarketBlocks.of(ConfigFactory.load()), coordinator(store));
            try (ClusterNode node = ClusterBootstrap.start(ClusterSettings.embedded(2), alone)) {
                BatchRunner.succeed(node, BatchRunner.stored("whole", BATCH, PLAN));
            }
            List<String> seeds = List.of("127.0.0.35:" + freePort());
            Wiring blocks = Wiring.ofNode(MarketBlocks.of(ConfigFactory.load()));
            try (ClusterNode first = ClusterBootstrap.start(
                            member(ClusterRole.COORDINATOR, "127.0.0.35", seeds),
                            Wiring.ofCoordinator(coordinator(store)),
                            quick());
                    ClusterNode second =
                            ClusterBootstrap.start(member(ClusterRole.NODE, "127.0.0.36", seeds), blocks, quick());
                    ClusterNode third =
                            ClusterBootstrap.start(member(ClusterRole.NODE, "127.0.0.37", seeds), blocks, quick())) {
                second.awaitMemberUp(Duration.ofMinutes(1));
                third.awaitMemberUp(Duration.ofMinutes(1));
                CompletableFuture<RunStatistics> ran = CompletableFuture.supplyAsync(() -> {
                    try {
                        return BatchRunner.succeed(first, BatchRunner.stored("parted", BATCH, PLAN));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                Awaitility.await("some blocks").atMost(Duration.ofMinutes(1)).until(() -> stored(store) >= 4);
                for (ClusterNode other : List.of(first, third)) {
                    swallow(second, other);
                    swallow(other, second);
                }
                int before = stored(store);
                assertThat(before).as("blocks before the partition").isLessThan(PLAN.blocks());
                assertThat(second.ended().toCompletableFuture().get(1, TimeUnit.MINUTES))
                        .isEqualTo(MemberEnd.DOWNED);
                ran.get(2, TimeUnit.MINUTES);
                assertThat(stored(store)).isEqualTo(PLAN.blocks());
                assertThat(sha(store, "parted")).isEqualTo(sha(store, "whole"));
            }
        }
    }

    private static int stored(ResultStore store) {
        return store.batch("parted")
                .map(batch -> store.results("parted", 0, PLAN.blocks()).size())
                .orElse(0);
    }

    private static String sha(ResultStore store, String batchId) {
        return BatchRunner.report(store.batch(batchId).orElseThrow(), store).sha256();
    }

    /** Nothing goes from one to the other any more. */
    private static void swallow(ClusterNode from, ClusterNode to) throws Exception {
        Address target = Cluster.get(to.system()).selfMember().address();
        ExtendedActorSystem system = (ExtendedActorSystem) from.system().classicSystem();
        scala.concurrent.Future<Object> done = ((RemoteActorRefProvider) system.provider())
                .transport()
                .managementCommand(new ThrottlerTransportAdapter.SetThrottle(
                        target, bothWays(), ThrottlerTransportAdapter.Blackhole$.MODULE$));
        scala.jdk.javaapi.FutureConverters.asJava(done).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Scala's object, whose name Java's compiler cannot spell. */
    private static ThrottlerTransportAdapter.Direction bothWays() throws ReflectiveOperationException {
        Class<?> type = Class.forName(ThrottlerTransportAdapter.class.getName() + "$Direction$Both$");
        return (ThrottlerTransportAdapter.Direction) type.getField("MODULE$").get(null);
    }

    private static CoordinatorFactory coordinator(ResultStore store) {
        return slots -> BatchCoordinator.create(
                () -> store, (batch, from) -> BatchRunner.report(batch, from).sha256(), StoppingRule.NEVER, slots);
    }

    private static ClusterSettings member(ClusterRole role, String host, List<String> seeds) {
        boolean isSeed = role == ClusterRole.COORDINATOR;
        int port = isSeed ? Integer.parseInt(seeds.get(0).replaceFirst(".*:", "")) : 0;
        return new ClusterSettings(EnumSet.of(role), isSeed ? 0 : 1, host, port, seeds);
    }

    private static Config quick() {
        return ConfigFactory.parseString("""
                stampede.management.enabled = off
                stampede.coordinator.lease = 5s
                stampede.node.result-resend-interval = 1s
                pekko.remote.artery.advanced.test-mode = on
                pekko.cluster.leader-actions-interval = 200ms
                pekko.cluster.gossip-interval = 200ms
                pekko.cluster.periodic-tasks-initial-delay = 50ms
                pekko.cluster.failure-detector.acceptable-heartbeat-pause = 2s
                pekko.cluster.split-brain-resolver.stable-after = 2s
                pekko.cluster.split-brain-resolver.down-all-when-unstable = 2s
                pekko.cluster.sharding.retry-interval = 200ms
                pekko.cluster.sharding.rebalance-interval = 1s
                pekko.cluster.singleton-proxy.singleton-identification-interval = 200ms
                pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                """);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.35"))) {
            return socket.getLocalPort();
        }
    }
}
