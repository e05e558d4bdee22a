package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a submission brings along, against a server that only listens. */
class SubmitCommandTest {
    private record Heard(String authorization, String idempotencyKey) {}

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/batches", this::take);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        heard.add(new Heard(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"))));
        byte[] body = "{\"id\": \"b1\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private CommandRun submit(String... more) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"submit", "first-light", "--server", url}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }

    @Test
    void aKeyAndATokenFromAFileAreShown() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "s3cret\n");
        CommandRun run = submit("--idempotency-key", "job-7", "--token-file", token.toString());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).isEqualTo("b1\n");
        assertThat(heard.poll()).isEqualTo(new Heard("Bearer s3cret", "job-7"));
        assertThat(submit("--token-file", token.toString(), "--token", "other").exitCode())
                .isEqualTo(ExitCode.DONE);
        assertThat(heard.poll()).isEqualTo(new Heard("Bearer other", "null"));
    }

    @Test
    void aFileThatHoldsNoTokenIsToldBeforeAnythingIsSent() throws IOException {
        Path none = directory.resolve("none");
        assertThat(submit("--token-file", none.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);
        for (byte[] content : new byte[][] {{}, "two words".getBytes(StandardCharsets.UTF_8), {(byte) 0xff, 0}}) {
            Path file = Files.write(directory.resolve("token"), content);
            CommandRun run = submit("--token-file", file.toString());
            assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
            assertThat(run.err()).isEqualTo("stampede: --token-file " + file + " holds no token\n");
        }
        CommandRun run = submit("--idempotency-key", "two words");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.err()).contains("--idempotency-key: allowed 1 to 255 visible ASCII characters");
        assertThat(heard).isEmpty();
    }
}
