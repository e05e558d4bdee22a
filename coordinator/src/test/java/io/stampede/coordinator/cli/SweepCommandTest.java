package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    private static final String LEVERAGE = "populations[leveraged-longs].leverageMultiplier";

    @TempDir
    Path directory;

    private static CommandRun sweep(String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", "first-light", "--scenarios", "40", "-q"));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    /** A point is what run makes of it: the same hash, so the same numbers, with the same random numbers at each. */
    @Test
    void aPointIsTheRunOfItsValue() throws IOException {
        JsonNode sweep = new ObjectMapper()
                .readTree(
                        sweep("--vary", LEVERAGE + "=0.5,2", "--format", "json").out());
        JsonNode run = new ObjectMapper()
                .readTree(CommandRun.of(
                                "run",
                                "first-light",
                                "--scenarios",
                                "40",
                                "-q",
                                "--format",
                                "json",
                                "--set",
                                LEVERAGE + "=2")
                        .out());
        assertThat(sweep.get("points")).hasSize(2);
        JsonNode second = sweep.get("points").get(1);
        assertThat(second.get("values").get(0).textValue()).isEqualTo("2");
        assertThat(second.get("reportSha256")).isEqualTo(run.get("provenance").get("reportSha256"));
        assertThat(second.get("measures").get("maxDrop"))
                .isEqualTo(run.get("measures").get("maxDrop"));
        double calm = sweep.get("points")
                .get(0)
                .get("measures")
                .get("liquidatedNotionalToOpenInterest")
                .get("mean")
                .doubleValue();
        assertThat(second.get("measures")
                        .get("liquidatedNotionalToOpenInterest")
                        .get("mean")
                        .doubleValue())
                .as("leverage is what is liquidated")
                .isGreaterThan(calm);
    }

    @Test
    void twoFieldsMakeATableAndFilesAreKept() throws IOException {
        Path out = directory.resolve("deep").resolve("sweep");
        CommandRun run =
                sweep("--vary", LEVERAGE + "=0.5,2", "--vary", "sentiment.enabled=true,false", "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(String::strip))
                .contains("down: " + LEVERAGE + "; across: sentiment.enabled")
                .anyMatch(line -> line.matches("0\\.5 +[0-9.]+ +[0-9.]+"))
                .anyMatch(line -> line.matches("2 +[0-9.]+ +[0-9.]+"));
        assertThat(Files.readString(out.resolve("sweep.txt"))).isEqualTo(run.out());
        assertThat(new ObjectMapper()
                        .readTree(out.resolve("sweep.json").toFile())
                        .get("points"))
                .hasSize(4);
        assertThat(Files.readString(out.resolve("sweep.svg")))
                .startsWith("<svg ")
                .contains("true", "false");

        CommandRun again = sweep("--vary", LEVERAGE + "=0.5,2", "--out", out.toString());
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("is not empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed | --vary: 'seed' has no =, allowed path=a,b,c",
                "seed= | --vary: value 1 of seed is empty, allowed path=a,b,c",
                "seed=1,,2 | --vary: value 2 of seed is empty, allowed path=a,b,c",
                "seed=1,1 | --vary: '1' is given twice for seed",
                "sentiment.panic=1,2 | spec.sentiment.panic: is an unknown field",
            })
    void whatIsWrongIsToldBeforeAnythingIsPlayed(String varied, String told) {
        CommandRun run = sweep("--vary", varied);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains(told);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void fieldsPointsAndMetricsAreLimited() {
        assertThat(sweep("--vary", "seed=1", "--vary", "seed=2").err()).contains("seed is given twice");
        assertThat(sweep("--vary", "a=1", "--vary", "b=2", "--vary", "c=3").err())
                .contains("--vary is given 3 times, allowed once or twice");
        String many = String.join(
                ",",
                java.util.stream.IntStream.range(0, 401)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(sweep("--vary", "seed=" + many).err()).contains("401 points, allowed 400 at most");
        assertThat(sweep("--vary", "seed=1", "--metric", "fall").err())
                .contains("--metric: 'fall' is unknown, allowed maxDrop, ");
    }
}
