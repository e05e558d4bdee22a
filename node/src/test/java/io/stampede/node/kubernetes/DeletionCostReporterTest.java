package io.stampede.node.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that stands for the Kubernetes API, in what it is asked and how it may answer. */
class DeletionCostReporterTest {
    private record Call(String method, String path, String authorization, String contentType, String body) {
        long cost() {
            return Long.parseLong(
                    body.replaceFirst(".*pod-deletion-cost\":\"", "").replaceFirst("\".*", ""));
        }
    }

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private ActorTestKit kit;
    private HttpServer api;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("token"), "first\n");
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", this::answer);
        api.start();
        kit = ActorTestKit.create(ConfigFactory.parseString("pekko.fail-mixed-versions = off"));
    }

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
        api.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        // Before the test knows of the call: what it sets then is for the next.
        int answer = status.get();
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private Config settings(String others) {
        return ConfigFactory.parseString(others)
                .withFallback(ConfigFactory.parseString(
                        """
                        stampede.pod-deletion-cost {
                          enabled = on, pod = node-7, namespace = risk, interval = 20ms
                          api = "http://127.0.0.1:%d", token-file = "%s", ca-file = none
                        }""".formatted(api.getAddress().getPort(), directory.resolve("token"))))
                .withFallback(ConfigFactory.load());
    }

    private Call next() throws InterruptedException {
        Call call = calls.poll(30, TimeUnit.SECONDS);
        assertThat(call).as("a call in time").isNotNull();
        return call;
    }

    @Test
    void thePodTellsWhenItBecomesBusyAndIdle() throws Exception {
        kit.spawn(DeletionCostReporter.create(settings(""), isBusy::get));
        Call idle = next();
        assertThat(idle.method()).isEqualTo("PATCH");
        assertThat(idle.path()).isEqualTo("/api/v1/namespaces/risk/pods/node-7");
        assertThat(idle.authorization()).isEqualTo("Bearer first");
        assertThat(idle.contentType()).isEqualTo("application/merge-patch+json");
        assertThat(idle.body())
                .matches("\\{\"metadata\":\\{\"annotations\":\\{\"controller.kubernetes.io/pod-deletion-cost\":"
                        + "\"[0-9]+\"}}}");
        // The token was renewed meanwhile.
        Files.writeString(directory.resolve("token"), "second");
        isBusy.set(true);
        Call busy = next();
        assertThat(busy.authorization()).isEqualTo("Bearer second");
        assertThat(busy.cost()).isEqualTo(idle.cost() + 1_000_000_000);
        isBusy.set(false);
        assertThat(next().cost()).isEqualTo(idle.cost());
        assertThat(calls).as("nothing is told twice").isEmpty();
    }

    @Test
    void whatWasRefusedIsToldAgain() throws Exception {
        status.set(403);
        kit.spawn(DeletionCostReporter.create(settings(""), isBusy::get));
        Call refused = next();
        assertThat(next()).isEqualTo(refused);
        status.set(200);
        Call last = next();
        for (Call more = last; more != null; more = calls.poll(500, TimeUnit.MILLISECONDS)) {
            last = more;
        }
        assertThat(last).isEqualTo(refused);
    }

    @Test
    void withoutAPodOrAnApiItSaysWhatIsMissing() {
        assertThatThrownBy(() ->
                        DeletionCostReporter.create(settings("stampede.pod-deletion-cost.pod = \"\""), () -> true))
                .hasMessage("pod-deletion-cost.pod is \"\", allowed a name as Kubernetes has them");
        assertThatThrownBy(() -> DeletionCostReporter.create(
                        settings("stampede.pod-deletion-cost.api = \"https://:\""), () -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KUBERNETES_SERVICE_HOST");
    }

    @Test
    void anAddressOfVersion6GetsItsBrackets() {
        Config settings = settings("stampede.pod-deletion-cost.api = \"https://fd00::1:443\"");
        assertThat(DeletionCostSettings.of(settings).podAddress())
                .hasToString("https://[fd00::1]:443/api/v1/namespaces/risk/pods/node-7");
    }
}
