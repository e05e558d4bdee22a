package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.batch.GridWatch;
import io.stampede.coordinator.replay.ScenarioReplayer;
import io.stampede.coordinator.report.GeneratedOutcomes;
import io.stampede.coordinator.report.ReportWriter;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoreSettings;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.cluster.ClusterMembers;
import io.stampede.node.cluster.SlotWhereabouts;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import io.stampede.simulation.EngineVersion;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioReplay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of scenarios over a real connection, to clients of every temper. */
class ScenarioTablesTest {
    /** As stampede-cluster.conf has it: pekko-discovery is older and the same. */
    private static final Config CONFIGURATION =
            ConfigFactory.parseString("pekko.fail-mixed-versions = off").withFallback(ConfigFactory.load());

    private static final int SMALL = 1_000;

    /** More than the buffers of a connection's two ends hold. */
    private static final int LARGE = 1_000_000;

    /** More than the dispatcher of the API has threads. */
    private static final int SENT_MAX = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger blocksRead = new AtomicInteger();
    private final Set<String> readers = ConcurrentHashMap.newKeySet();
    private final List<Socket> sockets = new ArrayList<>();
    private ActorTestKit testKit;
    private ResultStore store;
    private InetSocketAddress address;

    @BeforeEach
    void start() {
        testKit = ActorTestKit.create("tables", CONFIGURATION);
        store = ResultStore.open(StoreSettings.inDirectory(directory));
        long epoch = store.raiseEpoch();
        for (String id : List.of("small", "large", "damaged", "running")) {
            store.submit(epoch, batch(id));
            store.advance(epoch, id, BatchState.RUNNING, Optional.empty(), Optional.empty());
            if (!id.equals("running")) {
                store.advance(epoch, id, BatchState.AGGREGATING, Optional.empty(), Optional.empty());
                store.advance(epoch, id, BatchState.SUCCEEDED, Optional.empty(), Optional.of("0".repeat(64)));
            }
        }
        TestProbe<CoordinatorMessage> coordinator = testKit.createTestProbe();
        ApiServices services = new ApiServices(
                new BatchDirectory(testKit.system(), coordinator.ref(), store),
                new GridWatch(testKit.system(), coordinator.ref()),
                BlockSizing.of(CONFIGURATION),
                batch -> {
                    throw new AssertionError("a table needs no report");
                },
                new ScenarioTables(new TableSettings(SENT_MAX, PATIENCE), this::outcomes),
                new ScenarioReplayer(
                        store,
                        (specification, scenario) ->
                                ScenarioReplay.of(new MarketModel(specification), scenario, () -> true)),
                new ClusterMembers(testKit.system()),
                new SlotWhereabouts(testKit.system()));
        ApiSettings settings = ApiSettings.of(ConfigFactory.parseString("stampede.coordinator.api.port = 0")
                .withFallback(CONFIGURATION)
                .withFallback(ConfigFactory.load()));
        address = ApiServer.bind(testKit.system(), settings, services)
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        testKit.shutdownTestKit();
        store.close();
    }

    @Test
    void aTableIsAnAttachmentOfTheStoredOutcomes() throws Exception {
        StringBuilder csv = new StringBuilder();
        ReportWriter.csv(new GeneratedOutcomes(SMALL), csv);
        ByteArrayOutputStream parquet = new ByteArrayOutputStream();
        ReportWriter.parquet(new GeneratedOutcomes(SMALL), parquet);
        assertAttachment(get("small", "?format=csv", "*/*"), "text/csv", "small.csv", bytes(csv));
        assertAttachment(get("small", "", "text/csv"), "text/csv", "small.csv", bytes(csv));
        String mediaType = "application/vnd.apache.parquet";
        assertAttachment(get("small", "?format=parquet", "*/*"), mediaType, "small.parquet", parquet.toByteArray());
        assertAttachment(get("small", "", mediaType), mediaType, "small.parquet", parquet.toByteArray());
    }

