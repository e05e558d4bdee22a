package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchCommand.Cancel;
import io.stampede.coordinator.batch.BatchCommand.Submit;
import io.stampede.coordinator.batch.BatchEvent.Accepted;
import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.BatchEvent.Refused;
import io.stampede.coordinator.batch.BatchFailure.Kind;
import io.stampede.coordinator.batch.CoordinatorEvent.SlotsChanged;
import io.stampede.coordinator.batch.Survey.BlockAtWork;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.PartAssembler;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.node.protocol.SlotProtocol.SpecificationReply;
import io.stampede.node.protocol.SlotProtocol.SpecificationRequest;
import io.stampede.node.protocol.SlotProtocol.Stored;
import io.stampede.simulation.EngineVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The actor around {@link BatchDesk}: its messages, the thread of its store, and a store that is not there. */
class BatchCoordinatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String SPECIFICATION = "{\"scenarios\":4}";
    private static final String SHA256 = Parts.sha256(SPECIFICATION.getBytes(StandardCharsets.UTF_8));
    private static final StoredBatch BATCH = new StoredBatch(
            "b1",
            "batch",
            SPECIFICATION,
            SHA256,
            1,
            new BlockPlan(4, 2),
            StoredBatch.PRIORITY_DEFAULT,
            EngineVersion.CURRENT,
            BatchState.QUEUED,
            0,
            Optional.empty(),
            Optional.empty());

    private final ActorTestKit kit = ActorTestKit.create(
            "coordinator",
            ConfigFactory.parseString(
                            "pekko.actor.provider = local\npekko.fail-mixed-versions = off\nstampede.coordinator { takeover-patience = 300ms, store-patience = 300ms, store-retry-pause = 50ms }")
                    .withFallback(ConfigFactory.load()));
    private final ResultStore store = ResultStore.open(StoreSettings.at(
            "jdbc:h2:mem:coordinator-" + DATABASES.incrementAndGet() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"));
    private final TestProbe<ShardingEnvelope<SlotProtocol.Command>> slots = kit.createTestProbe();
    private final TestProbe<BatchEvent> watcher = kit.createTestProbe();
    private final TestProbe<String> reports = kit.createTestProbe();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
        store.close();
    }

    private ActorRef<CoordinatorMessage> coordinator(Supplier<ResultStore> opener, Aggregation aggregation) {
        return kit.spawn(BatchCoordinator.create(
                CoordinatorSettings.of(kit.system().settings().config()),
                opener,
                aggregation,
                StoppingRule.NEVER,
                slots.ref()));
    }

    private ActorRef<CoordinatorMessage> coordinator() {
        return coordinator(() -> store, (batch, from) -> {
            reports.ref().tell("report of " + batch.id() + from.storedBlocks("b1"));
            return "f".repeat(64);
        });
    }

    /** A batch of two blocks on two slots; returns what the slots were told. */
    private RunBlock[] begin(ActorRef<CoordinatorMessage> coordinator) {
        coordinator.tell(new SlotsChanged(2));
        coordinator.tell(new Submit(BATCH, watcher.ref()));
        assertThat(next(Accepted.class)).isEqualTo(new Accepted("b1", BATCH.plan()));
        RunBlock[] runs = new RunBlock[2];
        for (int block = 0; block < runs.length; block++) {
            ShardingEnvelope<SlotProtocol.Command> command = slots.receiveMessage(PATIENCE);
            assertThat(command.entityId()).isEqualTo(slot(block));
            runs[block] = (RunBlock) command.message();
            assertThat(runs[block].block().blockIndex()).isEqualTo(block);
        }
        return runs;
    }

    private static String slot(int number) {
        return "slot-" + number;
    }

    private <T extends BatchEvent> T next(Class<T> type) {
        return type.cast(watcher.fishForMessage(
                        PATIENCE,
                        event -> type.isInstance(event)
                                ? FishingOutcomes.complete()
                                : FishingOutcomes.continueAndIgnore())
                .get(0));
    }

    private static void sendResult(ActorRef<CoordinatorMessage> coordinator, String slotId, RunBlock run) {
        for (Part part : Parts.cut(FakeGrid.outcomes(run.firstScenario(), run.lanes()))) {
            coordinator.tell(new BlockResult(slotId, run.block(), OutcomeCodec.FORMAT, 5, part, "node"));
        }
    }

    @Test
    void aBatchIsComputedStoredAcknowledgedAndReported() {
        ActorRef<CoordinatorMessage> coordinator = coordinator();
        RunBlock[] runs = begin(coordinator);
        for (int block = 0; block < runs.length; block++) {
            sendResult(coordinator, slot(block), runs[block]);
            ShardingEnvelope<SlotProtocol.Command> answer = slots.receiveMessage(PATIENCE);
            assertThat(answer.entityId()).isEqualTo(slot(block));
            assertThat(answer.message()).isEqualTo(new Stored(runs[block].block()));
            assertThat(store.storedBlocks("b1").get(block)).isTrue();
        }
        reports.expectMessage(PATIENCE, "report of b1{0, 1}");
        Finished finished = next(Finished.class);
        assertThat(finished)
                .isEqualTo(new Finished("b1", BatchState.SUCCEEDED, Optional.empty(), new RunStatistics(2, 0, 0, 10)));
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
    }

    @Test
    void whoeverComputesIsSentTheSpecification() {
        ActorRef<CoordinatorMessage> coordinator = coordinator();
        begin(coordinator);
        TestProbe<SpecificationReply> node = kit.createTestProbe();
        coordinator.tell(new SpecificationRequest("b1", SHA256, node.ref()));
        assertThat(new PartAssembler(1000).add(node.receiveMessage(PATIENCE).part()))
                .hasValueSatisfying(text -> assertThat(new String(text.bytes(), StandardCharsets.UTF_8))
                        .isEqualTo(SPECIFICATION));
    }

    @Test
    void aCancelledBatchIsTakenFromItsSlots() {
        ActorRef<CoordinatorMessage> coordinator = coordinator();
        RunBlock[] runs = begin(coordinator);
        coordinator.tell(new Cancel("b1"));
        for (int slot = 0; slot < runs.length; slot++) {
            assertThat(slots.receiveMessage(PATIENCE).message())
                    .isEqualTo(new SlotProtocol.Cancel(runs[0].block().epoch(), "b1"));
        }
        assertThat(next(Finished.class).state()).isEqualTo(BatchState.CANCELLED);
        assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.CANCELLED);
    }

    @Test
    void aBlockThatFailsTwiceEndsItsBatchAndStopsTheOthers() {
        ActorRef<CoordinatorMessage> coordinator = coordinator();
        RunBlock[] runs = begin(coordinator);
        coordinator.tell(new BlockFailed("slot-1", runs[1].block(), 3, 17, "overflow"));
        RunBlock again = (RunBlock) slots.receiveMessage(PATIENCE).message();
        assertThat(again.firstScenario()).isEqualTo(runs[1].firstScenario());
        coordinator.tell(new BlockFailed("slot-1", again.block(), 3, 17, "overflow"));
        assertThat(slots.receiveMessage(PATIENCE).message()).isInstanceOf(SlotProtocol.Cancel.class);
        Finished finished = next(Finished.class);
        assertThat(finished.state()).isEqualTo(BatchState.FAILED);
        assertThat(finished.failure())
                .hasValue(new BatchFailure(Kind.SCENARIO, "scenario 3 failed at step 17: overflow"));
        assertThat(store.batch("b1").orElseThrow().failure()).hasValue("scenario 3 failed at step 17: overflow");
    }

    @Test
    void aReportThatCannotBeMadeFailsItsBatch() {
        ActorRef<CoordinatorMessage> coordinator = coordinator(() -> store, (batch, from) -> {
            throw new IllegalStateException("no tail");
        });
        RunBlock[] runs = begin(coordinator);
        for (int block = 0; block < runs.length; block++) {
            sendResult(coordinator, slot(block), runs[block]);
        }
        assertThat(next(Finished.class).failure()).hasValue(new BatchFailure(Kind.REPORT, "no tail"));
    }

    @Test
    void whatIsAskedBeforeTheStoreIsOpenIsKept() {
        CompletableFuture<ResultStore> opened = new CompletableFuture<>();
        ActorRef<CoordinatorMessage> coordinator = coordinator(opened::join, (batch, from) -> "");
        coordinator.tell(new SlotsChanged(1));
        coordinator.tell(new Submit(BATCH, watcher.ref()));
        watcher.expectNoMessage(Duration.ofMillis(50));
        opened.complete(store);
        next(Accepted.class);
        assertThat(slots.receiveMessage(PATIENCE).message()).isInstanceOf(RunBlock.class);
    }

    @Test
    void withoutAStoreABatchIsRefusedWithTheReason() {
        ActorRef<CoordinatorMessage> coordinator = coordinator(
                () -> {
                    throw new IllegalStateException("the disk is gone");
                },
                (batch, from) -> "");
        coordinator.tell(new Submit(BATCH, watcher.ref()));
        assertThat(next(Refused.class)).isEqualTo(new Refused("b1", new BatchFailure(Kind.STORE, "the disk is gone")));
    }

    @Test
    void aCoordinatorThatWasReplacedStops() {
        ActorRef<CoordinatorMessage> coordinator = coordinator();
        RunBlock[] runs = begin(coordinator);
        store.raiseEpoch();
        sendResult(coordinator, "slot-0", runs[0]);
        slots.expectTerminated(coordinator, PATIENCE);
        assertThat(store.storedBlocks("b1").isEmpty()).isTrue();
    }

    @Test
    void aBatchThatWasBegunBeforeGoesOnWithWhatIsMissing() {
        ActorRef<CoordinatorMessage> before = coordinator();
        RunBlock[] runs = begin(before);
        sendResult(before, "slot-0", runs[0]);
        assertThat(slots.receiveMessage(PATIENCE).message()).isInstanceOf(Stored.class);
        kit.stop(before);

        ActorRef<CoordinatorMessage> after = coordinator();
        after.tell(new SlotsChanged(2));
        RunBlock again = (RunBlock) slots.receiveMessage(PATIENCE).message();
        assertThat(again.block().blockIndex()).isEqualTo(1);
        assertThat(again.block().epoch()).isGreaterThan(runs[1].block().epoch());
        sendResult(after, "slot-0", again);
        reports.expectMessage(PATIENCE, "report of b1{0, 1}");
    }

    @Test
    void aStoreThatCannotBeOpenedAtOnceIsTriedAgain() {
        java.util.concurrent.atomic.AtomicInteger tries = new java.util.concurrent.atomic.AtomicInteger();
        ActorRef<CoordinatorMessage> coordinator = coordinator(
                () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    return store;
                },
                (batch, from) -> "");
        coordinator.tell(new Submit(BATCH, watcher.ref()));
        next(Accepted.class);
        assertThat(tries).hasValue(3);
    }

    @Test
    void aBatchOfAnotherEngineIsNotGoneOnWith() {
        long epoch = store.raiseEpoch();
        store.submit(
                epoch,
                new StoredBatch(
                        "b1",
                        "batch",
                        SPECIFICATION,
                        SHA256,
                        1,
                        new BlockPlan(4, 2),
                        StoredBatch.PRIORITY_DEFAULT,
                        "of old",
                        BatchState.QUEUED,
                        0,
                        Optional.empty(),
                        Optional.empty()));
        coordinator();
        org.awaitility.Awaitility.await()
                .until(() -> store.batch("b1").orElseThrow().state() == BatchState.FAILED);
        assertThat(store.batch("b1").orElseThrow().failure().orElseThrow()).contains("engine of old");
    }

    @Test
    void saysWhatIsUnderWay() {
        ActorRef<CoordinatorMessage> coordinator = coordinator();
        RunBlock[] runs = begin(coordinator);
        coordinator.tell(new SlotProtocol.BlockProgress(slot(1), runs[1].block(), 30, 120));
        GridWatch watch = new GridWatch(kit.system(), coordinator);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Survey survey = watch.survey();
            assertThat(survey.trouble()).isEmpty();
            assertThat(survey.slots()).isEqualTo(2);
            assertThat(survey.blocks())
                    .containsExactly(
                            new BlockAtWork(slot(0), "b1", 0, 1, 0, 2, 0),
                            new BlockAtWork(slot(1), "b1", 1, 1, 2, 2, 0.25));
            assertThat(survey.batches().get("b1").state()).isEqualTo(BatchState.RUNNING);
            assertThat(survey.batches().get("b1").doneScenarios()).isEqualTo(0.5);
        });
    }

    @Test
    void saysWhatIsWrongWhileTheStoreCannotBeOpened() {
        ActorRef<CoordinatorMessage> coordinator = coordinator(
                () -> {
                    throw new IllegalStateException("no such disk");
                },
                (batch, from) -> "");
        GridWatch watch = new GridWatch(kit.system(), coordinator);
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(watch.survey().trouble()).contains("no such disk"));
    }

    @Test
    void aGridWithoutACoordinatorIsSilentAndSaysSo() {
        GridWatch watch = new GridWatch(
                kit.system(), kit.<CoordinatorMessage>createTestProbe().ref());
        assertThat(watch.survey()).isEqualTo(Survey.silent("no coordinator hands out work at the moment"));
    }
}
