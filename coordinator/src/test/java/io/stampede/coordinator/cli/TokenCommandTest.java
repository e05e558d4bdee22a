package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandTest {
    private static final String HASH = "0".repeat(64);

    @TempDir
    Path directory;

    @Test
    void addsALineEvenWhereTheLastOneHasNoEnd() throws IOException {
        Path file = Files.writeString(directory.resolve("tokens"), "old read " + HASH);
        CommandRun run = CommandRun.of("token", "--name", "ci", "--scope", "write", "--file", file.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("stp_");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("old read " + HASH);
        assertThat(lines.get(1)).matches("ci write [0-9a-f]{64}");
        assertThat(Files.readString(file)).doesNotContain(run.out().strip());
    }

    @Test
    void tellsProgramsTheTokenAndItsLine() throws IOException {
        CommandRun run = CommandRun.of("token", "--name", "ci", "--format", "json");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.get("token").textValue()).startsWith("stp_");
        assertThat(document.get("line").textValue()).startsWith("ci read ");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void refusesANameThatIsNone() {
        CommandRun run = CommandRun.of("token", "--name", "two words");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).isEmpty();
    }
}
