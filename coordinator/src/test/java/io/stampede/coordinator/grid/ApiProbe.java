package io.stampede.coordinator.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks coordinators over HTTP; whichever answers first. */
final class ApiProbe {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** An answer's document, if the coordinator answers and means yes. */
    Optional<JsonNode> get(String server, String path) {
        return send(
                HttpRequest.newBuilder(URI.create(server + "/api/v1" + path)).GET());
    }

    /** The document that a specification's submission is answered with. */
    Optional<JsonNode> submit(String server, String yaml) {
        return send(HttpRequest.newBuilder(URI.create(server + "/api/v1/batches"))
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
    }

    private Optional<JsonNode> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() < 300 ? Optional.of(MAPPER.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // away: the caller waits for another, or for another time
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
