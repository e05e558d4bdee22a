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
import io.stampede.node.cluster.Wiring;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.Stored;
import io.stampede.node.serialization.WireTraffic;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real markets on real clusters with a real store, all in this process. */
class GridIT {
    private static final ScenarioBatch BATCH = SpecificationReader.create()
            .read(
                    ScenarioLibrary.text("first-light").orElseThrow(),
                    "first-light",
                    Overrides.of("clock.horizon=PT10M").withScenarios(40))
            .orElseThrow();
    private static final BlockPlan PLAN = new BlockPlan(40, 4);

    @TempDir
    Path directory;

    private ResultStore store;

    @BeforeEach
    void openStore() {
        store = ResultStore.open(StoreSettings.inDirectory(directory));
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void everyWireMessageIsSerializedEvenWithinOneProcess() throws Exception {
        Config verified = ConfigFactory.parseString("pekko.actor.serialize-messages = on");
        Wiring wiring = Wiring.of(MarketBlocks.of(ConfigFactory.load()), coordinator());
        try (ClusterNode node = ClusterBootstrap.start(ClusterSettings.embedded(2), wiring, verified)) {
            RunStatistics statistics = run(node, "verified");
            WireTraffic traffic = WireTraffic.of(node.system());
            assertThat(statistics.lostTries()).isZero();
            assertThat(traffic.read(RunBlock.class)).isGreaterThanOrEqualTo(PLAN.blocks());
            assertThat(traffic.read(BlockResult.class)).isGreaterThanOrEqualTo(PLAN.blocks());
            assertThat(traffic.read(Stored.class)).isGreaterThanOrEqualTo(PLAN.blocks());
            assertThat(traffic.read(SpecificationReply.class)).isPositive();
        }
    }

    @Test
    void twoNodesGiveTheReportOfOne() throws Exception {
        Wiring alone = Wiring.of(MarketBlocks.of(ConfigFactory.load()), coordinator());
        try (ClusterNode node = ClusterBootstrap.start(ClusterSettings.embedded(1), alone)) {
            run(node, "one-node");
        }
        int port = freePort();
        List<String> seeds = List.of("127.0.0.31:" + port);
        ClusterSettings coordinates =
                new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, "127.0.0.31", port, seeds);
        ClusterSettings computes = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, "127.0.0.32", 0, seeds);
        ClusterSettings computesToo = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, "127.0.0.33", 0, seeds);
        Wiring blocks = Wiring.ofNode(MarketBlocks.of(ConfigFactory.load()));
        try (ClusterNode first = ClusterBootstrap.start(coordinates, Wiring.ofCoordinator(coordinator()), quick());
                ClusterNode second = ClusterBootstrap.start(computes, blocks, quick());
                ClusterNode third = ClusterBootstrap.start(computesToo, blocks, quick())) {
            second.awaitMemberUp(Duration.ofMinutes(1));
            third.awaitMemberUp(Duration.ofMinutes(1));
            // Both slots may be placed on whichever node sharding heard of first, until it rebalances; and a batch this
            // small may be over before that: run it until both nodes took part.
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            for (int repetition = 0; !(hasComputed(second) && hasComputed(third)); repetition++) {
                assertThat(System.nanoTime()).as("both nodes take part in time").isLessThan(deadline);
                run(first, "two-nodes-" + repetition);
                assertThat(sha("two-nodes-" + repetition)).isEqualTo(sha("one-node"));
            }
        }
    }

    private static boolean hasComputed(ClusterNode node) {
        return WireTraffic.of(node.system()).written(BlockResult.class) > 0;
    }

    private CoordinatorFactory coordinator() {
        return slots -> BatchCoordinator.create(
                () -> store, (batch, from) -> BatchRunner.report(batch, from).sha256(), StoppingRule.NEVER, slots);
    }

    private static RunStatistics run(ClusterNode node, String batchId) throws InterruptedException {
        return BatchRunner.succeed(node, BatchRunner.stored(batchId, BATCH, PLAN));
    }

    private String sha(String batchId) {
        return BatchRunner.report(store.batch(batchId).orElseThrow(), store).sha256();
    }

    private static Config quick() {
        return ConfigFactory.parseString("""
                stampede.management.enabled = off
                pekko.cluster.leader-actions-interval = 200ms
                pekko.cluster.gossip-interval = 200ms
                pekko.cluster.periodic-tasks-initial-delay = 50ms
                pekko.cluster.sharding.retry-interval = 200ms
                pekko.cluster.sharding.rebalance-interval = 1s
                pekko.cluster.singleton-proxy.singleton-identification-interval = 200ms
                pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                """);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.31"))) {
            return socket.getLocalPort();
        }
    }
}
