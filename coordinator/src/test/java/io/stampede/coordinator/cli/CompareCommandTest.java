package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real batches side by side: with fear and without, from directories, reports and a coordinator. */
class CompareCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BATCH_ID = "0b6f5f0e-1111-4222-8333-944444444444";

    @TempDir
    static Path directory;

    private static Path fear;
    private static Path calm;
    private static Path deeper;
    private static Path otherSeed;

    @TempDir
    Path scratch;

    @BeforeAll
    static void run() {
        fear = run("fear");
        calm = run("calm", "--set", "sentiment.enabled=false");
        deeper = run("deeper", "--set", "sentiment.enabled=false", "--set", "venues[0].depthToOpenInterest=0.035");
        otherSeed = run("other-seed", "--seed", "2");
    }

    private static Path run(String name, String... more) {
        Path out = directory.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "first-light",
                "--scenarios",
                "64",
                "--set",
                "clock.horizon=PT30M",
                "-q",
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        return out;
    }

    @Test
    void twoDirectoriesArePairedAndTheChangedFieldIsNamed() {
        CommandRun run = CommandRun.of("compare", fear.toString(), calm.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Paired: both played scenarios 0 to 63 with seed 1")
                .contains("sentiment.enabled  true  false");
        assertThat(run.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
        assertThat(run.out().indexOf("Max drop")).isLessThan(run.out().indexOf("Bad debt"));
        assertThat(run.out()).doesNotContain("Turnover");
        assertThat(CommandRun.of("compare", fear.toString(), calm.toString(), "--all")
                        .out())
                .contains("Turnover");
    }

    @Test
    void fearMakesThePriceFallFurther() throws IOException {
        JsonNode json = json(calm, fear);
        JsonNode mean = json.at("/measures/maxDrop/mean");
        assertThat(mean.get("difference").doubleValue())
                .isPositive()
                .isEqualTo(mean.get("b").doubleValue() - mean.get("a").doubleValue());
        assertThat(mean.at("/paired/excludesZero").booleanValue()).isTrue();
        assertThat(json.at("/measures/maxDrop/valueAtRisk/0.999/paired/interval/1")
                        .isNull())
                .isTrue();
        assertThat(json.at("/specification/fields/0/path").textValue()).isEqualTo("sentiment.enabled");
    }

    /** A change so small leaves most of a scenario as it was, and the reports apart do not show it. */
    @Test
    void contagionStandsSideBySide() throws IOException {
        JsonNode contagion = json(calm, fear).get("contagion");
        JsonNode report =
                new ObjectMapper().readTree(fear.resolve("report.json").toFile());

        for (JsonNode venue : report.at("/contagion/venues")) {
            assertThat(contagion.at("/distressedShare/" + venue.get("venue").textValue() + "/b"))
                    .isEqualTo(venue.get("distressedShare"));
        }
        assertThat(contagion.get("distressedShare")).isNotEmpty();
        assertThat(CommandRun.of("compare", calm.toString(), fear.toString()).out())
                .contains("── Contagion", "branching ratio");
    }

    @Test
    void pairsTellWhatReportsApartDoNot() throws IOException {
        JsonNode mean = json(calm, deeper).at("/measures/maxDrop/mean");
        double apart = Math.hypot(width(mean.get("intervalA")), width(mean.get("intervalB")));
        assertThat(mean.get("overlap").booleanValue()).isTrue();
        assertThat(mean.at("/paired/excludesZero").booleanValue()).isTrue();
        assertThat(mean.get("difference").doubleValue()).isNegative();
        assertThat(width(mean.at("/paired/interval"))).isPositive().isLessThan(apart / 4);
    }

    @Test
    void swappingTheSidesNegatesEveryDifference() throws IOException {
        JsonNode there = json(fear, calm).at("/measures/liquidatedNotionalToOpenInterest/mean");
        JsonNode back = json(calm, fear).at("/measures/liquidatedNotionalToOpenInterest/mean");
        assertThat(back.get("difference").doubleValue())
                .isEqualTo(-there.get("difference").doubleValue());
        assertThat(back.at("/paired/interval/0").doubleValue())
                .isEqualTo(-there.at("/paired/interval/1").doubleValue());
    }

    @Test
    void aDirectoryComparedWithItselfDiffersByNothing() throws IOException {
        for (JsonNode measure : json(fear, fear).get("measures")) {
            assertThat(measure.get("differing").intValue()).isZero();
            assertThat(measure.at("/mean/paired/interval").toString()).isEqualTo("[0,0]");
        }
        assertThat(CommandRun.of("compare", fear.toString(), fear.toString()).out())
                .contains("Nothing: it is one specification.");
    }

    @Test
    void reportsAloneAreComparedWithoutPairs() throws IOException {
        CommandRun run = CommandRun.of(
                "compare",
                fear.resolve("report.json").toString(),
                calm.resolve("report.json").toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .contains("Not paired: Each is a report alone")
                .contains("in which fields is not known")
                .contains("Max drop");
        CommandRun half = CommandRun.of(
                "compare", fear.toString(), calm.resolve("report.json").toString());
        assertThat(half.out()).contains("Not paired: B is a report alone");
    }

    @Test
    void otherSeedsAreNoPairs() throws IOException {
        CommandRun run = CommandRun.of("compare", fear.toString(), otherSeed.toString(), "--format", "json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        JsonNode json = MAPPER.readTree(run.out());
        assertThat(json.at("/pairing/paired").booleanValue()).isFalse();
        assertThat(json.at("/pairing/reason").textValue()).contains("seeds differ, 1 and 2");
        assertThat(json.at("/measures/maxDrop/mean/paired").isNull()).isTrue();
        assertThat(json.at("/specification/fields/0/path").textValue()).isEqualTo("seed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no report",
                "[1, 2]",
                "{}",
                "{\"schemaVersion\": \"2\"}",
                "{\"schemaVersion\": 1}",
                "{\"schemaVersion\": \"\u001b[2J\"}",
                "{\"schemaVersion\": \"1\"}",
                "{\"schemaVersion\": \"1\", \"schemaVersion\": \"1\"}",
                "{\"schemaVersion\": \"1\", \"confidence\": 0.95, \"batch\": {\"scenarios\": 99999999999}}",
                "{\"schemaVersion\": \"1\", \"confidence\": 1e999}"
            })
    void whatIsNoReportIsInvalid(String text) throws IOException {
        Path garbage = Files.writeString(scratch.resolve("garbage.json"), text);
        CommandRun run = CommandRun.of("compare", fear.toString(), garbage.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith(garbage + ": ").doesNotContain("Exception", "\u001b");
        assertThat(run.err().lines()).hasSize(1);
    }

    /** Every value of a report in turn is made something else: never an internal error. */
    @Test
    void aDamagedReportIsInvalidOrStillAReport() throws IOException {
        for (String pointer : List.of("", "/batch", "/measures/maxDrop", "/measures/maxDrop/valueAtRisk/0.99")) {
            ObjectNode whole =
                    (ObjectNode) MAPPER.readTree(fear.resolve("report.json").toFile());
            List<String> keys = new ArrayList<>();
            whole.at(pointer).fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                ObjectNode damaged = whole.deepCopy();
                ((ObjectNode) damaged.at(pointer)).put(key, "\u001bdamaged");
                Path file = Files.writeString(scratch.resolve("damaged.json"), damaged.toString());
                CommandRun run = CommandRun.of("compare", file.toString(), fear.toString());
                assertThat(run.exitCode()).as(pointer + "/" + key + run.err()).isIn(ExitCode.DONE, ExitCode.INVALID);
                assertThat(run.out() + run.err()).doesNotContain("\u001b");
            }
        }
    }

    @Test
    void whatCannotBeReadIsRefusedByTheMachine() throws IOException {
        Path empty = Files.createDirectory(scratch.resolve("empty"));
        for (String name :
                List.of(scratch.resolve("none").toString(), empty.toString(), "no\0file", "\u009b2J\u202Efile")) {
            CommandRun run = CommandRun.of("compare", name, fear.toString());
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).doesNotContain("Exception", "\u009b", "\u202E");
        }
        assertThat(CommandRun.of("compare", fear.toString()).exitCode()).isEqualTo(ExitCode.INVALID);
    }

    @Test
    void aTableOfScenariosThatIsNotTheReportsIsInvalid() throws IOException {
        Path mixed = Files.createDirectory(scratch.resolve("mixed"));
        Files.copy(fear.resolve("report.json"), mixed.resolve("report.json"));
        Files.copy(calm.resolve("scenarios.csv"), mixed.resolve("scenarios.csv"));
        CommandRun run = CommandRun.of("compare", fear.toString(), mixed.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("scenarios.csv").contains("not that of the report");
    }

    @Test
    void aSpecificationThatIsNotTheReportsIsNotCompared() throws IOException {
        Path mixed = Files.createDirectory(scratch.resolve("mixed"));
        Files.copy(fear.resolve("report.json"), mixed.resolve("report.json"));
        Files.copy(otherSeed.resolve("specification.yaml"), mixed.resolve("specification.yaml"));
        CommandRun run = CommandRun.of("compare", calm.toString(), mixed.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("in which fields is not known");
    }

    @Test
    void aBatchOfACoordinatorIsComparedWithADirectory() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/batches/" + BATCH_ID + "/report", exchange -> {
            boolean csv = "format=csv".equals(exchange.getRequestURI().getQuery());
            byte[] body = Files.readAllBytes(calm.resolve(csv ? "scenarios.csv" : "report.json"));
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.createContext("/api/v1/batches/" + BATCH_ID + "/specification", exchange -> {
            byte[] body = Files.readAllBytes(calm.resolve("specification.yaml"));
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.createContext("/", exchange -> {
            byte[] body = "{\"detail\": \"there is no batch of this id\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try {
            CommandRun run = CommandRun.of("compare", fear.toString(), BATCH_ID, "--server", url);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).contains("Paired: ").contains("sentiment.enabled  true  false");
            assertThat(figures(run.out()))
                    .isEqualTo(figures(CommandRun.of("compare", fear.toString(), calm.toString())
                            .out()));
            String unknown = BATCH_ID.replace('9', '8');
            assertThat(CommandRun.of("compare", fear.toString(), unknown, "--server", url)
                            .exitCode())
                    .isEqualTo(ExitCode.UNKNOWN);
        } finally {
            server.stop(0);
        }
        assertThat(CommandRun.of("compare", fear.toString(), BATCH_ID, "--server", url)
                        .exitCode())
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    private static String figures(String text) {
        return text.substring(text.indexOf("── Figures"));
    }

    private static JsonNode json(Path one, Path other) throws IOException {
        CommandRun run = CommandRun.of("compare", one.toString(), other.toString(), "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines()).hasSize(1);
        return MAPPER.readTree(run.out());
    }

    private static double width(JsonNode interval) {
        return interval.get(1).doubleValue() - interval.get(0).doubleValue();
    }
}
