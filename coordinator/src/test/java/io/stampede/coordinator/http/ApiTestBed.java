package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchCoordinator;
import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.batch.GridWatch;
import io.stampede.coordinator.batch.StoppingRule;
import io.stampede.coordinator.replay.ScenarioPlayer;
import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.report.Provenance;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.StoredReport;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.block.MarketBlocks;
import io.stampede.node.cluster.ClusterBootstrap;
import io.stampede.node.cluster.ClusterMembers;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.SlotWhereabouts;
import io.stampede.node.cluster.Wiring;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioReplay;
import io.stampede.spec.Specification;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.awaitility.Awaitility;

/** A whole grid in this process, with a store of its own, and its API on a port of the system's choice. */
public final class ApiTestBed implements AutoCloseable {
    /** A batch of a second. */
    public static final String SPECIFICATION = """
            apiVersion: stampede/v1
            kind: ScenarioBatch
            metadata: {name: tiny}
            spec:
              scenarios: 64
              clock: {step: PT1M, horizon: PT10M}
              populations:
                - {kind: LEVERAGED, name: longs, side: LONG, count: 14}
                - {kind: LEVERAGED, name: shorts, side: SHORT, count: 6}
                - {kind: MARKET_MAKER, name: makers}
              shocks:
                - {kind: JUMP, at: PT2M, logReturn: -0.05}
              execution: {lanes: 16}
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ResultStore store;
    private final ClusterNode node;
    private final String scheme;
    private final InetSocketAddress address;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Starts it.
     *
     * @param directory for the store
     * @param api overrides of {@code stampede.coordinator.api}, HOCON
     */
    public ApiTestBed(Path directory, String api) {
        store = ResultStore.open(StoreSettings.inDirectory(directory));
        node = ClusterBootstrap.start(
                ClusterSettings.embedded(1),
                Wiring.of(
                        MarketBlocks.of(ConfigFactory.load()),
                        slots -> BatchCoordinator.create(
                                () -> store,
                                (batch, from) -> report(batch, from).sha256(),
                                StoppingRule.NEVER,
                                slots)));
        Config configuration = ConfigFactory.parseString("stampede.coordinator.api { port = 0 }")
                .withFallback(ConfigFactory.parseString("stampede.coordinator.api {" + api + "}"))
                .withFallback(ConfigFactory.load());
        ApiSettings settings = ApiSettings.of(configuration);
        scheme = settings.tls().isPresent() ? "https" : "http";
        address = serve(node.system(), node.coordinator(), store, configuration);
    }

    /** Serves the API of a coordinator and a store. */
    public static InetSocketAddress serve(
            ActorSystem<?> system, ActorRef<CoordinatorMessage> coordinator, ResultStore store, Config configuration) {
        return serve(
                system,
                coordinator,
                store,
                configuration,
                (specification, scenario) -> ScenarioReplay.of(new MarketModel(specification), scenario, () -> true));
    }

    /** The same, with a player of scenarios of the test's own. */
    public static InetSocketAddress serve(
            ActorSystem<?> system,
            ActorRef<CoordinatorMessage> coordinator,
            ResultStore store,
            Config configuration,
            ScenarioPlayer player) {
        ApiServices services = new ApiServices(
                new BatchDirectory(system, coordinator, store),
                new GridWatch(system, coordinator),
                BlockSizing.of(configuration),
                batch -> report(batch, store),
                new ScenarioTables(
                        TableSettings.of(configuration),
                        batch -> StoredReport.outcomes(batch, store, ApiTestBed::layout)),
                new ScenarioReplayer(store, player),
                new ClusterMembers(system),
                new SlotWhereabouts(system));
        return ApiServer.bind(system, ApiSettings.of(configuration), services)
                .toCompletableFuture()
                .join();
    }

    private static OutcomeLayout layout(Specification specification) {
        return new MarketModel(specification).layout();
    }

    private static Report report(StoredBatch batch, ResultStore store) {
        Provenance none = new Provenance(
                "",
                "stampede replay --batch " + batch.id(),
                Instant.EPOCH,
                Duration.ZERO,
                1,
                OptionalLong.empty(),
                "",
                "");
        return StoredReport.of(batch, store, ApiTestBed::layout, none).report();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return address;
    }

    /** What comes before every path. */
    public String server() {
        return scheme + "://" + address.getHostString() + ":" + address.getPort();
    }

    /** A request for a path. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server() + path)).timeout(PATIENCE);
    }

    /** A submission of a specification. */
    public HttpRequest.Builder submission(String yaml) {
        return request("/api/v1/batches")
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml));
    }

    /** The answer to a request, whatever it is. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The document that a path gives. */
    public JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** An answer's document. */
    public static JsonNode json(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(response.toString(), e);
        }
    }

    /** Submits a specification and waits for its end; the batch's id. */
    public String succeed(String yaml) {
        String batchId = json(send(submission(yaml))).get("id").textValue();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> get("/api/v1/batches/" + batchId)
                        .get("state")
                        .textValue()
                        .equals("SUCCEEDED"));
        return batchId;
    }

    @Override
    public void close() {
        node.close();
        store.close();
    }
}
