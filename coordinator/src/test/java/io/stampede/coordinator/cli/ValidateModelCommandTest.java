package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.validation.FactBand;
import io.stampede.validation.HistoricalEvent;
import io.stampede.validation.HistoricalEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateModelCommandTest {
    private static final List<String> DRAWINGS = List.of(
            "validation-clustering.svg",
            "validation-events.svg",
            "validation-impact.svg",
            "validation-tails.svg",
            "validation-transition.svg");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void writesThePageAndItsDrawingsAndTheSameBytesWithAnyThreads() throws IOException {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");

        CommandRun run = run(first, "--threads", "1");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run(second, "--threads", "2").exitCode()).isEqualTo(ExitCode.DONE);

        assertThat(run.out().lines())
                .hasSize(6)
                .contains(first.resolve("validation.md").toString());
        assertThat(names(first.resolve("images"))).isEqualTo(DRAWINGS);
        for (String drawing : DRAWINGS) {
            Path file = Path.of("images", drawing);
            assertThat(first.resolve(file)).hasSameBinaryContentAs(second.resolve(file));
            assertThat(first.resolve(file)).content().startsWith("<svg xmlns=").doesNotContain("NaN");
        }
        assertThat(first.resolve("validation.md")).hasSameBinaryContentAs(second.resolve("validation.md"));
        assertPage(Files.readString(first.resolve("validation.md")));
    }

    private static CommandRun run(Path out, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("validate-model", "--scenarios", "2", "--only", "october-2025,facts", "--out", out.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertPage(String page) {
        for (HistoricalEvent event : HistoricalEvents.all()) {
            assertThat(page).contains("### " + event.title() + "\n");
        }
        assertThat(page)
                .contains("Specification `october-2025`, 2 scenarios of 3 h, seed 1.")
                .contains("Specification `luna-2022`: not played.")
                .contains("`stampede validate-model --scenarios 2`, engine version ")
                .doesNotContain("NaN");
        for (FactBand band : FactBand.all()) {
            assertThat(page).contains("| " + band.number() + " | " + band.title() + " | ");
        }
    }

    @Test
    void committedPageHasTheRowsOfTheData() throws IOException {
        Path committed = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("validation.md");
        CommandRun run = CommandRun.of(
                "validate-model", "--scenarios", "1", "--only", "october-2025", "--out", directory.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);

        assertThat(rows(committed))
                .as("write docs/validation.md again: ./stampede validate-model")
                .isEqualTo(rows(directory.resolve("validation.md")));
    }

    /** What does not depend on what was played: headings, the first cells of rows. */
    private static List<String> rows(Path page) throws IOException {
        return Files.readString(page)
                .lines()
                .filter(line -> line.startsWith("#") || line.startsWith("| "))
                .map(line -> line.startsWith("#") ? line : firstCells(line))
                .toList();
    }

    private static String firstCells(String row) {
        String[] cells = row.split(" \\| ");
        return cells[0] + (cells[0].matches("\\| F[0-9]+") ? " | " + cells[1] + " | " + cells[2] : "");
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
