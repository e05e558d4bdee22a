package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stampede.coordinator.report.DuckDb;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of scenarios on standard output: simulated here, or copied from a coordinator, which a small server plays. */
class ScenarioTableCommandTest {
    private static final String TERMINAL = "stampede.terminal.output";
    private static final int PART_BYTES = 1 << 20;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final AtomicLong bytesSent = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/v1/batches/", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        System.clearProperty(TERMINAL);
        testEnds.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void parquetHoldsWhatCsvHolds() throws IOException {
        Path parquet = directory.resolve("scenarios.parquet");
        Path csv = directory.resolve("scenarios.csv");
        assertThat(run(parquet, "parquet")).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(run(csv, "csv")).as(err()).isEqualTo(ExitCode.DONE);
        String all = "select * from %s order by scenario";
        assertThat(DuckDb.query(parquet, "select count(*), count(distinct finalStateDigest) from %s"))
                .containsExactly(List.of(70L, 70L));
        List<String> fromParquet = DuckDb.query(parquet, all).stream()
                .map(row -> String.join(
                        ",", row.stream().map(ScenarioTableCommandTest::cell).toList()))
                .toList();
        try (Stream<String> lines = Files.lines(csv).skip(1)) {
            List<String> fromCsv = lines.map(line -> String.join(
                            ",",
                            Stream.of(line.split(",", -1))
                                    .map(ScenarioTableCommandTest::number)
                                    .toList()))
                    .toList();
            assertThat(fromParquet).isEqualTo(fromCsv);
        }
    }

    private static String cell(Object value) {
        return value == null ? "" : number(value.toString());
    }

    /** Numbers in one writing; all else as it is. */
    private static String number(String text) {
        return text.isEmpty() || text.matches("[0-9a-f]{16}") ? text : Double.toString(Double.parseDouble(text));
    }

    private int run(Path to, String format) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            return execute(
                    out, "run", "first-light", "--scenarios", "70", "--set", "clock.horizon=PT12M", "--format", format);
        }
    }

    @Test
    void bytesAreNotThrownAtATerminal() {
        System.setProperty(TERMINAL, "true");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(execute(out, "run", "first-light", "--format", "parquet")).isEqualTo(ExitCode.INVALID);
        assertThat(err()).contains("terminal").contains("> scenarios.parquet");
        assertThat(report(out, "whole", "parquet")).isEqualTo(ExitCode.INVALID);
        assertThat(out.size()).isZero();
        assertThat(report(out, "whole", "csv")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aTableIsCopiedByteByByte() {
        for (String format : List.of("csv", "parquet")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(report(out, "whole", format)).as(err()).isEqualTo(ExitCode.DONE);
            assertThat(out.toByteArray()).isEqualTo(bytes(3 * PART_BYTES + 1));
        }
    }

    @Tag("full")
    @Test
    void aTableLongerThanTheHeapIsCopied() {
        AtomicLong written = new AtomicLong();
        int exitCode = report(count(written, Long.MAX_VALUE), "long", "csv");
        assertThat(exitCode).as(err()).isEqualTo(ExitCode.DONE);
        assertThat(written).hasValue(2048L * PART_BYTES);
        assertThat(written.get()).isGreaterThan(Runtime.getRuntime().maxMemory());
    }

    @Test
    void aTableThatBreaksOffIsNotTakenForTheWhole() {
        assertThat(report(OutputStream.nullOutputStream(), "broken", "parquet")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(err()).contains("broke off").doesNotContain("Exception in");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        ApiClient client =
                new ApiClient(URI.create(address()), Optional.empty(), Optional.empty(), Duration.ofSeconds(1));
        assertThatThrownBy(() -> client.copyReport("silent", "csv", OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNREACHABLE))
                .hasMessageContaining("did not come within 1000 ms");
    }

    @Test
    void aFullDiskOrAClosedPipeEndsTheCopy() {
        AtomicLong written = new AtomicLong();
        assertThat(report(count(written, 3 * PART_BYTES), "long", "parquet")).isEqualTo(ExitCode.REFUSED);
        assertThat(err()).contains("not all of the result");
        assertThat(bytesSent.get()).isLessThan(1024L * PART_BYTES);
        assertThat(execute(
                        count(new AtomicLong(), 10),
                        "run",
                        "first-light",
                        "--scenarios",
                        "10",
                        "--set",
                        "clock.horizon=PT12M",
                        "--format",
                        "parquet"))
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void whatTheServerRefusesIsTold() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(report(out, "absent", "parquet")).isEqualTo(ExitCode.UNKNOWN);
        assertThat(err()).contains("there is no batch");
        assertThat(out.size()).isZero();
    }

    private int report(OutputStream out, String batchId, String format) {
        return execute(out, "report", batchId, "--format", format, "--server", address());
    }

    private String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    private int execute(OutputStream out, String... arguments) {
        return Stampede.execute(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String batch = exchange.getRequestURI().getPath().split("/", -1)[4];
        if (batch.equals("absent")) {
            byte[] problem = "{\"detail\": \"there is no batch of this id\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(404, problem.length);
            exchange.getResponseBody().write(problem);
            return;
        }
        exchange.sendResponseHeaders(200, batch.equals("broken") ? 2 * PART_BYTES : 0);
        OutputStream body = exchange.getResponseBody();
        switch (batch) {
            case "whole" -> body.write(bytes(3 * PART_BYTES + 1));
            case "long" -> {
                byte[] part = bytes(PART_BYTES);
                for (int count = 0; count < 2048; count++) {
                    body.write(part);
                    bytesSent.addAndGet(part.length);
                }
            }
            case "broken" -> body.write(bytes(PART_BYTES));
            default -> {
                body.write(bytes(PART_BYTES));
                body.flush();
                await();
            }
        }
    }

    private void await() {
        try {
            testEnds.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(1).nextBytes(bytes);
        return bytes;
    }

    /** Counts what is written and takes no more than so much. */
    private static OutputStream count(AtomicLong written, long most) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (written.addAndGet(length) > most) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }
}
