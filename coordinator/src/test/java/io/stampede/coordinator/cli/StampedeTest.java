package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class StampedeTest {
    private static final String MINIMAL =
            "apiVersion: stampede/v1\nkind: ScenarioBatch\nmetadata: {name: mine}\nspec: {scenarios: 10}\n";

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpOnStandardOutput(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("stampede " + command);
        assertThat(run.err()).isEmpty();
    }

    static List<String> commands() {
        return List.copyOf(Stampede.commandLine(System.out).getSubcommands().keySet());
    }

    @Test
    void theCommandsAreTheOnesMeant() {
        assertThat(commands())
                .contains(
                        "run",
                        "validate",
                        "explain",
                        "library",
                        "compare",
                        "validate-model",
                        "bench",
                        "generate-completion");
    }

    /** A percent sign that is not doubled: picocli warns on the process's own standard error and prints it raw. */
    @Test
    void noHelpMakesThePrinterWarn() {
        assertThat(warnings(() -> {
                    CommandRun.of("--help");
                    commands().forEach(command -> CommandRun.of(command, "--help"));
                }))
                .isEmpty();
        assertThat(warnings(() -> new CommandLine(new Careless()).getUsageMessage()))
                .contains("Could not format");
    }

    /** A command whose description forgets to double its percent sign. */
    @Command(name = "careless", description = "Falls by 5 % through a floor.")
    private static final class Careless {}

    private static String warnings(Runnable action) {
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutACommandItSaysHowItIsUsedAndFails() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: stampede");
    }

    @Test
    void anUnknownOptionIsAnInvalidCommandLine() {
        CommandRun run = CommandRun.of("run", "first-light", "--lane", "8");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--lane");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedByTheMachine() {
        for (String command : List.of("run", "validate", "explain")) {
            CommandRun run =
                    CommandRun.of(command, directory.resolve("none.yaml").toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("none.yaml").doesNotContain("Exception");
        }
        assertThat(CommandRun.of("run", directory.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void everyProblemOfASpecificationIsALineWithItsPlace() throws IOException {
        Path file = file("broken.yaml", MINIMAL.replace("scenarios: 10", "scenarios: 0, sede: 1, clock: {step: 10s}"));
        for (String command : List.of("run", "validate", "explain")) {
            CommandRun run = CommandRun.of(command, file.toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines())
                    .hasSize(3)
                    .allMatch(line -> line.startsWith(file + ":4:"))
                    .allMatch(line -> line.contains(", allowed "));
        }
    }

    @Test
    void anOverrideOutOfRangeIsAProblemOfItsOption() {
        CommandRun run = CommandRun.of("run", "first-light", "--scenarios", "0", "--set", "sentiment.decayTime=soon");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("--scenarios").contains("sentiment.decayTime");
    }

    @Test
    void validateChecksEverySpecificationNotOnlyTheFirst() throws IOException {
        Path good = file("good.yaml", MINIMAL);
        Path bad = file("bad.yaml", MINIMAL.replace("10", "-1"));
        CommandRun run = CommandRun.of("validate", bad.toString(), good.toString(), bad.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).contains("good.yaml");
        assertThat(run.err().lines()).hasSize(2);
    }

    @Test
    void whatExplainPrintsIsTheSameSpecification() throws IOException {
        Path file = file("mine.yaml", MINIMAL);
        CommandRun explained = CommandRun.of("explain", file.toString(), "--seed", "7");
        assertThat(explained.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(explained.out()).contains("seed: 7").contains("specSha256");
        Path again = file("again.yaml", explained.out());
        assertThat(CommandRun.of("explain", again.toString()).out()).isEqualTo(explained.out());
    }

    @Test
    void whatExplainPrintsForProgramsHasKeysAsOtherDocumentsDo() throws IOException {
        CommandRun run = CommandRun.of("explain", file("mine.yaml", MINIMAL).toString(), "--format", "json");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.at("/size/leveragedTraders").intValue()).isEqualTo(3_000);
        assertThat(document.get("size").properties())
                .allMatch(field -> field.getKey().matches("[a-zA-Z0-9]+"));
        assertThat(document.at("/specification/spec/scenarios").intValue()).isEqualTo(10);
    }

    @Test
    void everyBundledSpecificationIsListedAndValid() {
        List<String> names = CommandRun.of("library")
                .out()
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .toList();
        assertThat(names).contains("first-light", "flash-crash", "october-2025");
        for (String name : names) {
            assertThat(CommandRun.of("library", name).out()).contains("apiVersion: stampede/v1");
            assertThat(CommandRun.of("validate", name).exitCode()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void namesAnUnknownBundledSpecificationAndThoseThereAre() {
        CommandRun run = CommandRun.of("library", "nothing");
        assertThat(run.exitCode()).isNotEqualTo(ExitCode.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nothing").contains("first-light");
    }

    @Test
    void anOutputDirectoryThatHoldsSomethingIsRefusedBeforeAnyWork() throws IOException {
        file("precious.txt", "mine");
        CommandRun run = CommandRun.of("run", "october-2025", "--out", directory.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("not empty");
        assertThat(directory).isDirectoryContaining("glob:**precious.txt");
    }

    @Test
    void aBlockThatDoesNotFitInMemoryIsRefusedInPlainWords() {
        CommandRun run = CommandRun.of(
                "run",
                "first-light",
                "--scenarios",
                "4096",
                "--lanes",
                "4096",
                "--set",
                "populations[leveraged-longs].count=18000");
        assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("memory").doesNotContain("Exception");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
