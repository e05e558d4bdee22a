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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.cluster.typed.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent to a member's port, it stays up and its batch ends with the right numbers.
 *
 * <p>Nothing well-formed is forged here: whoever can forge a handshake or a command is a member, and only TLS keeps him
 * out.
 */
class HostilePortIT {
    private static final int FRAMES = 10_000;
    private static final int FRAMES_PER_CONNECTION = 20;
    private static final String HOST = "127.0.0.41";
    /** Artery's connection begins with these and the number of its stream. */
    private static final byte[] MAGIC = "AKKA".getBytes(StandardCharsets.US_ASCII);

    private static final int PREAMBLE = MAGIC.length + 1;
    private static final int ORDINARY_STREAM = 2;

    private static final ScenarioBatch BATCH = SpecificationReader.create()
            .read(
                    ScenarioLibrary.text("first-light").orElseThrow(),
                    "first-light",
                    Overrides.of("clock.horizon=PT30M").withScenarios(400))
            .orElseThrow();
    private static final BlockPlan PLAN = new BlockPlan(400, 4);

    @TempDir
    Path directory;

    private ResultStore store;

    @Test
    void tenThousandHostileFramesChangeNothing() throws Exception {
        int bound = freePort("127.0.0.42");
        int seedPort = freePort(HOST);
        List<String> seeds = List.of(HOST + ":" + seedPort);
        try (ResultStore opened = ResultStore.open(StoreSettings.inDirectory(directory));
                RecordingProxy proxy = new RecordingProxy("127.0.0.42", bound);
                ClusterNode coordinator = ClusterBootstrap.start(
                        new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, HOST, seedPort, seeds),
                        Wiring.ofCoordinator(slots -> BatchCoordinator.create(
                                () -> opened,
                                (batch, from) -> BatchRunner.report(batch, from).sha256(),
                                slots)),
                        quiet(""));
                ClusterNode node = ClusterBootstrap.start(
                        new ClusterSettings(EnumSet.of(ClusterRole.NODE), 1, "127.0.0.42", proxy.port(), seeds),
                        Wiring.ofNode(MarketBlocks.of(ConfigFactory.load())),
                        quiet("pekko.remote.artery.bind.port = " + bound))) {
            store = opened;
            node.awaitMemberUp(Duration.ofMinutes(1));
            BatchRunner.succeed(coordinator, BatchRunner.stored("calm", BATCH, PLAN));
            List<byte[]> frames = proxy.recorded().stream()
                    .flatMap(stream -> frames(stream).stream())
                    .filter(HostilePortIT::isOurs)
                    .toList();
            assertThat(frames).hasSizeGreaterThan(PLAN.blocks());
            CompletableFuture<Void> attack =
                    CompletableFuture.runAsync(() -> attack("127.0.0.42", bound, frames, new Random(20_261_125)));
            BatchRunner.succeed(coordinator, BatchRunner.stored("attacked", BATCH, PLAN));
            attack.join();
            BatchRunner.succeed(coordinator, BatchRunner.stored("after", BATCH, PLAN));
            assertThat(sha("attacked")).isEqualTo(sha("calm"));
            assertThat(sha("after")).isEqualTo(sha("calm"));
            assertThat(Cluster.get(node.system()).state().getMembers()).hasSize(2);
            assertThat(node.system().getWhenTerminated().toCompletableFuture()).isNotDone();
        }
    }

    private String sha(String batchId) {
        return store.batch(batchId).orElseThrow().reportSha256().orElseThrow();
    }

    private static void attack(String host, int port, List<byte[]> frames, Random random) {
        for (int sent = 0; sent < FRAMES; sent += FRAMES_PER_CONNECTION) {
            try (Socket socket = new Socket(InetAddress.getByName(host), port)) {
                OutputStream out = socket.getOutputStream();
                if (random.nextInt(10) > 0) {
                    out.write(MAGIC);
                    out.write(ORDINARY_STREAM);
                } else {
                    out.write(noise(random, PREAMBLE));
                }
                for (int frame = 0; frame < FRAMES_PER_CONNECTION; frame++) {
                    out.write(hostile(frames, random));
                }
                out.flush();
            } catch (IOException e) {
                // refused: as good an answer as any
            }
        }
    }

    /** Noise, a lie about the length, half a frame, a frame with half a message, or one of an unknown message. */
    private static byte[] hostile(List<byte[]> frames, Random random) {
        byte[] frame = frames.get(random.nextInt(frames.size())).clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return framed(noise(random, random.nextInt(2_000)));
            }
            case 1 -> ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(0, random.nextInt());
            case 2 -> {
                return Arrays.copyOf(frame, random.nextInt(frame.length));
            }
            case 3 -> {
                // Whole as a frame, cut within the message it carries.
                int cut = frame.length / 2 + random.nextInt(frame.length / 2);
                return framed(Arrays.copyOfRange(frame, 4, Math.max(5, cut)));
            }
            default -> replace(frame, new String[] {"100", "101", "103"}[random.nextInt(3)], "999");
        }
        return frame;
    }

    private static void replace(byte[] frame, String text, String other) {
        byte[] from = text.getBytes(StandardCharsets.US_ASCII);
        byte[] to = other.getBytes(StandardCharsets.US_ASCII);
        for (int start = 4; start + from.length <= frame.length; start++) {
            if (Arrays.equals(frame, start, start + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, frame, start, to.length);
            }
        }
    }

    private static List<byte[]> frames(byte[] stream) {
        List<byte[]> frames = new ArrayList<>();
        ByteBuffer bytes =
                ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).position(PREAMBLE);
        while (bytes.remaining() > 4) {
            int length = bytes.getInt(bytes.position());
            if (length <= 0 || length > bytes.remaining() - 4) {
                break;
            }
            byte[] frame = new byte[4 + length];
            bytes.get(frame);
            frames.add(frame);
        }
        return frames;
    }

    /** Whether the frame carries a command to a slot. */
    private static boolean isOurs(byte[] frame) {
        return new String(frame, StandardCharsets.ISO_8859_1).contains("slot-");
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
