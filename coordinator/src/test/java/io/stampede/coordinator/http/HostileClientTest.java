package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever clients send: a fitting status, nothing of our insides, and a server that goes on. */
class HostileClientTest {
    private static final int REQUESTS = 200;
    private static final Random RANDOM = new Random(20_261_125);

    @TempDir
    static Path directory;

    private static ApiTestBed bed;

    @BeforeAll
    static void start() {
        bed = new ApiTestBed(directory, "requests-per-second = 1000, streams-max = 8");
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    /**
     * A request that must be refused.
     *
     * @param status the one that fits
     */
    private record Bad(HttpRequest.Builder request, int status) {}

    @Test
    void twoHundredBadRequestsAtOnce() {
        List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        for (int number = 0; number < REQUESTS; number++) {
            Bad bad = bad(number);
            answers.add(CompletableFuture.supplyAsync(() -> isAnswered(bad)));
        }
        long answered = answers.stream().filter(CompletableFuture::join).count();
        assertThat(answered).isGreaterThan(REQUESTS * 9 / 10);
        assertHealthy();
    }

    /** Not where the server closed the connection: after some answers it does, and this may have been on its way. */
    private static boolean isAnswered(Bad bad) {
        HttpResponse<String> response;
        try {
            response = bed.send(bad.request());
        } catch (AssertionError e) {
            if (e.getCause() instanceof IOException) {
                return false;
            }
            throw e;
        }
        assertThat(response.statusCode())
                .as(response.uri() + ": " + response.body())
                .isEqualTo(bad.status());
        assertThat(response.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.stampede")
                .doesNotContain("pekko");
        return true;
    }

    private static Bad bad(int number) {
        String batches = "/api/v1/batches";
        return switch (number % 14) {
            case 0 -> new Bad(bed.submission(noise(1 + RANDOM.nextInt(2_000))), 400);
            case 1 -> new Bad(bed.submission("a: &a [*a,*a]\n".repeat(50)), 400);
            case 2 -> new Bad(bed.submission("x".repeat(1_200_000)), 413);
            case 3 -> new Bad(bed.submission("{".repeat(100_000)), 400);
            case 4 -> new Bad(bed.submission(many("99999999999999999999")), 400);
            case 5 ->
                new Bad(
                        bed.request(batches)
                                .header("Content-Type", "multipart/form-data")
                                .POST(HttpRequest.BodyPublishers.ofString("x")),
                        415);
            case 6 -> get(batches + "/" + "a".repeat(1_500) + "/report", 404);
            case 7 -> get(batches + "/..%2f..%2fetc%2fpasswd/report", 404);
            case 8 -> get(batches + "?limit=" + RANDOM.nextInt() + "x", 400);
            case 9 -> get(batches + "/%27%3bdrop%20table%20batches%3b--/measures", 404);
            case 10 -> get(batches + "/a%00b", 404);
            case 11 -> get(batches + "?before=a%00b", 400);
            case 12 ->
                new Bad(
                        bed.request("/api/v1/cluster").method("TRACE" + number, HttpRequest.BodyPublishers.noBody()),
                        501);
            default ->
                new Bad(bed.submission(ApiTestBed.SPECIFICATION).header("Idempotency-Key", "ü".repeat(300)), 400);
        };
    }

    private static Bad get(String path, int status) {
        return new Bad(bed.request(path).GET(), status);
    }

    private static String many(String scenarios) {
        return ApiTestBed.SPECIFICATION.replace("scenarios: 64", "scenarios: " + scenarios);
    }

    @Test
    void whoAcceptsNoEventsTakesNoStreamFromOthers() {
        String events = "/api/v1/batches/" + bed.succeed(ApiTestBed.SPECIFICATION) + "/events";
        for (int reader = 0; reader < 20; reader++) {
            HttpRequest.Builder wantsImages = bed.request(events).header("Accept", "image/png");
            assertThat(bed.send(wantsImages.GET()).statusCode()).isEqualTo(406);
        }
        assertThat(bed.send(bed.request(events).GET()).statusCode()).isEqualTo(200);
    }

    private static String noise(int length) {
        byte[] noise = new byte[length];
        RANDOM.nextBytes(noise);
        return new String(noise, StandardCharsets.ISO_8859_1);
    }

    @Test
    void requestsThatAreNone() throws IOException {
        List<String> requests = List.of(
                "GET / HTTP/9.9\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "GET /api/v1/batches HTTP/1.1\r\n\r\n",
                "GET /api/v1/batches HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET /api/v1/batches HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
                "POST /api/v1/batches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
                post("Content-Length: 999999999999", "x"),
                post("Transfer-Encoding: chunked", "zzz\r\n"),
                "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        for (String request : requests) {
            String answer = raw(request);
            assertThat(answer).as(request).matches("(?s)(HTTP/1\\.1 (4|5)[0-9]{2} .*)?");
            assertThat(answer).doesNotContain("Exception").doesNotContain("\tat ");
        }
        assertHealthy();
    }

    private static String post(String header, String body) {
        String head = String.join(
                "\r\n", "POST /api/v1/batches HTTP/1.1", "Host: 127.0.0.1", header, "Content-Type: application/yaml");
        return head + "\r\n\r\n" + body;
    }

    @Test
    void twoHundredConnectionsThatSayNothingShutNobodyOut() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int connection = 0; connection < 200; connection++) {
                silent.add(new Socket(bed.address().getAddress(), bed.address().getPort()));
            }
            assertHealthy();
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
        assertHealthy();
    }

    @Test
    void streamsOfEventsAreCountedAndFreedWhenTheirReadersGo() throws Exception {
        String batchId = ApiTestBed.json(bed.send(bed.submission(ApiTestBed.SPECIFICATION
                        .replace("horizon: PT10M", "horizon: PT24H")
                        .replace("scenarios: 64", "scenarios: 20000"))))
                .get("id")
                .textValue();
        String head = "GET /api/v1/batches/" + batchId + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        List<Socket> readers = new ArrayList<>();
        try {
            for (int reader = 0; reader < 8; reader++) {
                readers.add(begin(head));
            }
            assertThat(raw(head)).startsWith("HTTP/1.1 429");
        } finally {
            for (Socket socket : readers) {
                socket.close();
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreException(IOException.class)
                .until(() -> {
                    try (Socket again = begin(head)) {
                        return again.isConnected();
                    }
                });
        bed.send(bed.request("/api/v1/batches/" + batchId).DELETE());
    }

    /** Reads until the first event has come. */
    private static Socket begin(String request) throws IOException {
        Socket socket = new Socket(bed.address().getAddress(), bed.address().getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().contains("event:")) {
            int next = socket.getInputStream().read();
            if (next < 0 || answer.toString().startsWith("HTTP/1.1 4")) {
                socket.close();
                throw new IOException("no stream: " + answer);
            }
            answer.append((char) next);
        }
        return socket;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(bed.address().getAddress(), bed.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException e) {
            return ""; // reset: as good an answer as any
        }
    }

    private static void assertHealthy() {
        assertThat(bed.send(bed.request("/api/v1/batches").GET()).statusCode()).isEqualTo(200);
        bed.succeed(ApiTestBed.SPECIFICATION);
    }
}
