package io.stampede.coordinator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Calls a coordinator's API, and says in one sentence what went wrong if something did. */
final class ApiClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(5);
    private static final int COPY_BYTES = 64 << 10;
    /** A stream of events has a heartbeat every ten seconds. */
    private static final Duration SILENCE_MAX = Duration.ofSeconds(45);

    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(15);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http;
    private final URI server;
    private final Optional<String> token;
    private final Duration patience;

    /**
     * The way to a coordinator.
     *
     * @param token what to show it, if anything
     * @param authority file of the certificates that vouch for its own; none for those that Java trusts
     */
    ApiClient(URI server, Optional<String> token, Optional<Path> authority) {
        this(server, token, authority, ANSWER_TIMEOUT);
    }

    /**
     * With a patience of its own.
     *
     * @param patience longest silence, before an answer and within one that is copied
     */
    ApiClient(URI server, Optional<String> token, Optional<Path> authority, Duration patience) {
        this.server = server;
        this.token = token;
        this.patience = patience;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        authority.ifPresent(file -> builder.sslContext(ServerTrust.in(file)));
        this.http = builder.build();
    }

    /**
     * Submits a specification; returns the batch.
     *
     * @param idempotencyKey the same key with the same specification gives the first batch again
     */
    JsonNode submit(String yaml, int priority, Optional<String> idempotencyKey) {
        HttpRequest.Builder request = request("/batches?priority=" + priority)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml));
        idempotencyKey.ifPresent(key -> request.header("Idempotency-Key", key));
        return json(send(request.build()));
    }

    /** The newest batches, the newest first. */
    JsonNode list(int limit) {
        return json(send(request("/batches?limit=" + limit).GET().build())).path("batches");
    }

    /** Members, slots, and what each computes. */
    JsonNode cluster() {
        return json(send(request("/cluster").GET().build()));
    }

    /**
     * The events of a batch.
     *
     * @param lastEventId of the last event seen: only what is new is told
     * @param heard told whenever anything comes, heartbeats too
     */
    EventStream events(String batchId, Optional<String> lastEventId, Runnable heard) {
        HttpRequest.Builder request = request(path(batchId) + "/events").header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        HttpResponse<InputStream> response = send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() >= 300) {
            try (InputStream body = response.body()) {
                throw refused("GET", response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw unreachable(String.valueOf(e.getMessage()));
            }
        }
        return new EventStream(response.body(), SILENCE_MAX, heard);
    }

    /** One batch. */
    JsonNode find(String batchId) {
        return json(send(request(path(batchId)).GET().build()));
    }

    /** The specification of a batch, YAML. */
    String specification(String batchId) {
        return send(request(path(batchId) + "/specification").GET().build());
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
                throw refused("GET", response.statusCode(), problem);
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
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + "/api/v1" + path)).timeout(patience);
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        return request;
    }

    private String send(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() >= 300) {
            throw refused(request.method(), response.statusCode(), response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (ConnectException e) {
            throw unreachable("nothing listens there, or it cannot be reached");
        } catch (SSLHandshakeException e) {
            throw unreachable("its certificate is not trusted, or is not for this name; --cacert names who vouches for"
                    + " it (" + e.getMessage() + ")");
        } catch (SSLException e) {
            throw unreachable("it does not speak HTTPS; try http:// (" + e.getMessage() + ")");
        } catch (HttpTimeoutException e) {
            throw unreachable("it does not answer in time");
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

    private CommandFailure refused(String method, int status, String body) {
        int exitCode = switch (status) {
            case 400, 413, 415 -> ExitCode.INVALID;
            case 401, 403, 408, 502, 503, 504 -> ExitCode.UNREACHABLE;
            case 404 -> ExitCode.UNKNOWN;
            // A report that is not there yet, a key that stands for another batch, an end that came before.
            case 409 ->
                "GET".equals(method) ? ExitCode.UNKNOWN : "POST".equals(method) ? ExitCode.INVALID : ExitCode.FAILED;
            // Too much at once, the queue too: it is worth coming again.
            case 429 -> ExitCode.UNREACHABLE;
            default -> ExitCode.INTERNAL_ERROR;
        };
        String hint = status == 401 ? "; --token or STAMPEDE_TOKEN gives one" : "";
        return new CommandFailure(exitCode, "stampede: " + server + " refused: " + detail(body) + hint);
    }

    private static String detail(String body) {
        try {
            JsonNode problem = MAPPER.readTree(body);
            StringBuilder text = new StringBuilder(problem.path("detail").asText(body));
            for (JsonNode entry : problem.path("problems")) {
                text.append("\n")
                        .append(entry.path("line").asText())
                        .append(':')
                        .append(entry.path("column").asText())
                        .append(": ")
                        .append(entry.path("path").asText())
                        .append(": ")
                        .append(entry.path("wrong").asText())
                        .append(", allowed ")
                        .append(entry.path("allowed").asText());
            }
            return text.toString();
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private JsonNode json(String body) {
        try {
            JsonNode document = MAPPER.readTree(body);
            if (document.isObject()) {
                return document;
            }
        } catch (JsonProcessingException e) {
            // told below, as any other document that is none of ours
        }
        throw unreachable("what answers there is something else");
    }
}
