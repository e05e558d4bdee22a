package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.replay.ScenarioPlayer;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.lanes.Lanes;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait, for a coordinator that says nothing or for a replay that does not end, keep no others waiting. */
class BusyCoordinatorTest {
    private static final ScenarioBatch SPECIFICATION = ScenarioBatch.defaults("waiting")
            .with(
                    "scenarios=4",
                    "clock.horizon=PT5M",
                    "populations[leveraged-longs].count=40",
                    "populations[leveraged-shorts].count=20");

    @TempDir
    Path directory;

    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private ActorTestKit kit;
    private ResultStore store;
    private String server;

    @BeforeEach
    void serve() {
        kit = ActorTestKit.create(
                ConfigFactory.parseString("pekko.actor.provider = local, pekko.fail-mixed-versions = off")
                        .withFallback(ConfigFactory.load()));
        store = ResultStore.open(StoreSettings.inDirectory(directory));
        long epoch = store.raiseEpoch();
        BlockPlan plan = new BlockPlan(4, 4);
        store.submit(epoch, StoredBatch.of("b1", SPECIFICATION, plan, StoredBatch.PRIORITY_DEFAULT, 0));
        byte[] content = OutcomeCodec.encode(
                BlockSimulator.simulate(new MarketModel(SPECIFICATION.spec()), new Lanes(0, 4), 60));
        store.store(epoch, List.of(StoredBlock.of("b1", 0, OutcomeCodec.FORMAT, "node", 5, content)));
        ScenarioPlayer endless = (specification, scenario) -> {
            await(testEnds);
            return Optional.empty();
        };
        InetSocketAddress address = ApiTestBed.serve(
                kit.system(),
                kit.system().ignoreRef(),
                store,
                ConfigFactory.parseString("stampede.coordinator.api.port = 0").withFallback(ConfigFactory.load()),
                endless);
        server = "http://127.0.0.1:" + address.getPort() + "/api/v1";
    }

    @AfterEach
    void stop() {
        testEnds.countDown();
        kit.shutdownTestKit();
        store.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(Duration.ofSeconds(60));
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void batchesAreReadWhileCancellationsWait() {
        List<CompletableFuture<HttpResponse<String>>> cancellations = new ArrayList<>();
        for (int cancellation = 0; cancellation < 12; cancellation++) {
            cancellations.add(send(request("/batches/b1").DELETE()));
        }
        for (String path : List.of("/batches", "/batches/b1", "/batches/b1/report?provisional=true")) {
            assertThat(send(request(path).GET()).join().statusCode()).as(path).isEqualTo(200);
        }
        assertThat(cancellations).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void onlySoManyReplaysWait() {
        List<CompletableFuture<HttpResponse<String>>> replays = new ArrayList<>();
        for (int replay = 0; replay < 40; replay++) {
            replays.add(send(request("/batches/b1/scenarios/" + replay % 4).GET()));
        }
        CompletableFuture<HttpResponse<String>> refused = replays.stream()
                .reduce((one, other) -> one.applyToEither(other, answer -> answer))
                .orElseThrow();
        assertThat(refused.join().statusCode()).isEqualTo(503);
        assertThat(refused.join().headers().firstValue("Retry-After")).contains("10");
        testEnds.countDown();
        List<Integer> statuses =
                replays.stream().map(replay -> replay.join().statusCode()).toList();
        assertThat(statuses).containsOnly(409, 503);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSizeGreaterThanOrEqualTo(16);
        assertThat(send(request("/batches/b1/scenarios/0").GET()).join().statusCode())
                .isEqualTo(409);
    }
}
