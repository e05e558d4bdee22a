package io.stampede.coordinator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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
    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(15);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private final URI server;

    ApiClient(URI server) {
        this.server = server;
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
     * @param format text, json, html or csv
     */
    String report(String batchId, String format) {
        return send(request(path(batchId) + "/report?format=" + format).GET().build());
    }

    /**
     * One scenario of a batch, played again.
     *
     * @param format text, json, html or csv
     */
    String replay(String batchId, int scenario, String format) {
        String path = path(batchId) + "/scenarios/" + scenario + "?format=" + format;
        return send(request(path).timeout(REPLAY_TIMEOUT).GET().build());
    }

    private static String path(String batchId) {
        if (!batchId.matches("[A-Za-z0-9-]{1,64}")) {
            throw new CommandFailure(ExitCode.UNKNOWN, "stampede: there is no batch of this id");
        }
        return "/batches/" + batchId;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/api/v1" + path)).timeout(ANSWER_TIMEOUT);
    }

    private String send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            throw unreachable("nothing listens there, or it cannot be reached");
        } catch (IOException e) {
            throw unreachable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "stampede: interrupted");
        }
        if (response.statusCode() >= 300) {
            throw refused(response);
        }
        return response.body();
    }

    private CommandFailure unreachable(String why) {
        return new CommandFailure(ExitCode.UNREACHABLE, "stampede: no coordinator at " + server + ": " + why);
    }

    private CommandFailure refused(HttpResponse<String> response) {
        String detail = detail(response.body());
        int exitCode = switch (response.statusCode()) {
            case 400, 413, 415 -> ExitCode.INVALID;
            case 401, 403, 502, 503 -> ExitCode.UNREACHABLE;
            case 404 -> ExitCode.UNKNOWN;
            case 409, 429 -> ExitCode.FAILED;
            default -> ExitCode.INTERNAL_ERROR;
        };
        return new CommandFailure(exitCode, "stampede: " + server + " refused: " + detail);
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
