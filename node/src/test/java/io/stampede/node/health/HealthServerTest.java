package io.stampede.node.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterRole;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.Wiring;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final String HOST = "127.0.0.51";

    private final HttpClient http = HttpClient.newHttpClient();
    private ClusterNode member;
    private String server;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        member = ClusterBootstrap.start(
                new ClusterSettings(EnumSet.of(ClusterRole.COORDINATOR), 0, HOST, 0, List.of()),
                Wiring.ofCoordinator(slots -> Behaviors.empty()),
                ConfigFactory.parseString("stampede { cluster.host = \"" + HOST + "\", management.port = " + port
                        + " }\n" + "pekko.coordinated-shutdown.run-by-actor-system-terminate = off"));
        member.management().orElseThrow().toCompletableFuture().join();
        member.awaitMemberUp(Duration.ofMinutes(1));
        server = "http://" + HOST + ":" + port;
    }

    @AfterEach
    void stop() {
        member.close();
    }

    @Test
    void isReadyWhileEverythingItNeedsIsThere() throws Exception {
        AtomicBoolean isStoreThere = new AtomicBoolean(true);
        Readiness.of(member.system()).require(isStoreThere::get);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/ready").statusCode() == 200);
        isStoreThere.set(false);
        assertThat(get("/ready").statusCode()).isGreaterThanOrEqualTo(500);
        assertThat(get("/alive").statusCode()).as("not ready, but alive").isEqualTo(200);
        isStoreThere.set(true);
        assertThat(get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void tellsItsMetersAndLetsNobodyChangeTheCluster() throws Exception {
        assertThat(get("/metrics").body()).contains("jvm_memory_used_bytes");
        assertThat(get("/cluster/members").body()).contains("coordinator");
        HttpRequest leave = HttpRequest.newBuilder(
                        URI.create(server + "/cluster/members/pekko://stampede@" + member.address()))
                .DELETE()
                .build();
        assertThat(http.send(leave, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }
}
