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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
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

    @Test
    void twoHundredBadRequestsAtOnce() {
        List<CompletableFuture<Optional<HttpResponse<String>>>> answers = new ArrayList<>();
        for (int number = 0; number < REQUESTS; number++) {
            HttpRequest.Builder request = bad(number);
            answers.add(CompletableFuture.supplyAsync(() -> answer(request)));
        }
        int answered = 0;
        for (CompletableFuture<Optional<HttpResponse<String>>> answer : answers) {
            answer.join().ifPresent(HostileClientTest::assertFitting);
            answered += answer.join().isPresent() ? 1 : 0;
        }
        assertThat(answered).isGreaterThan(REQUESTS / 2);
        assertHealthy();
    }

    /** None where the server closed the connection: after some answers it does, and this may have been on its way. */
    private static Optional<HttpResponse<String>> answer(HttpRequest.Builder request) {
        try {
            return Optional.of(bed.send(request));
        } catch (AssertionError e) {
            if (e.getCause() instanceof IOException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static void assertFitting(HttpResponse<String> response) {
        assertThat(response.statusCode())
                .as(response.uri() + ": " + response.body())
                .isIn(Set.of(400, 403, 404, 405, 406, 413, 415, 429, 501));
        assertThat(response.body())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.stampede")
                .doesNotContain("pekko");
    }

    private static HttpRequest.Builder bad(int number) {
        return switch (number % 12) {
            case 0 -> bed.submission(noise(1 + RANDOM.nextInt(2_000)));
            case 1 -> bed.submission("a: &a [*a,*a]\n".repeat(50));
            case 2 -> bed.submission("x".repeat(1_200_000));
            case 3 -> bed.submission("{".repeat(100_000));
            case 4 ->
                bed.submission(ApiTestBed.SPECIFICATION.replace("scenarios: 64", "scenarios: 99999999999999999999"));
            case 5 ->
                bed.request("/api/v1/batches")
                        .header("Content-Type", "multipart/form-data")
                        .POST(HttpRequest.BodyPublishers.ofString("x"));
            case 6 ->
                bed.request("/api/v1/batches/" + "a".repeat(1_500) + "/report").GET();
            case 7 ->
                bed.request("/api/v1/batches/..%2f..%2fetc%2fpasswd/report").GET();
            case 8 ->
                bed.request("/api/v1/batches?limit=" + RANDOM.nextInt() + "x").GET();
            case 9 ->
                bed.request("/api/v1/batches/%27%3bdrop%20table%20batches%3b--/measures")
                        .GET();
            case 10 -> bed.request("/api/v1/cluster").method("TRACE" + number, HttpRequest.BodyPublishers.noBody());
            default -> bed.submission(ApiTestBed.SPECIFICATION).header("Idempotency-Key", "ü".repeat(300));
        };
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
