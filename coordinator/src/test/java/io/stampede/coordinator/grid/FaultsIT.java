package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.store.RestartablePostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What production does to a grid on PostgreSQL, once each, while a batch is computed: the report is the same, no block
 * counts twice, none that was stored is lost or stored again.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class FaultsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(8);

    @TempDir
    static Path directory;

    private static GridBatch batch;
    private static RestartablePostgres postgres;
    private static ProcessGrid grid;

    @BeforeAll
    static void start() {
        batch = GridBatch.of(directory, 2_000, "PT90M");
        postgres = new RestartablePostgres(directory.resolve("postgres"));
        grid = new ProcessGrid(directory, 12)
                .with("STAMPEDE_JDBC_URL", postgres.jdbcUrl())
                .coordinators(3)
                .nodes(2);
    }

    @AfterAll
    static void stop() {
        if (grid != null) {
            grid.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void allIsWell() {
        grid.awaitMembers(3, 2);
    }

    @Test
    void aKilledNode() {
        String batchId = begin();
        Map<Integer, String> before = postgres.stored(batchId);
        grid.nodeMembers().get(0).process().kill();
        assertThatAllIsCountedOnce(batchId, before);
    }

    /** Says how long no block was stored: detection, the decision of the majority, and taking up the batch. */
    @Test
    void aKilledCoordinator() {
        String batchId = begin();
        grid.active().process().kill();
        long killed = System.nanoTime();
        Map<Integer, String> before = postgres.stored(batchId);
        assertThat(before).as("stored before the kill, of " + batch.blocks()).hasSizeLessThan(batch.blocks());
        Awaitility.await("a block stored by another coordinator")
                .atMost(PATIENCE)
                .until(() -> postgres.stored(batchId).size() > before.size());
        Duration outage = Duration.ofNanos(System.nanoTime() - killed);
        System.out.println("From the kill of the coordinator to the next stored block: " + outage.toSeconds() + " s");
        assertThatAllIsCountedOnce(batchId, before);
    }

    @Test
    void aNodeThatSleepsForLongerThanItsLease() {
        String batchId = begin();
        Map<Integer, String> before = postgres.stored(batchId);
        LaunchedProcess node = grid.nodeMembers().get(1).process();
        node.freeze();
        pause(LONGER_THAN_A_LEASE);
        node.thaw();
        assertThatAllIsCountedOnce(batchId, before);
    }

    @Test
    @Tag("full")
    void aCoordinatorThatSleepsThroughItsOwnReplacement() {
        String batchId = begin();
        Map<Integer, String> before = postgres.stored(batchId);
        LaunchedProcess sleeper = grid.active().process();
        long epoch = postgres.epoch();
        sleeper.freeze();
        Awaitility.await("another coordinator").atMost(PATIENCE).until(() -> postgres.epoch() > epoch);
        sleeper.thaw();
        assertThatAllIsCountedOnce(batchId, before);
    }

    @Test
    void aStoreThatIsAwayForAWhile() {
        String batchId = begin();
        postgres.stop();
        pause(LONGER_THAN_A_LEASE);
        postgres.start();
        assertThatAllIsCountedOnce(batchId, postgres.stored(batchId));
    }

    private static String begin() {
        String batchId = grid.submit(batch.yaml());
        grid.awaitStored(batchId, batch.blocks() / 5);
        return batchId;
    }

    private static void assertThatAllIsCountedOnce(String batchId, Map<Integer, String> before) {
        assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(batch.reportSha256());
        assertThat(before).isNotEmpty();
        assertThat(postgres.stored(batchId)).hasSize(batch.blocks()).containsAllEntriesOf(before);
    }

    /** The fault itself has a length. */
    private static void pause(Duration length) {
        Awaitility.await().pollDelay(length).atMost(length.multipliedBy(2)).until(() -> true);
    }
}