    private static void assertAttachment(HttpResponse<byte[]> answer, String mediaType, String name, byte[] content) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + name + "\"");
        assertThat(answer.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(answer.body()).isEqualTo(content);
    }

    @Test
    void thereIsNoTableOfABatchThatRunsNorInAnotherFormat() throws Exception {
        assertThat(get("running", "?format=parquet", "*/*").statusCode()).isEqualTo(409);
        assertThat(get("absent", "?format=csv", "*/*").statusCode()).isEqualTo(404);
        assertThat(get("small", "?format=orc", "*/*").statusCode()).isEqualTo(406);
    }

    @Test
    void aTableThatCannotBeReadToItsEndBreaksOff() {
        assertThatThrownBy(() -> get("damaged", "?format=csv", "*/*")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get("damaged", "?format=parquet", "*/*")).isInstanceOf(IOException.class);
    }

    @Test
    void clientsThatStopReadingHoldNeitherThreadsNorRowsAndLoseTheirConnection() throws Exception {
        for (int client = 0; client < SENT_MAX; client++) {
            stall(client % 2 == 0 ? "csv" : "parquet");
        }
        // The connections are full: nothing is read from the store any more.
        AtomicInteger before = new AtomicInteger(-1);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(500))
                .until(() -> before.getAndSet(blocksRead.get()) == blocksRead.get());
        assertThat(blocksRead.get()).isLessThan(SENT_MAX * LARGE / 256 / 4);
        HttpResponse<byte[]> refused = get("small", "?format=csv", "*/*");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(list()).isEqualTo(200);
        assertThat(readers).as("threads that may block").allMatch(name -> name.contains("api-dispatcher"));

        awaitRoom();
        Thread.sleep(PATIENCE.multipliedBy(2).toMillis()); // whoever reads again too early is a client like any other
        for (Socket socket : sockets) {
            assertThat(endsEarly(socket)).isTrue();
        }
    }

    @Test
    void clientsThatGoAwayMakeRoomForOthers() throws Exception {
        for (int client = 0; client < SENT_MAX; client++) {
            stall(client % 2 == 0 ? "csv" : "parquet");
        }
        for (Socket socket : sockets) {
            socket.close();
        }
        awaitRoom();
    }

    private void awaitRoom() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> get("small", "?format=csv", "*/*").statusCode() == 200);
    }

    /** A client that reads the beginning of the answer and no more. */
    private void stall(String format) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(8192);
        socket.setSoTimeout(60_000);
        socket.connect(address);
        String request = "GET /api/v1/batches/large/report?format=" + format + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }

    /** Whether the connection ends without a last chunk. */
    private static boolean endsEarly(Socket socket) {
        String end = "";
        try {
            byte[] buffer = new byte[1 << 16];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                String tail = end + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                end = tail.substring(Math.max(0, tail.length() - LAST_CHUNK.length()));
            }
        } catch (IOException e) {
            return true; // reset
        }
        return !end.equals(LAST_CHUNK);
    }

    private HttpResponse<byte[]> get(String batch, String query, String accept)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri("/" + batch + "/report" + query))
                        .header("Accept", accept)
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private int list() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri("")).timeout(Duration.ofSeconds(5)).build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + "/api/v1/batches" + path);
    }

    private static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private OutcomeTable outcomes(StoredBatch batch) {
        return switch (batch.id()) {
            case "large" -> new CountedOutcomes(new GeneratedOutcomes(LARGE), Integer.MAX_VALUE);
            case "damaged" -> new CountedOutcomes(new GeneratedOutcomes(100_000), 100);
            default -> new GeneratedOutcomes(SMALL);
        };
    }

    private static StoredBatch batch(String id) {
        return new StoredBatch(
                id,
                id,
                "{}",
                "0".repeat(64),
                1,
                new BlockPlan(SMALL, 256),
                StoredBatch.PRIORITY_DEFAULT,
                EngineVersion.CURRENT,
                BatchState.QUEUED,
                0,
                Optional.empty(),
                Optional.empty());
    }

    /** Counts the blocks that are read, and has no more than some of them. */
    private final class CountedOutcomes implements OutcomeTable {
        private final OutcomeTable outcomes;
        private final int blocksMax;

        private CountedOutcomes(OutcomeTable outcomes, int blocksMax) {
            this.outcomes = outcomes;
            this.blocksMax = blocksMax;
        }

        @Override
        public int scenarios() {
            return outcomes.scenarios();
        }

        @Override
        public OutcomeLayout layout() {
            return outcomes.layout();
        }

        @Override
        public OutcomeColumn column(int columnIndex) {
            return outcomes.column(columnIndex);
        }

        @Override
        public Iterable<OutcomeBlock> blocks() {
            Iterator<OutcomeBlock> blocks = outcomes.blocks().iterator();
            AtomicInteger read = new AtomicInteger();
            return () -> new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return blocks.hasNext();
                }

                @Override
                public OutcomeBlock next() {
                    if (read.incrementAndGet() > blocksMax) {
                        throw new IllegalStateException("block " + read + " is damaged");
                    }
                    blocksRead.incrementAndGet();
                    readers.add(Thread.currentThread().getName());
                    return blocks.next();
                }
            };
        }

        @Override
        public long[] digests() {
            return outcomes.digests();
        }
    }
}
