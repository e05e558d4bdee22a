package io.stampede.coordinator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls a coordinator's API, and says in one sentence what went wrong if something did. */
final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);
    private static final int COPY_BYTES = 64 << 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI server;
    private final Duration patience;

    ApiClient(URI server) {
        this(server, ANSWER_TIMEOUT);
    }

    /**
     * With a patience of its own.
     *
     * @param patience longest silence, before an answer and within one that is copied
     */
    ApiClient(URI server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    /** Submits a specification; returns the batch. */
    JsonNode submit(String yaml, int priority) {
        HttpRequest request = request("/batches?priority=" + priority)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml))
                .build();
        return json(send(request));
    }

    /** All batches. */
    JsonNode list() {
        return json(send(request("/batches").GET().build())).get("batches");
    }

    /** One batch. */
    JsonNode find(String batchId) {
        return json(send(request(path(batchId)).GET().build()));
    }

    /** Cancels a batch; returns it as it then is. */
    JsonNode cancel(String batchId) {
        return json(send(request(path(batchId)).DELETE().build()));
    }

    /**
     * The report of a batch.
     *
     * @param format text, json or html
     */
    String report(String batchId, String format) {
        return send(request(path(batchId) + "/report?format=" + format).GET().build());
    }

    /**
     * Copies the table of a batch's scenarios, which may be longer than memory, as it comes.
     *
     * @param format csv or parquet
     * @throws IOException if {@code out} does
     */
    void copyReport(String batchId, String format, OutputStream out) throws IOException {
        HttpRequest request =
                request(path(batchId) + "/report?format=" + format).GET().build();
        HttpResponse<InputStream> response = send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (AnswerBody body = new AnswerBody(response.body(), patience)) {
            byte[] buffer = new byte[COPY_BYTES];
            if (response.statusCode() >= 300) {
                String problem = new String(buffer, 0, read(body, buffer), StandardCharsets.UTF_8);
                throw refused(response.statusCode(), problem);
            }
            for (int bytes = read(body, buffer); bytes > 0; bytes = read(body, buffer)) {
                out.write(buffer, 0, bytes);
            }
        }
    }

    private int read(AnswerBody body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "stampede: the answer of " + server + " is not whole, it broke off: " + e.getMessage());
        }
    }

    private static String path(String batchId) {
        if (!batchId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new CommandFailure(ExitCode.UNKNOWN, "stampede: there is no batch of this id");
        }
        return "/batches/" + batchId;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/api/v1" + path)).timeout(patience);
    }

    private String send(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (ConnectException e) {
            throw unreachable("nothing listens there, or it cannot be reached");
        } catch (IOException e) {
            throw unreachable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "stampede: interrupted");
        }
    }

    private CommandFailure unreachable(String why) {
        return new CommandFailure(ExitCode.UNREACHABLE, "stampede: no coordinator at " + server + ": " + why);
    }

    private CommandFailure refused(int status, String body) {
        int exitCode = switch (status) {
            case 400, 413, 415 -> ExitCode.INVALID;
            case 401, 403, 502, 503 -> ExitCode.UNREACHABLE;
            case 404 -> ExitCode.UNKNOWN;
            case 409, 429 -> ExitCode.FAILED;
            default -> ExitCode.INTERNAL_ERROR;
        };
        return new CommandFailure(exitCode, "stampede: " + server + " refused: " + detail(body));
    }

    private static String detail(String body) {
        try {
            JsonNode detail = MAPPER.readTree(body).get("detail");
            return detail == null ? body : detail.textValue();
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the answer of " + server + " is not JSON", e);
        }
    }
}
