package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A report's hash is kept, so that no change of results goes unseen. */
class RunGoldenTest {
    @Test
    void aBundledSpecificationHasTheReportItHad() throws Exception {
        Properties golden = new Properties();
        try (InputStream file = RunGoldenTest.class.getResourceAsStream("/golden/run/first-light.properties")) {
            golden.load(Objects.requireNonNull(file));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Stampede.execute(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "run",
                "first-light",
                "--scenarios",
                "16",
                "--set",
                "clock.horizon=PT20M",
                "--quiet",
                "--format",
                "json");
        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.DONE);
        String sha256 = new ObjectMapper()
                .readTree(out.toString(StandardCharsets.UTF_8))
                .at("/provenance/reportSha256")
                .textValue();
        assertThat(sha256).isEqualTo(golden.getProperty("sha256"));
    }
}
