package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.http.ApiTestBed;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.lanes.Lanes;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.EngineVersion;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One scenario of a stored batch, asked for over HTTP, and by the command that does so. */
class ReplayCallTest {
    private static final ScenarioBatch SPECIFICATION = ScenarioBatch.defaults("replayed")
            .with(
                    "scenarios=6",
                    "clock.horizon=PT5M",
                    "populations[leveraged-longs].count=40",
                    "populations[leveraged-shorts].count=20");
    private static final BlockPlan PLAN = new BlockPlan(6, 4);

    @TempDir
    static Path directory;

    private static ActorTestKit kit;
    private static ResultStore store;
    private static String server;

    @BeforeAll
    static void serve() {
        kit = ActorTestKit.create(
                ConfigFactory.parseString("pekko.actor.provider = local, pekko.fail-mixed-versions = off")
                        .withFallback(ConfigFactory.load()));
        store = ResultStore.open(StoreSettings.inDirectory(directory));
        storeBatchWithoutItsLastBlock();
        InetSocketAddress address = ApiTestBed.serve(
                kit.system(),
                kit.system().ignoreRef(),
                store,
                ConfigFactory.parseString("stampede.coordinator.api.port = 0").withFallback(ConfigFactory.load()));
        server = "http://127.0.0.1:" + address.getPort();
    }

    private static void storeBatchWithoutItsLastBlock() {
        long epoch = store.raiseEpoch();
        store.submit(epoch, StoredBatch.of("b1", SPECIFICATION, PLAN, StoredBatch.PRIORITY_DEFAULT, 0));
        store.submit(epoch, ofAnotherEngine());
        byte[] content = OutcomeCodec.encode(
                BlockSimulator.simulate(new MarketModel(SPECIFICATION.spec()), new Lanes(0, 4), 60));
        store.store(epoch, List.of(StoredBlock.of("b1", 0, OutcomeCodec.FORMAT, "node", 5, content)));
    }

    private static StoredBatch ofAnotherEngine() {
        StoredBatch ours = StoredBatch.of("b0", SPECIFICATION, PLAN, StoredBatch.PRIORITY_DEFAULT, 0);
        return new StoredBatch(
                ours.id(),
                ours.name(),
                ours.specification(),
                ours.specSha256(),
                ours.seed(),
                ours.plan(),
                ours.priority(),
                "0-older",
                ours.state(),
                ours.createdMillis(),
                ours.failure(),
                ours.reportSha256());
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
        store.close();
    }

    @Test
    void isPlayedAndComparedWithWhatIsStored() throws Exception {
        HttpResponse<String> answer = get("/batches/b1/scenarios/3", "*/*");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode document = new ObjectMapper().readTree(answer.body());
        assertThat(document.at("/batch/id").textValue()).isEqualTo("b1");
        assertThat(document.at("/scenario").intValue()).isEqualTo(3);
        assertThat(document.at("/checked/same").booleanValue()).isTrue();
        assertThat(document.at("/market/price")).hasSize(30);
    }

    @Test
    void whatIsStoredSoFarIsReportedWhenThatWillDo() throws Exception {
        assertThat(get("/batches/b1/report", "*/*").statusCode()).isEqualTo(409);
        assertThat(get("/batches/b0/report?provisional=true", "*/*").statusCode())
                .isEqualTo(409);
        JsonNode report = new ObjectMapper()
                .readTree(get("/batches/b1/report?provisional=true", "*/*").body());
        assertThat(report.at("/batch/scenarios").intValue()).isEqualTo(4);
        assertThat(report.at("/batch/name").textValue()).isEqualTo("replayed (provisional: 4 of 6 scenarios)");
        String page =
                get("/batches/b1/report?provisional=true&format=html", "*/*").body();
        assertThat(page).contains("Provisional: the report of all scenarios has another sha256");
        assertThat(page).contains("it gives the report of all 6 scenarios").doesNotContain("it gives this report");
        String table =
                get("/batches/b1/report?provisional=true&format=csv", "*/*").body();
        assertThat(table.lines()).hasSize(5);
        JsonNode measures =
                new ObjectMapper().readTree(get("/batches/b1/measures", "*/*").body());
        assertThat(measures.get("scenarios").intValue()).isEqualTo(4);
        assertThat(measures.get("complete").booleanValue()).isFalse();
        assertThat(get("/batches/b0/measures", "*/*").statusCode()).isEqualTo(409);
    }

    @Test
    void comesAsWhatIsAccepted() throws Exception {
        assertThat(contentType(get("/batches/b1/scenarios/0", "text/html"))).startsWith("text/html");
        assertThat(contentType(get("/batches/b1/scenarios/0", "text/csv"))).startsWith("text/csv");
        assertThat(contentType(get("/batches/b1/scenarios/0?format=text", "*/*")))
                .startsWith("text/plain");
        assertThat(get("/batches/b1/scenarios/0", "image/png").statusCode()).isEqualTo(406);
        assertThat(get("/batches/b1/scenarios/0?format=png", "*/*").statusCode())
                .isEqualTo(406);
    }

    @Test
    void whatThereIsNotIsNotFoundAndWhatIsNotComputedConflicts() throws Exception {
        assertThat(get("/batches/none/scenarios/0", "*/*").statusCode()).isEqualTo(404);
        for (String number : List.of("6", "99999999999", "-1", "one", "1.0")) {
            assertThat(get("/batches/b1/scenarios/" + number, "*/*").statusCode())
                    .as(number)
                    .isEqualTo(404);
        }
        HttpResponse<String> waiting = get("/batches/b1/scenarios/5", "*/*");
        assertThat(waiting.statusCode()).isEqualTo(409);
        HttpResponse<String> older = get("/batches/b0/scenarios/0", "*/*");
        assertThat(older.statusCode()).isEqualTo(409);
        assertThat(older.body())
                .contains("engine 0-older computed the batch, and this is engine " + EngineVersion.CURRENT);
        HttpResponse<String> report = get("/batches/b0/report?provisional=true", "*/*");
        assertThat(report.statusCode()).isEqualTo(409);
        assertThat(report.body()).contains("engine 0-older computed the batch, and this one has other figures");
        assertThat(waiting.body())
                .contains("scenario 5 has not been computed yet")
                .contains("QUEUED");
    }

    @Test
    void theCommandPrintsItOrSaysWhyNot() {
        CommandRun run = command("b1", "2", "csv");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).startsWith("step,time,venue,");
        assertThat(command("b1", "2", "text").out()).contains("scenario 2").contains("bit for bit");
        assertThat(command("b1", "6", "text").exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(command("b2", "0", "text").exitCode()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(command("b1", "5", "text").exitCode()).isEqualTo(ExitCode.UNKNOWN);
    }

    private static CommandRun command(String batchId, String scenario, String format) {
        return CommandRun.of(
                "replay", "--batch", batchId, "--scenario", scenario, "--format", format, "--server", server);
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1" + path))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
