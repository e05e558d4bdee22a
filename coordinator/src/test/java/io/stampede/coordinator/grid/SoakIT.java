package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.store.RestartablePostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults at random, one batch after the other, for ten minutes: {@code .ci/soak [MINUTES [SEED]]}. The seed
 * decides which faults come, where and after how many stored blocks.
 */
@Tag("full")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class SoakIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private enum Fault {
        NODE_KILLED,
        NODE_FROZEN,
        NODE_TERMINATED,
        COORDINATOR_KILLED,
        COORDINATOR_FROZEN,
        STORE_STOPPED
    }

    @TempDir
    Path directory;

    @Test
    void whateverHappensEveryReportIsTheSame() {
        long minutes = Long.getLong("soak.minutes", 10);
        Random random = new Random(Long.getLong("soak.seed", 1));
        GridBatch batch = GridBatch.of(directory, 1_000);
        List<String> table = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        try (RestartablePostgres postgres = new RestartablePostgres(directory.resolve("postgres"));
                ProcessGrid grid = new ProcessGrid(directory, 14)
                        .with("STAMPEDE_JDBC_URL", postgres.jdbcUrl())
                        .coordinators(3)
                        .nodes(2)) {
            while (System.nanoTime() < deadline) {
                String batchId = grid.submit(batch.yaml());
                long began = System.nanoTime();
                StringBuilder faults = new StringBuilder();
                Map<Integer, String> stored = Map.of();
                for (int count = 1 + random.nextInt(2); count > 0; count--) {
                    grid.awaitStored(batchId, 1 + random.nextInt(batch.blocks() - 2));
                    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                    stored = postgres.stored(batchId);
                    faults.append(faults.isEmpty() ? "" : ", ").append(fault);
                    inflict(fault, grid, postgres, random);
                }
                assertThat(grid.awaitReport(batchId, PATIENCE))
                        .as(faults.toString())
                        .isEqualTo(batch.reportSha256());
                assertThat(postgres.stored(batchId)).hasSize(batch.blocks()).containsAllEntriesOf(stored);
                table.add("| " + (table.size() + 1) + " | " + faults + " | "
                        + (System.nanoTime() - began) / 1_000_000_000 + " s | same |");
                grid.awaitMembers(3, 2);
            }
        } finally {
            System.out.println("| Batch | Faults | Took | Report |\n|---|---|---|---|\n" + String.join("\n", table));
        }
        assertThat(table).isNotEmpty();
    }

    private static void inflict(Fault fault, ProcessGrid grid, RestartablePostgres postgres, Random random) {
        LaunchedProcess node = grid.nodeMembers().get(random.nextInt(2)).process();
        int seconds = 2 + random.nextInt(12);
        switch (fault) {
            case NODE_KILLED -> node.kill();
            case NODE_TERMINATED -> node.terminate();
            case COORDINATOR_KILLED -> grid.active().process().kill();
            case NODE_FROZEN -> freeze(node, seconds);
            case COORDINATOR_FROZEN -> freeze(grid.active().process(), seconds);
            case STORE_STOPPED -> {
                postgres.stop();
                pause(seconds);
                postgres.start();
            }
        }
    }

    private static void freeze(LaunchedProcess process, int seconds) {
        process.freeze();
        pause(seconds);
        process.thaw();
    }

    /** The fault itself has a length. */
    private static void pause(int seconds) {
        Duration length = Duration.ofSeconds(seconds);
        Awaitility.await().pollDelay(length).atMost(length.multipliedBy(2)).until(() -> true);
    }
}
