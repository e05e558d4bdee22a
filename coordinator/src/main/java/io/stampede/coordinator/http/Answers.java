package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;

/** Responses of the API. */
final class Answers {
    static final ContentType PROBLEM = MediaTypes.customWithFixedCharset(
                    "application", "problem+json", HttpCharsets.UTF_8, java.util.Map.of(), false)
            .toContentType();

    private Answers() {}

    static HttpResponse json(int status, JsonNode document) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(ContentTypes.APPLICATION_JSON, BatchJson.text(document));
    }

    static HttpResponse problem(int status, String title, String detail) {
        return problem(status, BatchJson.problem(status, title, detail));
    }

    static HttpResponse problem(int status, JsonNode document) {
        return HttpResponse.create()
                .withStatus(status)
                .withEntity(org.apache.pekko.http.javadsl.model.HttpEntities.create(
                        PROBLEM, BatchJson.text(document).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
