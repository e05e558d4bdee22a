package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job in this process: specification, cluster, slots, Kryo, store, report. */
class RunCommandTest {
    private static final int SCENARIOS = 70;

    @TempDir
    Path directory;

    @Test
    void lanesAndSlotsChangeNoNumber() throws IOException {
        String one = sha(run("--lanes", "64", "--slots", "1"));
        assertThat(sha(run("--lanes", "64", "--slots", "2"))).isEqualTo(one);
        assertThat(sha(run("--lanes", "1", "--slots", "2"))).isEqualTo(one);
        assertThat(sha(run("--lanes", "7", "--slots", "2"))).isEqualTo(one);
        assertThat(sha(run("--lanes", "256", "--slots", "1"))).isEqualTo(one);
        assertThat(sha(run("--seed", "2"))).isNotEqualTo(one);
    }

    @Test
    void causesAddUpAndAreTheSameInWhateverLanes() throws IOException {
        CommandRun run = run("--lanes", "64", "--set", "sampling.attribution=true");
        CommandRun narrow = run("--lanes", "7", "--slots", "2", "--set", "sampling.attribution=true");
        assertThat(sha(narrow)).isEqualTo(sha(run));
        JsonNode shortfall = new ObjectMapper().readTree(run.out()).at("/attribution/causes/maxDrop/expectedShortfall");
        assertThat(shortfall).hasSize(3).allSatisfy(shares -> {
            double shock = shares.at("/shock/value").doubleValue();
            double panic = shares.at("/panic/value").doubleValue();
            double liquidation = shares.at("/liquidation/value").doubleValue();
            assertThat(shock + panic + liquidation)
                    .isEqualTo(shares.get("total").doubleValue());
            assertThat(panic).isPositive();
            assertThat(liquidation).isPositive();
        });

        CommandRun calm = run("--set", "sampling.attribution=true", "--set", "sentiment.panicRate=0");
        for (JsonNode split : new ObjectMapper().readTree(calm.out()).at("/attribution/causes")) {
            assertThat(split.at("/mean/panic/value").doubleValue()).isZero();
            assertThat(split.at("/expectedShortfall/0.99/panic/value").doubleValue())
                    .isZero();
        }
    }

    @Test
    void standardOutputIsTheReportAlone() throws IOException {
        CommandRun run = run();
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(report.get("schemaVersion").textValue()).isEqualTo("1");
        assertThat(report.get("batch").get("scenarios").intValue()).isEqualTo(SCENARIOS);
        assertThat(report.get("provenance").get("reportSha256").textValue()).matches("[0-9a-f]{64}");
        assertThat(run.out().lines()).hasSize(1);
    }

    @Test
    void twoAtOnceDoNotMeet() throws IOException {
        CompletableFuture<CommandRun> first = CompletableFuture.supplyAsync(() -> run("--seed", "1"));
        CompletableFuture<CommandRun> second = CompletableFuture.supplyAsync(() -> run("--seed", "1"));
        assertThat(sha(first.join())).isEqualTo(sha(second.join()));
    }

    @Test
    void keepsTheWholeResultInADirectoryThatWasNotThere() throws IOException {
        Path out = directory.resolve("deep").resolve("result");
        CommandRun run = run("--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        List<String> names = new ArrayList<>();
        try (var files = Files.list(out)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "report.json", "report.txt", "report.html", "scenarios.csv", "specification.yaml");
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("report.json").toFile())
                        .get("provenance")
                        .get("reportSha256")
                        .textValue())
                .isEqualTo(sha(run));
        assertThat(Files.readAllLines(out.resolve("scenarios.csv"))).hasSize(SCENARIOS + 1);
        CommandRun again =
                CommandRun.of("run", out.resolve("specification.yaml").toString(), "--format", "json", "--quiet");
        assertThat(sha(again)).isEqualTo(sha(run));
        try (var siblings = Files.list(out.getParent())) {
            assertThat(siblings).hasSize(1);
        }
    }

    private static CommandRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "first-light",
                "--scenarios",
                Integer.toString(SCENARIOS),
                "--set",
                "clock.horizon=PT12M",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String sha(CommandRun run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return new ObjectMapper()
                .readTree(run.out())
                .get("provenance")
                .get("reportSha256")
                .textValue();
    }
}
