package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started by the real launcher: however many there are, the report is that of one. */
class ProcessGridIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path directory;

    @Test
    void oneTwoAndFourNodesGiveTheReportOfNone() {
        GridBatch batch = GridBatch.of(directory, 2_000);
        try (ProcessGrid grid = new ProcessGrid(directory, 11).coordinators(1).nodes(1)) {
            assertThat(grid.awaitReport(grid.submit(batch.yaml()), PATIENCE)).isEqualTo(batch.reportSha256());
            grid.nodes(1);
            assertThat(grid.awaitReport(grid.submit(batch.yaml()), PATIENCE)).isEqualTo(batch.reportSha256());
            grid.nodes(2);
            String batchId = grid.submit(batch.yaml());
            // A node that leaves hands its work back and says that all is well.
            grid.awaitStored(batchId, batch.blocks() / 4);
            LaunchedProcess leaving = grid.nodeMembers().get(0).process();
            leaving.terminate();
            assertThat(leaving.exitCode(Duration.ofSeconds(30)))
                    .as(leaving.err())
                    .isZero();
            assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(batch.reportSha256());
        }
    }

    @Test
    @Tag("full")
    void nodesOfThisVersionAndTheNextComputeOneBatch() {
        GridBatch batch = GridBatch.of(directory, 1_500);
        try (ProcessGrid grid =
                new ProcessGrid(directory, 13).coordinators(1).nodes(1).nextVersionNode()) {
            String batchId = grid.submit(batch.yaml());
            assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(batch.reportSha256());
            grid.coordinatorMembers().get(0).process().terminate();
            grid.coordinatorMembers().get(0).process().exitCode(Duration.ofSeconds(30));
            assertThat(H2Results.nodesOf(directory, batchId)).hasSize(2);
        }
    }
}
