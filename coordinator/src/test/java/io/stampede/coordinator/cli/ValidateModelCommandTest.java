package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateModelCommandTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void writesThePageOfAnEventAndTheSameBytesWithAnyThreads() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");

        CommandRun run = run(first, "--threads", "1");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run(second, "--threads", "2").exitCode()).isEqualTo(ExitCode.DONE);

        String drawing = "images/validation-events.svg";
        assertThat(run.out().lines())
                .containsExactly(
                        first.resolve("validation.md").toString(),
                        first.resolve(drawing).toString());
        assertThat(first.resolve(drawing)).hasSameBinaryContentAs(second.resolve(drawing));
        assertThat(first.resolve("validation.md")).hasSameBinaryContentAs(second.resolve("validation.md"));
        assertThat(first.resolve("validation.md"))
                .content()
                .contains("Specification `october-2025`, 2 scenarios of 3 h, seed 1.")
                .contains("Specification `luna-2022`: not played.")
                .contains("`stampede validate-model --scenarios 2`, engine version ");
    }

    private static CommandRun run(Path out, String threads, String count) {
        return CommandRun.of(
                "validate-model",
                "--scenarios",
                "2",
                "--only",
                "october-2025",
                "--out",
                out.toString(),
                threads,
                count);
    }

    @Test
    void refusesAnUnknownPartBeforeAnyWork() {
        CommandRun run = CommandRun.of("validate-model", "--only", "tulips-1637", "--out", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("tulips-1637", "allowed black-thursday-2020, ");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--scenarios=0", "--scenarios=100001", "--threads=0"})
    void refusesWhatCannotBePlayed(String option) {
        CommandRun run = CommandRun.of("validate-model", option, "--out", directory.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("allowed are");
    }

    @Test
    void refusesADirectoryThatIsAFile() throws IOException {
        Path file = Files.createFile(directory.resolve("docs"));

        assertThat(CommandRun.of("validate-model", "--out", file.toString()).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }
}
