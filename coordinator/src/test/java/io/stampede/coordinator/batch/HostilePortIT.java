package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.http.Certificates;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.library.ScenarioLibrary;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterRole;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent to a member's port by somebody without a certificate, it stays up and its batch ends with the right
 * numbers. (Without TLS whoever reaches the port is a member.)
 */
@Tag("full")
class HostilePortIT {
    private static final int FRAMES = 10_000;
    private static final int FRAMES_PER_CONNECTION = 50;
    private static final String HOST = "127.0.0.41";
    /** Artery's connection begins with these and the number of its stream. */
    private static final byte[] MAGIC = "AKKA".getBytes(StandardCharsets.US_ASCII);

    private static final String NODE_HOST = "127.0.0.42";
    /** How a handshake of TLS begins. */
    private static final byte[] CLIENT_HELLO = {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

    /** The head of a record of 28,672 bytes: more than Pekko's buffer holds, less than Java refuses. */
    private static final byte[] LARGE_RECORD = {22, 3, 1, 0x70, 0};

    private static final ScenarioBatch BATCH = SpecificationReader.create()
            .read(
                    ScenarioLibrary.text("first-light").orElseThrow(),
                    "first-light",
                    Overrides.of("clock.horizon=PT10M").withScenarios(400))
            .orElseThrow();
    private static final BlockPlan PLAN = new BlockPlan(400, 16);

    @TempDir
    Path directory;

    private ResultStore store;

    @Test
    void tenThousandHostileFramesChangeNothing() throws Exception {
        int seedPort = freePort(HOST);
        int nodePort = freePort(NODE_HOST);
        List<String> seeds = List.of(HOST + ":" + seedPort);
        Certificates ours = new Certificates(directory.resolve("ours"), HOST, NODE_HOST);
        Certificates theirs = new Certificates(directory.resolve("theirs"), HOST, NODE_HOST);
        ClusterSettings coordinates =
                new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, HOST, seedPort, seeds);
        ClusterSettings computes = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, NODE_HOST, nodePort, seeds);
        ClusterSettings intrudes = new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, "127.0.0.43", 0, seeds);
        Wiring blocks = Wiring.ofNode(MarketBlocks.of(ConfigFactory.load()));
        try (ResultStore opened = ResultStore.open(StoreSettings.inDirectory(directory));
                ClusterNode coordinator = ClusterBootstrap.start(
                        coordinates,
                        Wiring.ofCoordinator(slots -> BatchCoordinator.create(
                                () -> opened,
                                (batch, from) -> BatchRunner.report(batch, from).sha256(),
                                StoppingRule.NEVER,
                                slots)),
                        quiet(ours.settings()));
                ClusterNode node = ClusterBootstrap.start(computes, blocks, quiet(ours.settings()));
                ClusterNode plain = ClusterBootstrap.start(intrudes, blocks, quiet(""));
                ClusterNode foreign = ClusterBootstrap.start(intrudes, blocks, quiet(theirs.settings()))) {
            store = opened;
            node.awaitMemberUp(Duration.ofMinutes(1));
            BatchRunner.succeed(coordinator, BatchRunner.stored("calm", BATCH, PLAN));
            CompletableFuture<Void> attack = CompletableFuture.runAsync(() -> attack(nodePort, new Random(20_261_125)));
            BatchRunner.succeed(coordinator, BatchRunner.stored("attacked", BATCH, PLAN));
            attack.join();
            BatchRunner.succeed(coordinator, BatchRunner.stored("after", BATCH, PLAN));
            assertThat(sha("attacked")).isEqualTo(sha("calm"));
            assertThat(sha("after")).isEqualTo(sha("calm"));
            assertThat(Cluster.get(node.system()).state().getMembers()).hasSize(2);
            assertThat(plain.memberUp().toCompletableFuture()).isNotDone();
            assertThat(foreign.memberUp().toCompletableFuture()).isNotDone();
        }
    }

    private String sha(String batchId) {
        return store.batch(batchId).orElseThrow().reportSha256().orElseThrow();
    }

    private static void attack(int port, Random random) {
        for (int sent = 0; sent < FRAMES; sent += FRAMES_PER_CONNECTION) {
            try (Socket socket = new Socket(InetAddress.getByName(NODE_HOST), port)) {
                OutputStream out = socket.getOutputStream();
                switch (random.nextInt(4)) {
                    case 0 -> {
                        out.write(MAGIC);
                        out.write(1 + random.nextInt(3));
                    }
                    case 1 -> out.write(CLIENT_HELLO);
                    case 2 -> out.write(LARGE_RECORD);
                    default -> out.write(noise(random, 1 + random.nextInt(40)));
                }
                for (int frame = 0; frame < FRAMES_PER_CONNECTION; frame++) {
                    out.write(hostile(random));
                }
                out.flush();
            } catch (IOException e) {
                // refused: as good an answer as any
            }
        }
    }

    /** Noise, a lie about the length, half a frame, or one of two gibibytes. */
    private static byte[] hostile(Random random) {
        byte[] frame = framed(noise(random, 1 + random.nextInt(2_000)));
        switch (random.nextInt(4)) {
            case 0 -> {
                return frame;
            }
            case 1 -> ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(0, random.nextInt());
            case 2 -> {
                return Arrays.copyOf(frame, random.nextInt(frame.length));
            }
            default -> ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(0, Integer.MAX_VALUE);
        }
        return frame;
    }

    private static byte[] framed(byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static Config quiet(String more) {
        return ConfigFactory.parseString(more + """

                stampede.management.enabled = off
                pekko.loglevel = OFF
                pekko.cluster.leader-actions-interval = 200ms
                pekko.cluster.gossip-interval = 200ms
                pekko.cluster.periodic-tasks-initial-delay = 50ms
                pekko.cluster.sharding.retry-interval = 200ms
                pekko.cluster.singleton-proxy.singleton-identification-interval = 200ms
                pekko.coordinated-shutdown.run-by-actor-system-terminate = off
                """);
    }

    private static int freePort(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        }
    }
}
