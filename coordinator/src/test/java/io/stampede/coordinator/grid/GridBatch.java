package io.stampede.coordinator.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.library.ScenarioLibrary;
import io.stampede.spec.Overrides;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The batch that the grids compute, and the hash of the report that one process gives without any grid.
 *
 * @param yaml the specification
 * @param blocks number of its blocks
 * @param reportSha256 what every grid must give
 */
record GridBatch(String yaml, int blocks, String reportSha256) {
    private static final int LANES = 64;

    /** An hour of the market. */
    static GridBatch of(Path directory, int scenarios) {
        return of(directory, scenarios, "PT1H");
    }

    /** Computes the report by {@code stampede run}. */
    static GridBatch of(Path directory, int scenarios, String horizon) {
        String yaml = SpecificationWriter.yaml(SpecificationReader.create()
                .read(
                        ScenarioLibrary.text("first-light").orElseThrow(),
                        "first-light",
                        Overrides.of("clock.horizon=" + horizon)
                                .withScenarios(scenarios)
                                .withLanes(LANES))
                .orElseThrow());
        try {
            Path file = Files.writeString(directory.resolve("batch.yaml"), yaml);
            try (LaunchedProcess run = new LaunchedProcess(
                    directory, "run", Map.of(), List.of("run", file.toString(), "--format", "json", "--quiet"))) {
                assertThat(run.exitCode(Duration.ofMinutes(3))).as(run.err()).isZero();
                String sha256 = new ObjectMapper()
                        .readTree(run.out())
                        .at("/provenance/reportSha256")
                        .textValue();
                return new GridBatch(yaml, (scenarios + LANES - 1) / LANES, sha256);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
