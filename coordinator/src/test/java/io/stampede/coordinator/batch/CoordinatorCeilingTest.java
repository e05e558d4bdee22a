package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchCommand.Submit;
import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.batch.CoordinatorEvent.SlotsChanged;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.RestartablePostgres;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.library.ScenarioLibrary;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ShardingEnvelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How many blocks a second a coordinator hands out and stores when they cost nothing but have results of real size. */
@Tag("full")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CoordinatorCeilingTest {
    private static final int BLOCKS = 20_000;
    private static final int LANES = 64;
    private static final int SLOTS = 64;

    @TempDir
    Path directory;

    private final ActorTestKit kit = ActorTestKit.create(
            "ceiling",
            ConfigFactory.parseString("pekko.actor.provider = local\npekko.fail-mixed-versions = off")
                    .withFallback(ConfigFactory.load()));
    private final ScenarioBatch specification = SpecificationReader.create()
            .read(
                    ScenarioLibrary.text("first-light").orElseThrow(),
                    "first-light",
                    Overrides.of("clock.horizon=PT1H").withScenarios((long) BLOCKS * LANES))
            .orElseThrow();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void blocksASecond() {
        List<List<Part>> results = RealResults.of(specification, LANES);
        List<String> table = new ArrayList<>();
        try (RestartablePostgres postgres = new RestartablePostgres(directory.resolve("postgres"))) {
            for (int run = 0; run < 2; run++) {
                table.add(measure("H2", StoreSettings.inDirectory(directory.resolve("h2-" + run)), results));
                table.add(measure("PostgreSQL", StoreSettings.at(postgres.createDatabase("ceiling_" + run)), results));
            }
        }
        System.out.println("| Store | Blocks a second | Bytes a block |\n" + String.join("\n", table));
        assertThat(table).hasSize(4);
    }

    private String measure(String name, StoreSettings settings, List<List<Part>> results) {
        try (ResultStore store = ResultStore.open(settings)) {
            AtomicReference<ActorRef<CoordinatorMessage>> coordinator = new AtomicReference<>();
            ActorRef<ShardingEnvelope<SlotProtocol.Command>> slots = kit.spawn(slots(coordinator, results));
            coordinator.set(kit.spawn(BatchCoordinator.create(
                    CoordinatorSettings.of(kit.system().settings().config()),
                    () -> store,
                    (batch, from) -> "",
                    StoppingRule.NEVER,
                    slots)));
            TestProbe<BatchEvent> watcher = kit.createTestProbe();
            StoredBatch batch = StoredBatch.of(
                    "b1", specification, new BlockPlan(BLOCKS * LANES, LANES), StoredBatch.PRIORITY_DEFAULT, 0);
            coordinator.get().tell(new SlotsChanged(SLOTS));
            long began = System.nanoTime();
            coordinator.get().tell(new Submit(batch, watcher.ref()));
            watcher.fishForMessage(
                    Duration.ofMinutes(5),
                    event -> event instanceof Finished
                            ? FishingOutcomes.complete()
                            : FishingOutcomes.continueAndIgnore());
            double seconds = (System.nanoTime() - began) / 1e9;
            assertThat(store.batch("b1").orElseThrow().state()).isEqualTo(BatchState.SUCCEEDED);
            assertThat(store.storedBlocks("b1").cardinality()).isEqualTo(BLOCKS);
            kit.stop(coordinator.get());
            return "| " + name + " | " + Math.round(BLOCKS / seconds) + " | " + RealResults.bytes(results) + " |";
        }
    }

    /** All slots in one: each block is done when it is handed out. */
    private static Behavior<ShardingEnvelope<SlotProtocol.Command>> slots(
            AtomicReference<ActorRef<CoordinatorMessage>> coordinator, List<List<Part>> results) {
        return Behaviors.receiveMessage(envelope -> {
            if (envelope.message() instanceof RunBlock run) {
                for (Part part : RealResults.standIn(results, run.block().blockIndex())) {
                    coordinator
                            .get()
                            .tell(new BlockResult(
                                    envelope.entityId(), run.block(), OutcomeCodec.FORMAT, 1_000, part, "node"));
                }
            }
            return Behaviors.same();
        });
    }
}
