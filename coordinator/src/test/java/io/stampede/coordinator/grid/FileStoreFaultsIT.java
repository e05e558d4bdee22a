package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What production does to a grid with one coordinator and its H2 file. */
@EnabledOnOs(OS.LINUX)
class FileStoreFaultsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    @Tag("full")
    void aKilledCoordinatorIsStartedAgainAndGoesOnWhereItWas() {
        GridBatch batch = GridBatch.of(directory, 1_000);
        try (ProcessGrid grid = new ProcessGrid(directory, 15).coordinators(1).nodes(2)) {
            String batchId = grid.submit(batch.yaml());
            grid.awaitStored(batchId, batch.blocks() / 3);
            LaunchedProcess coordinator = grid.coordinatorMembers().get(0).process();
            coordinator.kill();
            Map<Integer, String> before = H2Results.nodesByBlock(directory, batchId);
            assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(batch.reportSha256());
            grid.awaitMembers(1, 2);
            coordinator.kill();
            assertThat(before).isNotEmpty();
            assertThat(H2Results.nodesByBlock(directory, batchId))
                    .hasSize(batch.blocks())
                    .containsAllEntriesOf(before);
        }
    }

    @Test
    void aFullDiskPausesTheWorkUntilThereIsSpace() throws Exception {
        GridBatch batch = GridBatch.of(directory, 1_000);
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString()))
                .as("may mount a small disk")
                .isTrue();
        try (ProcessGrid grid = new ProcessGrid(directory, 16)
                .with("XDG_DATA_HOME", small.toString())
                .coordinators(1)
                .nodes(2)) {
            String batchId = grid.submit(batch.yaml());
            grid.awaitStored(batchId, 2);
            Path filler = small.resolve("filler");
            fill(filler);
            LaunchedProcess coordinator = grid.coordinatorMembers().get(0).process();
            Awaitility.await("the coordinator says that it cannot write")
                    .atMost(PATIENCE)
                    .until(() -> coordinator.err().contains("A write to the store failed and will be tried again"));
            Files.delete(filler);
            assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(batch.reportSha256());
            assertThat(coordinator.isAlive()).isTrue();
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private static void fill(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] bytes = new byte[4096];
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            // full, as intended
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
