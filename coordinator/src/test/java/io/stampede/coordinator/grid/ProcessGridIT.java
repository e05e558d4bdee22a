package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.Overrides;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, started by the real launcher, and what is done to them in production. */
class ProcessGridIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BLOCKS = 32;

    @TempDir
    static Path directory;

    private static String yaml;
    private static String alone;

    /** The report of one process without a cluster. */
    @BeforeAll
    static void runAlone() throws Exception {
        yaml = SpecificationWriter.yaml(SpecificationReader.create()
                .read(
                        ScenarioLibrary.text("first-light").orElseThrow(),
                        "first-light",
                        Overrides.of("clock.horizon=PT1H").withScenarios(2_000).withLanes(64))
                .orElseThrow());
        Path file = java.nio.file.Files.writeString(directory.resolve("batch.yaml"), yaml);
        try (LaunchedProcess run = new LaunchedProcess(
                directory, "run", Map.of(), List.of("run", file.toString(), "--format", "json", "--quiet"))) {
            assertThat(run.exitCode(PATIENCE)).as(run.err()).isZero();
            alone = new ObjectMapper()
                    .readTree(run.out())
                    .at("/provenance/reportSha256")
                    .textValue();
        }
    }

    @Test
    void oneTwoAndFourNodesGiveTheReportOfNone() {
        try (ProcessGrid grid = new ProcessGrid(directory, 11).coordinators(1).nodes(1)) {
            assertThat(grid.awaitReport(grid.submit(yaml), PATIENCE)).isEqualTo(alone);
            grid.nodes(1);
            assertThat(grid.awaitReport(grid.submit(yaml), PATIENCE)).isEqualTo(alone);
            grid.nodes(2);
            String batchId = grid.submit(yaml);
            // A node that leaves hands its work back and says that all is well.
            grid.awaitStored(batchId, BLOCKS / 4);
            LaunchedProcess leaving = grid.nodeMembers().get(0).process();
            leaving.terminate();
            assertThat(leaving.exitCode(Duration.ofSeconds(30)))
                    .as(leaving.err())
                    .isZero();
            assertThat(grid.awaitReport(batchId, PATIENCE)).isEqualTo(alone);
        }
    }
}
