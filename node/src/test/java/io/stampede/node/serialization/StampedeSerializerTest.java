package io.stampede.node.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import com.typesafe.config.ConfigFactory;
import io.stampede.node.protocol.BatchProtocol;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import java.io.NotSerializableException;
import java.lang.management.ManagementFactory;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StampedeSerializerTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/wire/v1");

    /** An exception with its cause and both stack traces. */
    private static final int REFUSAL_BYTES = 8_192;

    private static final ThreadMXBean ALLOCATION = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static ActorTestKit kit;
    private static StampedeSerializer serializer;
    private static List<Record> samples;

    @BeforeAll
    static void startSystem() {
        kit = ActorTestKit.create(
                "wire",
                ConfigFactory.parseString("pekko.remote.artery.canonical { hostname = 127.0.0.1, port = 0 }")
                        .withFallback(ConfigFactory.parseResources("stampede-embedded.conf"))
                        .withFallback(ConfigFactory.parseResources("stampede-cluster.conf"))
                        .withFallback(ConfigFactory.load())
                        .resolve());
        samples = WireSamples.all(ActorRefResolver.get(kit.system()));
        serializer = (StampedeSerializer)
                SerializationExtension.get(kit.system().classicSystem()).findSerializerFor(samples.get(0));
    }

    @AfterAll
    static void stopSystem() {
        kit.shutdownTestKit();
    }

    @Test
    void everyPermittedMessageIsRegisteredAndHasASample() {
        TreeSet<String> permitted = new TreeSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(SlotProtocol.class, BatchProtocol.class));
        while (!open.isEmpty()) {
            Class<?> type = open.pop();
            if (type.isSealed()) {
                open.addAll(List.of(type.getPermittedSubclasses()));
            } else {
                permitted.add(type.getName());
            }
        }
        TreeSet<String> sampled = new TreeSet<>();
        samples.forEach(sample -> sampled.add(sample.getClass().getName()));
        TreeSet<String> registered = new TreeSet<>();
        StampedeKryoInitializer.registered().values().stream()
                .filter(type -> SlotProtocol.class.isAssignableFrom(type) || BatchProtocol.class.isAssignableFrom(type))
                .forEach(type -> registered.add(type.getName()));

        assertThat(permitted).hasSizeGreaterThan(10);
        assertThat(sampled).isEqualTo(permitted);
        assertThat(registered).isEqualTo(permitted);
    }

    @Test
    void everyMessageComesBackEqualOnBothPaths() throws Exception {
        for (Record sample : samples) {
            byte[] bytes = serializer.toBinary(sample);
            ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
            serializer.toBinary(sample, buffer);
            buffer.flip();
            assertThat(buffer.remaining()).isEqualTo(bytes.length);
            assertThat(serializer.fromBinary(bytes, serializer.manifest(sample)))
                    .isEqualTo(sample);
            assertThat(serializer.fromBinary(buffer, serializer.manifest(sample)))
                    .isEqualTo(sample);
        }
    }

    /** To update after a deliberate change: {@code -Dgolden.update=true}, and a line in the CHANGELOG. */
    @Test
    void writesTheGoldenBytesOfVersionOne() throws Exception {
        for (Record sample : samples) {
            String file = serializer.manifest(sample) + "-" + sample.getClass().getSimpleName() + ".hex";
            String hex = HexFormat.of().formatHex(serializer.toBinary(sample));
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(GOLDEN.resolve(file), hex + "\n");
            }
            String golden = Files.readString(GOLDEN.resolve(file)).strip();
            assertThat(hex).as(file).isEqualTo(golden);
            assertThat(serializer.fromBinary(HexFormat.of().parseHex(golden), serializer.manifest(sample)))
                    .isEqualTo(sample);
        }
    }

    @Test
    void hostileBytesEndInNotSerializableExceptionOrAMessageAndNothingElse() throws Exception {
        Random random = new Random(20_261_123);
        int refused = 0;
        for (int attempt = 0; attempt < 10_000; attempt++) {
            Record victim = samples.get(attempt % samples.size());
            byte[] bytes = attempt % 2 == 0 ? mutated(serializer.toBinary(victim), random) : noise(random);
            try {
                assertThat(serializer.fromBinary(bytes, serializer.manifest(victim)))
                        .isInstanceOf(Record.class);
            } catch (NotSerializableException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(5_000, 9_999);
        // No Kryo that threw went back to the pool: everything still comes back equal.
        everyMessageComesBackEqualOnBothPaths();
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        for (int change = 0; change <= random.nextInt(3); change++) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
        }
        return bytes;
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    @Test
    void aHugeDeclaredLengthIsRefusedBeforeAnythingIsAllocated() {
        // One component, tag 1, of 2^31 − 1 bytes.
        byte[] bytes = {1, 1, -1, -1, -1, -1, 7};
        assertThatThrownBy(() -> serializer.fromBinary(bytes, "121")).isInstanceOf(NotSerializableException.class);
    }

    /**
     * What a frame costs beyond its own bytes is the exception that refuses it, or the message; no length it declares.
     */
    @Test
    void noHostileMessageAllocatesMoreThanItsOwnSizeAndARefusal() {
        byte[] content = new byte[40_000];
        byte[] honest = serializer.toBinary(
                new SlotProtocol.SpecificationReply(new Part(0, 1, content.length, "0".repeat(64), content)));
        Map<String, byte[]> hostile = new TreeMap<>();
        hostile.put("a length that lies", new byte[] {1, 1, -1, -1, -1, -1, 7});
        hostile.put("a count that lies", new byte[] {-1, -1, -1, -1, 7, 1, 1});
        hostile.put("cut short", Arrays.copyOf(honest, honest.length - 1));
        hostile.put("something behind it", Arrays.copyOf(honest, honest.length + 40_000));
        byte[] newer = Arrays.copyOf(new byte[] {1, 99, (byte) 0xC0, (byte) 0xB8, 2}, 5 + 40_000);
        hostile.put("a tag of a newer version", newer);
        hostile.put("noise", noise(new Random(1)));
        hostile.forEach((name, bytes) -> {
            for (String manifest : List.of("121", "123", "104", "7310", "x".repeat(40_000))) {
                refuse(bytes, manifest);
                long allocated = Long.MAX_VALUE;
                for (int attempt = 0; attempt < 5; attempt++) {
                    long before = ALLOCATION.getCurrentThreadAllocatedBytes();
                    refuse(bytes, manifest);
                    allocated = Math.min(allocated, ALLOCATION.getCurrentThreadAllocatedBytes() - before);
                }
                assertThat(allocated)
                        .as("%s, manifest %s", name, manifest)
                        .isLessThan(2L * bytes.length + REFUSAL_BYTES);
            }
        });
    }

    private static void refuse(byte[] bytes, String manifest) {
        try {
            serializer.fromBinary(bytes, manifest);
        } catch (NotSerializableException e) {
            // as it should
        }
    }

    @Test
    void anUnknownManifestAndTrailingBytesAreRefused() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "7\nforged log line"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessage("unknown manifest 7?forged?log?lin");
        byte[] leave = serializer.toBinary(new SlotProtocol.Leave());
        byte[] longer = Arrays.copyOf(leave, leave.length + 1);
        assertThatThrownBy(() -> serializer.fromBinary(longer, "104")).isInstanceOf(NotSerializableException.class);
    }

    @Test
    void whatIsNotRegisteredIsNotWritten() {
        assertThatThrownBy(() -> serializer.toBinary("text")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMessageTooLargeForItsFrameSaysSo() {
        assertThatThrownBy(() -> serializer.toBinary(samples.get(0), ByteBuffer.allocateDirect(8)))
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void countsWhatItWritesAndReads() throws Exception {
        WireTraffic traffic = WireTraffic.of(kit.system());
        long written = traffic.written(SlotProtocol.Leave.class);
        long read = traffic.read(SlotProtocol.Leave.class);
        byte[] bytes = serializer.toBinary(new SlotProtocol.Leave());
        serializer.fromBinary(bytes, "104");
        serializer.fromBinary(bytes, "104");
        assertThat(traffic.written(SlotProtocol.Leave.class)).isEqualTo(written + 1);
        assertThat(traffic.read(SlotProtocol.Leave.class)).isEqualTo(read + 2);
    }
}
