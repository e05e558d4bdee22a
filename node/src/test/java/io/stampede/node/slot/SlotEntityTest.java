package io.stampede.node.slot;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.node.protocol.BlockAttempt;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.ResultAssembler;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.Abandon;
import io.stampede.node.protocol.SlotProtocol.Abandoned;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.Busy;
import io.stampede.node.protocol.SlotProtocol.Cancel;
import io.stampede.node.protocol.SlotProtocol.Leave;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import io.stampede.node.protocol.SlotProtocol.Stored;
import io.stampede.node.serialization.WireTraffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One slot, or two, of a node with one seat; every message that may cross the wire is serialized on its way. */
class SlotEntityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SPECIFICATION = "{\"batch\":1}";

    private ActorTestKit kit;
    private TestProbe<CoordinatorMessage> coordinator;
    private FakeBlocks blocks;
    private ActorRef<SlotProtocol.Command> slot;
    private NodeServices services;

    @BeforeEach
    void startSlot() {
        Config configuration = ConfigFactory.parseString("""
                        pekko.actor.serialize-messages = on
                        pekko.actor.provider = local
                        stampede.seat-0 = ${stampede.node.seat-dispatcher}
                        stampede.node.progress-interval = 50ms
                        stampede.node.no-progress-timeout = 2s
                        stampede.node.result-resend-interval = 100ms
                        stampede.node.specification-retry-interval = 100ms
                        """)
                .withFallback(ConfigFactory.parseResources("stampede-cluster.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        kit = ActorTestKit.create("slot", configuration);
        coordinator = kit.createTestProbe(CoordinatorMessage.class);
        blocks = new FakeBlocks();
        services = new NodeServices(
                "node",
                coordinator.ref(),
                kit.spawn(SeatKeeper.create(1)),
                kit.spawn(SpecificationCache.create(blocks, coordinator.ref(), 2)),
                SlotSettings.parse(configuration),
                new SlotMetrics(new io.micrometer.core.instrument.simple.SimpleMeterRegistry(), 1));
        slot = kit.spawn(SlotEntity.create("slot-0", services));
    }

    @AfterEach
    void stopSlot() {
        kit.shutdownTestKit();
    }

    private static BlockAttempt block(int index) {
        return new BlockAttempt(1, "batch", index, 1);
    }

    private static RunBlock run(BlockAttempt block, String specification) {
        return new RunBlock(block, sha256(specification), block.blockIndex() * 10, 3);
    }

    private static RunBlock run(int index) {
        return run(block(index), SPECIFICATION);
    }

    private static String sha256(String specification) {
        return Parts.sha256(specification.getBytes(StandardCharsets.UTF_8));
    }

    /** The next report of a type; others, as the repeated progress, pass by. */
    private <T extends CoordinatorMessage> T next(Class<T> type) {
        return type.cast(coordinator
                .fishForMessage(
                        PATIENCE,
                        message -> type.isInstance(message)
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .get(0));
    }

    private void answerSpecification(String specification) {
        SpecificationRequest request = next(SpecificationRequest.class);
        assertThat(request.specSha256()).isEqualTo(sha256(specification));
        for (Part part : Parts.cut(specification.getBytes(StandardCharsets.UTF_8))) {
            request.replyTo().tell(new SpecificationReply(part));
        }
    }

    private FakeBlocks.Made started(int index) throws InterruptedException {
        slot.tell(run(index));
        answerSpecification(SPECIFICATION);
        return blocks.nextMade();
    }

    @Test
    void computesABlockOnItsSeatAndSendsTheResultUntilItIsStored() throws Exception {
        FakeBlocks.Made made = started(4);
        assertThat(made.firstScenario()).isEqualTo(40);
        assertThat(made.lanes()).isEqualTo(3);
        assertThat(made.threadName()).contains("stampede.seat-0");

        made.finish();
        BlockResult first = next(BlockResult.class);
        BlockResult again = next(BlockResult.class);
        assertThat(again).isEqualTo(first);
        assertThat(first.block()).isEqualTo(block(4));
        assertThat(first.slotId()).isEqualTo("slot-0");
        assertThat(new ResultAssembler(1).add(first))
                .hasValueSatisfying(whole -> assertThat(whole.contentSha256())
                        .isEqualTo(Parts.sha256(OutcomeCodec.encode(FakeBlocks.outcome(40, 3)))));

        slot.tell(new Stored(block(4)));
        // What the slot sent before it heard passes; then an answered command shows that it has, and all is quiet.
        slot.tell(new Abandon(block(9)));
        next(Abandoned.class);
        coordinator.expectNoMessage(Duration.ofMillis(300));
    }

    @Test
    void everyMessageOfTheWireIsSerialized() throws Exception {
        started(0).finish();
        next(BlockResult.class);
        slot.tell(new Stored(block(0)));
        WireTraffic traffic = WireTraffic.of(kit.system());
        assertThat(traffic.writtenByName())
                .containsKeys("RunBlock", "SpecificationRequest", "SpecificationReply", "BlockResult", "Stored");
        assertThat(traffic.read(RunBlock.class)).isEqualTo(1);
        assertThat(traffic.read(SpecificationReply.class)).isEqualTo(1);
    }

    @Test
    void tellsOfProgressWhileABlockRunsAndWhileOneWaits() throws Exception {
        FakeBlocks.Made made = started(0);
        slot.tell(run(1));
        made.root().tell(new FakeBlocks.Tell(new BlockEvent.Progressed(7, 20)));
        BlockProgress progress = next(BlockProgress.class);
        while (progress.stepsDone() < 7) {
            progress = next(BlockProgress.class);
        }
        assertThat(progress)
                .isIn(new BlockProgress("slot-0", block(0), 7, 20), new BlockProgress("slot-0", block(1), 0, 0));
    }

    @Test
    void keepsOneBlockWaitingAndRefusesAThird() throws Exception {
        FakeBlocks.Made made = started(0);
        slot.tell(run(1));
        slot.tell(run(2));
        assertThat(next(Busy.class).block()).isEqualTo(block(2));
        made.finish();
        assertThat(blocks.nextMade().firstScenario()).isEqualTo(10);
        assertThat(blocks.prepared()).isEqualTo(1);
    }

    @Test
    void startsNothingNewWithTwoResultsThatAreNotStored() throws Exception {
        started(0).finish();
        assertThat(next(BlockResult.class).block()).isEqualTo(block(0));
        slot.tell(run(1));
        blocks.nextMade().finish();
        while (!next(BlockResult.class).block().equals(block(1))) {}
        slot.tell(run(2));
        slot.tell(run(3));
        assertThat(next(Busy.class).block()).isEqualTo(block(3));
        assertThat(blocks.isIdle()).isTrue();
        slot.tell(new Stored(block(0)));
        assertThat(blocks.nextMade().firstScenario()).isEqualTo(20);
    }

    @Test
    void answersBusyWithoutASeatAndWorksWhenThereIsOne() throws Exception {
        ActorRef<SlotProtocol.Command> other = kit.spawn(SlotEntity.create("slot-1", services));
        FakeBlocks.Made made = started(0);
        other.tell(run(1));
        assertThat(next(Busy.class)).isEqualTo(new Busy("slot-1", block(1)));
        made.finish();
        next(BlockResult.class);
        // The seat is free once the actors of the first block are gone: until then the answer is Busy again.
        Awaitility.await().atMost(PATIENCE).until(() -> {
            other.tell(run(1));
            return !blocks.isIdle();
        });
        assertThat(blocks.nextMade().firstScenario()).isEqualTo(10);
    }

    @Test
    void aSlotThatStopsGivesItsSeatBack() throws Exception {
        started(0);
        kit.stop(slot);
        assertThat(blocks.nextStopped()).isZero();
        ActorRef<SlotProtocol.Command> other = kit.spawn(SlotEntity.create("slot-1", services));
        Awaitility.await().atMost(PATIENCE).until(() -> {
            other.tell(run(1));
            return !blocks.isIdle();
        });
    }

    @Test
    void aBlockThatThrowsFailsAndTheSlotGoesOn() throws Exception {
        started(5).root().tell(new FakeBlocks.Throw("Σ cash is 1"));
        BlockFailed failed = next(BlockFailed.class);
        assertThat(failed.block()).isEqualTo(block(5));
        assertThat(failed.scenario()).isEqualTo(50);
        assertThat(failed.cause()).contains("Σ cash is 1");
        slot.tell(run(6));
        Awaitility.await().atMost(PATIENCE).until(() -> {
            slot.tell(run(6));
            return !blocks.isIdle();
        });
    }

    @Test
    void aFailureNamesItsScenarioAndStep() throws Exception {
        started(5).root().tell(new FakeBlocks.Tell(new BlockEvent.Failed(52, 17, "kernel")));
        assertThat(next(BlockFailed.class)).isEqualTo(new BlockFailed("slot-0", block(5), 52, 17, "kernel"));
    }

    @Test
    void aBlockThatIsSilentFails() throws Exception {
        FakeBlocks.Made made = started(5);
        made.root().tell(new FakeBlocks.Tell(new BlockEvent.Progressed(3, 9)));
        BlockFailed failed = next(BlockFailed.class);
        assertThat(failed.step()).isEqualTo(3);
        assertThat(failed.cause()).isEqualTo("nothing moved for PT2S");
        assertThat(blocks.nextStopped()).isEqualTo(50);
    }

    @Test
    void aThreadThatHangsFailsItsBlockAndKeepsItsSeatUntilItEnds() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        started(5).root().tell(new FakeBlocks.Hang(latch));
        assertThat(next(BlockFailed.class).cause()).contains("nothing moved");
        slot.tell(run(6));
        assertThat(next(Busy.class).block()).isEqualTo(block(6));
        latch.countDown();
        assertThat(blocks.nextStopped()).isEqualTo(50);
        Awaitility.await().atMost(PATIENCE).until(() -> {
            slot.tell(run(6));
            return !blocks.isIdle();
        });
    }

    @Test
    void cancelStopsTheRunningBlockAndForgetsTheWaitingOneAndTheResult() throws Exception {
        started(0).finish();
        next(BlockResult.class);
        slot.tell(run(1));
        FakeBlocks.Made made = blocks.nextMade();
        slot.tell(run(2));
        slot.tell(new Cancel(1, "batch"));
        assertThat(blocks.nextStopped()).isZero();
        assertThat(blocks.nextStopped()).isEqualTo(made.firstScenario());
        slot.tell(new Abandon(block(9)));
        next(Abandoned.class);
        coordinator.expectNoMessage(Duration.ofMillis(300));
        assertThat(blocks.isIdle()).isTrue();
    }

    @Test
    void cancelOfAnotherBatchChangesNothing() throws Exception {
        FakeBlocks.Made made = started(0);
        slot.tell(new Cancel(1, "other"));
        made.finish();
        assertThat(next(BlockResult.class).block()).isEqualTo(block(0));
    }

    @Test
    void anAbandonedTryIsStoppedAndSaidToBe() throws Exception {
        started(0);
        slot.tell(new Abandon(block(0)));
        assertThat(next(Abandoned.class)).isEqualTo(new Abandoned("slot-0", block(0)));
        assertThat(blocks.nextStopped()).isZero();
    }

    @Test
    void aRepeatedCommandDoesNotComputeTwiceAndTheNewestTryIsAnswered() throws Exception {
        FakeBlocks.Made made = started(0);
        BlockAttempt second = new BlockAttempt(1, "batch", 0, 2);
        slot.tell(run(0));
        slot.tell(run(second, SPECIFICATION));
        made.finish();
        assertThat(next(BlockResult.class).block()).isEqualTo(second);
        BlockAttempt third = new BlockAttempt(1, "batch", 0, 3);
        slot.tell(run(third, SPECIFICATION));
        while (!next(BlockResult.class).block().equals(third)) {}
        assertThat(blocks.isIdle()).isTrue();
    }

    @Test
    void aNewerCoordinatorHearsOfWhatAnEarlierOneAskedForAndTheEarlierIsNotObeyed() throws Exception {
        FakeBlocks.Made made = started(0);
        slot.tell(run(1));
        BlockAttempt newer = new BlockAttempt(2, "batch", 7, 1);
        slot.tell(run(newer, SPECIFICATION));
        slot.tell(new Cancel(1, "batch"));
        slot.tell(new Abandon(block(0)));
        made.finish();
        // The running block is as good as ever; what waited for the earlier coordinator made room.
        assertThat(next(BlockResult.class).block()).isEqualTo(block(0));
        assertThat(blocks.nextMade().firstScenario()).isEqualTo(70);
        slot.tell(new Stored(new BlockAttempt(1, "batch", 0, 1)));
        slot.tell(new Stored(new BlockAttempt(2, "batch", 0, 1)));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> next(BlockProgress.class).block().equals(newer));
    }

    @Test
    void aSpecificationThatDoesNotComeIsAskedForAgain() throws Exception {
        slot.tell(run(0));
        next(SpecificationRequest.class);
        answerSpecification(SPECIFICATION);
        assertThat(blocks.nextMade().firstScenario()).isZero();
    }

    @Test
    void aSpecificationThatCannotBeReadOrMadeFailsItsBlock() {
        slot.tell(run(block(0), FakeBlocks.UNREADABLE));
        answerSpecification(FakeBlocks.UNREADABLE);
        BlockFailed failed = next(BlockFailed.class);
        assertThat(failed.step()).isEqualTo(-1);
        assertThat(failed.cause()).isEqualTo("the specification cannot be read: line 1");

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            slot.tell(run(block(1), FakeBlocks.UNMAKEABLE));
            coordinator.expectMessageClass(SpecificationRequest.class, Duration.ofMillis(500));
        });
        answerSpecification(FakeBlocks.UNMAKEABLE);
        assertThat(next(BlockFailed.class).cause()).contains("no memory for 3 lanes");
    }

    @Test
    void anOutcomeOfOtherScenariosFailsItsBlock() throws Exception {
        started(5).root().tell(new FakeBlocks.Tell(new BlockEvent.Finished(FakeBlocks.outcome(51, 3))));
        assertThat(next(BlockFailed.class).cause()).isEqualTo("the outcome is of other scenarios");
    }

    @Test
    void leavesAtOnceWhenIdle() {
        slot.tell(new Leave());
        coordinator.expectTerminated(slot, PATIENCE);
    }

    @Test
    void leavesARunningBlockAndSaysSo() throws Exception {
        started(0);
        slot.tell(run(1));
        slot.tell(new Leave());
        assertThat(next(Abandoned.class).block()).isEqualTo(block(1));
        assertThat(next(Abandoned.class).block()).isEqualTo(block(0));
        coordinator.expectTerminated(slot, PATIENCE);
        assertThat(blocks.nextStopped()).isZero();
    }

    @Test
    void leavesAfterABlockThatIsNearlyDone() throws Exception {
        FakeBlocks.Made made = started(0);
        made.root().tell(new FakeBlocks.Tell(new BlockEvent.Progressed(19, 20)));
        while (next(BlockProgress.class).stepsDone() < 19) {}
        slot.tell(new Leave());
        slot.tell(run(1));
        assertThat(next(Busy.class).block()).isEqualTo(block(1));
        made.finish();
        assertThat(next(BlockResult.class).block()).isEqualTo(block(0));
        coordinator.expectTerminated(slot, PATIENCE);
    }
}
