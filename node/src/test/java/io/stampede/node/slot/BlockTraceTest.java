package io.stampede.node.slot;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a block leaves for whoever looks into a node: an event of the Flight Recorder, and its ids in the log. */
class BlockTraceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] SPECIFICATION = "{}".getBytes(StandardCharsets.UTF_8);
    private static final BlockAttempt BLOCK = new BlockAttempt(1, "crash-7", 4, 2);

    @TempDir
    Path directory;

    private ActorTestKit kit;
    private TestProbe<CoordinatorMessage> coordinator;
    private FakeBlocks blocks;
    private ActorRef<SlotProtocol.Command> slot;

    @BeforeEach
    void startSlot() {
        Config configuration = ConfigFactory.parseString("""
                        pekko.actor.provider = local
                        stampede.seat-0 = ${stampede.node.seat-dispatcher}
                        """)
                .withFallback(ConfigFactory.parseResources("stampede-cluster.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        kit = ActorTestKit.create("trace", configuration);
        coordinator = kit.createTestProbe(CoordinatorMessage.class);
        blocks = new FakeBlocks();
        slot = kit.spawn(SlotEntity.create(
                "slot-0",
                new NodeServices(
                        "node",
                        coordinator.ref(),
                        kit.spawn(SeatKeeper.create(1)),
                        kit.spawn(SpecificationCache.create(blocks, coordinator.ref(), 2)),
                        SlotSettings.parse(configuration),
                        new SlotMetrics(new SimpleMeterRegistry(), 1))));
    }

    @AfterEach
    void stopSlot() {
        kit.shutdownTestKit();
    }

    @Test
    void oneEventForEachTry() throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable(BlockRecording.class);
            recording.start();
            FakeBlocks.Made made = begin();
            made.root().tell(new FakeBlocks.Tell(new BlockEvent.Progressed(7, 20)));
            made.finish();
            next(BlockResult.class);
            recording.stop();
            assertThat(events(recording)).singleElement().satisfies(event -> {
                assertThat(event.getEventType().getName()).isEqualTo("io.stampede.Block");
                assertThat(event.getString("batch")).isEqualTo("crash-7");
                assertThat(event.getInt("block")).isEqualTo(4);
                assertThat(event.getInt("attempt")).isEqualTo(2);
                assertThat(event.getInt("firstScenario")).isEqualTo(40);
                assertThat(event.getInt("lanes")).isEqualTo(3);
                assertThat(event.getInt("steps")).isEqualTo(7);
                assertThat(event.getString("outcome")).isEqualTo("computed");
                assertThat(event.getDuration()).isPositive();
            });
        }
    }

    @Test
    void aFailureNamesBatchAndBlockInTheLog() throws Exception {
        FakeBlocks.Made made = begin();
        LoggingTestKit.warn("block failed at scenario 41, step 7: the books do not balance")
                .withMdc(Map.of("batch", "crash-7", "block", "4"))
                .expect(kit.system(), () -> {
                    BlockEvent.Failed failed = new BlockEvent.Failed(41, 7, "the books do not balance");
                    made.root().tell(new FakeBlocks.Tell(failed));
                    return next(BlockFailed.class);
                });
    }

    private FakeBlocks.Made begin() throws InterruptedException {
        slot.tell(new RunBlock(BLOCK, Parts.sha256(SPECIFICATION), 40, 3));
        SpecificationRequest request = next(SpecificationRequest.class);
        for (Part part : Parts.cut(SPECIFICATION)) {
            request.replyTo().tell(new SpecificationReply(part));
        }
        return blocks.nextMade();
    }

    private <T extends CoordinatorMessage> T next(Class<T> type) {
        return type.cast(coordinator
                .fishForMessage(
                        PATIENCE,
                        message -> type.isInstance(message)
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .get(0));
    }

    private List<RecordedEvent> events(Recording recording) throws IOException {
        Path file = directory.resolve("blocks.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file);
    }
}
