package io.stampede.coordinator.batch;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.stampede.coordinator.batch.BatchCommand.Submit;
import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.CoordinatorEvent.SlotsChanged;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.library.ScenarioLibrary;
import io.stampede.node.metrics.GridMetrics;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;

/**
 * A batch from its submission to its end: the real coordinator in one actor system, a {@link PlayedGrid} in another of
 * the same process, and between them the real transport and serialization over loopback.
 */
final class PlayedBatch {
    private static final String BATCH = "b1";
    private static final int LANES = 64;
    /** 200 nodes have a queue each; here all have one. */
    private static final Config SYSTEM = ConfigFactory.parseString("""
                    pekko.actor.provider = remote
                    pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                    pekko.remote.artery.advanced.outbound-message-queue-size = 1000000
                    """)
            .withFallback(ConfigFactory.parseResources("stampede-cluster.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();

    /**
     * What came of it.
     *
     * @param seconds from submission to the end
     * @param middle what the slots did
     * @param postgresSeconds processor time of the database, from submission to the end
     * @param writes transactions on the store
     * @param writeSeconds the time they took
     * @param writeMaxMillis the time the longest took
     * @param heapMiB most memory that was in use after a collection
     * @param finished how the batch ended
     * @param storedBlocks blocks that are in the store
     * @param countedAsStored results that the coordinator has counted as stored, each for the first time
     * @param reportSha256 hash of what is in the store, as the coordinator's aggregation read it
     * @param expectedSha256 hash of what the blocks should have given
     */
    record Played(
            double seconds,
            PlayedGrid.Middle middle,
            double postgresSeconds,
            long writes,
            double writeSeconds,
            double writeMaxMillis,
            long heapMiB,
            Finished finished,
            int storedBlocks,
            int countedAsStored,
            String reportSha256,
            String expectedSha256) {}

    private final GridPlan plan;
    private final ResultStore store;
    private final Supplier<Duration> postgres;
    private final ScenarioBatch specification;
    private final List<List<Part>> results;
    private final CompletableFuture<PlayedGrid.Middle> middle = new CompletableFuture<>();
    private long heapMax;

    PlayedBatch(GridPlan plan, ResultStore store, Supplier<Duration> postgres) {
        this.plan = plan;
        this.store = store;
        this.postgres = postgres;
        this.specification = SpecificationReader.create()
                .read(
                        ScenarioLibrary.text("first-light").orElseThrow(),
                        "first-light",
                        Overrides.of("clock.horizon=PT1H").withScenarios((long) plan.blocks() * LANES))
                .orElseThrow();
        this.results = RealResults.of(specification, LANES);
    }

    Played play() {
        ActorTestKit home = ActorTestKit.create("coordinator", SYSTEM);
        ActorTestKit away = ActorTestKit.create("grid", SYSTEM);
        try {
            ActorRef<CoordinatorMessage> coordinator = spawn(home, away);
            TestProbe<BatchEvent> watcher = home.createTestProbe();
            StoredBatch batch = StoredBatch.of(
                    BATCH, specification, new BlockPlan(plan.blocks() * LANES, LANES), StoredBatch.PRIORITY_DEFAULT, 0);
            coordinator.tell(new SlotsChanged(plan.slots()));
            double postgresBefore = seconds(postgres.get());
            long began = System.nanoTime();
            coordinator.tell(new Submit(batch, watcher.ref()));
            Finished finished = awaitFinished(watcher);
            double took = (System.nanoTime() - began) / 1e9;
            double postgresTook = seconds(postgres.get()) - postgresBefore;
            away.shutdownTestKit();
            MeterRegistry meters = GridMetrics.of(home.system()).registry();
            return new Played(
                    took,
                    middle.join(),
                    postgresTook,
                    meters.get("stampede.store.writes").timer().count(),
                    meters.get("stampede.store.writes").timer().totalTime(TimeUnit.SECONDS),
                    meters.get("stampede.store.writes").timer().max(TimeUnit.MILLISECONDS),
                    heapMax >> 20,
                    finished,
                    store.storedBlocks(BATCH).cardinality(),
                    (int) meters.get("stampede.blocks.stored").counter().count(),
                    store.batch(BATCH).orElseThrow().reportSha256().orElse(""),
                    expectedSha256());
        } finally {
            away.shutdownTestKit();
            home.shutdownTestKit();
        }
    }

    private ActorRef<CoordinatorMessage> spawn(ActorTestKit home, ActorTestKit away) {
        CompletableFuture<ActorRef<CoordinatorMessage>> coordinator = new CompletableFuture<>();
        CompletableFuture<ActorRef<CoordinatorMessage>> fromAway =
                coordinator.thenApply(ref -> seenFrom(away, home, ref));
        PlayedGrid.Surroundings surroundings = new PlayedGrid.Surroundings(
                report -> fromAway.join().tell(report),
                slots -> coordinator.join().tell(new SlotsChanged(slots)));
        ActorRef<ShardingEnvelope<SlotProtocol.Command>> grid =
                away.spawn(PlayedGrid.create(plan, block -> RealResults.standIn(results, block), surroundings, middle));
        ActorRef<ShardingEnvelope<SlotProtocol.Command>> gridFromHome = seenFrom(home, away, grid);
        // Like the sharding's own region: an actor on the way.
        ActorRef<ShardingEnvelope<SlotProtocol.Command>> region = home.spawn(Behaviors.receiveMessage(envelope -> {
            gridFromHome.tell(envelope);
            return Behaviors.same();
        }));
        coordinator.complete(home.spawn(BatchCoordinator.create(
                CoordinatorSettings.of(home.system().settings().config()),
                () -> store,
                (batch, from) -> storedSha256(from),
                StoppingRule.NEVER,
                region)));
        return coordinator.join();
    }

    private static <T> ActorRef<T> seenFrom(ActorTestKit viewer, ActorTestKit owner, ActorRef<T> ref) {
        String text = ActorRefResolver.get(owner.system()).toSerializationFormat(ref);
        return ActorRefResolver.get(viewer.system()).resolveActorRef(text);
    }

    private Finished awaitFinished(TestProbe<BatchEvent> watcher) {
        List<BatchEvent> events = watcher.fishForMessage(Duration.ofMinutes(10), event -> {
            sampleHeap();
            return event instanceof Finished ? FishingOutcomes.complete() : FishingOutcomes.continueAndIgnore();
        });
        return (Finished) events.get(events.size() - 1);
    }

    private void sampleHeap() {
        long used = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            used += pool.getCollectionUsage() == null
                    ? 0
                    : pool.getCollectionUsage().getUsed();
        }
        heapMax = Math.max(heapMax, used);
    }

    private String storedSha256(ResultStore from) {
        MessageDigest digest = sha256();
        for (int first = 0; first < plan.blocks(); first += 64) {
            for (StoredBlock block : from.results(BATCH, first, 64)) {
                digest.update((block.block() + " " + block.contentSha256()).getBytes(StandardCharsets.UTF_8));
                digest.update(block.compressed());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String expectedSha256() {
        MessageDigest digest = sha256();
        for (int block = 0; block < plan.blocks(); block++) {
            List<Part> parts = RealResults.standIn(results, block);
            digest.update((block + " " + parts.get(0).contentSha256()).getBytes(StandardCharsets.UTF_8));
            parts.forEach(part -> digest.update(part.bytes()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    static final String HEADINGS = "| Nodes | s a block | Blocks/s wanted | Blocks/s done | Idle % |"
            + " Stored after ms, median | 99 % | Blocks a write | Longest write ms | Store busy % | Actor µs a block | Store thread µs |"
            + " Wire µs | PostgreSQL µs | Process % | Reports/s | Resent | Lost | Heap MiB | Load |\n|"
            + "---|".repeat(20);

    /** Figures of the middle of a batch; processor times for each block done. */
    static String row(GridPlan plan, Played played) {
        GridTally.Reading from = played.middle().from();
        GridTally.Reading to = played.middle().to();
        double nanos = to.nanos() - from.nanos();
        double done = to.done() - from.done();
        ProcessorTimes before = from.processor();
        ProcessorTimes after = to.processor();
        return String.format(
                Locale.ROOT,
                "| %d | %.2f | %.0f | %.0f | %.1f | %.0f | %.0f | %.1f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f"
                        + " | %.0f | %d | %d | %d | %.1f |",
                plan.nodes(),
                plan.blockMean().toMillis() / 1e3,
                plan.demand(),
                done / nanos * 1e9,
                100.0 * (to.idleNanos() - from.idleNanos()) / (nanos * plan.slots()),
                played.middle().tally().storedMillis(50),
                played.middle().tally().storedMillis(99),
                (double) plan.blocks() / played.writes(),
                played.writeMaxMillis(),
                100 * played.writeSeconds() / played.seconds(),
                (after.actor() - before.actor()) / done / 1e3,
                (after.store() - before.store()) / done / 1e3,
                (after.wire() - before.wire()) / done / 1e3,
                1e6 * played.postgresSeconds() / plan.blocks(),
                100 * (after.whole() - before.whole()) / nanos,
                (to.progress() - from.progress() + to.parts() - from.parts()) / nanos * 1e9,
                to.resent(),
                played.finished().statistics().lostTries(),
                played.heapMiB(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
