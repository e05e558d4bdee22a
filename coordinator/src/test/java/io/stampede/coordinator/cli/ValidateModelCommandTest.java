package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.validation.HistoricalEvent;
import io.stampede.validation.HistoricalEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateModelCommandTest {
    private static final Path COMMITTED = Path.of("..", "docs", "validation.md");

    @TempDir
    private Path directory;

    private String page(String name, String threads) throws IOException {
        Path out = directory.resolve(name);
        CommandRun run = CommandRun.of(
                "validate-model",
                "--quiet",
                "--only",
                "october-2025",
                "--scenarios",
                "3",
                "--threads",
                threads,
                "--out",
                out.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(out.resolve("images/validation-events.svg")).isNotEmptyFile();
        return Files.readString(out.resolve("validation.md"));
    }

    @Test
    void theSameEngineWritesTheSameBytes() throws IOException {
        String one = page("one", "1");

        assertThat(page("two", "2")).isEqualTo(one);
        assertThat(one).contains("### 10 October 2025").contains("not measured");
    }

    /** Figures change with the engine; events, cells and sources are those of the data. */
    @Test
    void theCommittedPageHasEveryEventAndItsSources() throws IOException {
        String page = Files.readString(COMMITTED);

        for (HistoricalEvent event : HistoricalEvents.all()) {
            assertThat(page).contains("### " + event.title());
        }
        assertThat(page).contains("## Stylised facts").doesNotContain("not measured");
    }

    @Test
    void anUnknownPartIsRefusedByName() {
        CommandRun run = CommandRun.of("validate-model", "--only", "tulips");

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("--only tulips: unknown, allowed").contains("october-2025");
    }
}
