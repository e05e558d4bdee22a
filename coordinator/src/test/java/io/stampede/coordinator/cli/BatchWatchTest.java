package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following a batch whose coordinator, which a small server plays, has its troubles. */
@Timeout(60)
class BatchWatchTest {
    private static final String OVER =
            "event:batch\nid:SUCCEEDED-1-0-0/4\ndata:{\"state\":\"SUCCEEDED\",\"scenarios\":4}\n\n";

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private BatchWatch watch() {
        ApiClient client = new ApiClient(URI.create(url()), Optional.empty(), Optional.empty());
        Progress none = Progress.of(true, new PrintWriter(new StringWriter()));
        return new BatchWatch(client, none, (type, document) -> {});
    }

    @Test
    void goesOnWhenTheEventsBreakOffOrOthersHaveThemAll() {
        server.createContext("/", exchange -> {
            switch (calls.incrementAndGet()) {
                case 1 -> send(exchange, 429, "{\"title\": \"Too many streams\", \"detail\": \"others are watching\"}");
                case 2 -> send(exchange, 200, ":\n\nevent:batch\ndata:{\"state\":\"RUNNING\"}\n\n");
                default -> send(exchange, 200, OVER);
            }
        });
        server.start();
        BatchWatch watch = watch();
        watch.hear();
        assertThat(watch.follow("b1").get("state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(calls).hasValue(3);
    }

    @Test
    void whoIsNotLetInIsToldAtOnce() {
        server.createContext("/", exchange -> send(exchange, 401, "{\"detail\": \"the token is not known\"}"));
        server.start();
        CommandRun run = CommandRun.of("watch", "b1", "--server", url(), "--token", "wrong");
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).contains("the token is not known").contains("STAMPEDE_TOKEN");
    }

    @Test
    void whereNothingListensNobodyIsWaitedFor() {
        String url = url();
        server.start();
        server.stop(0);
        CommandRun run = CommandRun.of("watch", "b1", "--server", url);
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).contains("nothing listens there");
    }

    @Test
    void whatIsNoCoordinatorIsSaidInOneSentence() {
        server.createContext("/", exchange -> send(exchange, 200, "<html>a router</html>"));
        server.start();
        CommandRun run = CommandRun.of("status", "b1", "--server", url());
        assertThat(run.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(run.err()).contains("what answers there is something else");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aNameSteersNoTerminal() {
        String batch = "{\"id\":\"b1\",\"name\":\"evil\u009b2J\u202ename\",\"state\":\"QUEUED\",\"storedBlocks\":0,"
                + "\"blocks\":1,\"createdAt\":\"2026-01-01T00:00:00Z\"}";
        server.createContext("/api/v1/batches/b1", exchange -> send(exchange, 200, batch));
        server.createContext("/", exchange -> send(exchange, 200, "{\"batches\":[" + batch + "]}"));
        server.start();
        for (CommandRun run :
                List.of(CommandRun.of("list", "--server", url()), CommandRun.of("status", "b1", "--server", url()))) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).contains("evil?2J?name").doesNotContain("\u009b", "\u202e");
        }
    }
}
