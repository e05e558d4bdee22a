package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call that the OpenAPI document describes answers as it says, good and bad. */
class OpenApiContractTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> SEEN = new TreeSet<>();

    @TempDir
    static Path directory;

    private static ApiTestBed bed;
    private static JsonNode document;
    private static String batchId;

    @BeforeAll
    static void start() {
        bed = new ApiTestBed(directory, "");
        document = bed.get("/api/v1/openapi.json");
        batchId = bed.succeed(ApiTestBed.SPECIFICATION);
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void everyOperationAnswersAsDescribed() {
        String batch = "/api/v1/batches/" + batchId;
        check("listBatches", 200, bed.request("/api/v1/batches").GET());
        check("listBatches", 200, bed.request("/api/v1/batches?limit=1").GET());
        check("listBatches", 400, bed.request("/api/v1/batches?limit=0").GET());
        check("submitBatch", 202, bed.submission(ApiTestBed.SPECIFICATION).header("Idempotency-Key", "k1"));
        check("submitBatch", 409, bed.submission(other()).header("Idempotency-Key", "k1"));
        check("submitBatch", 400, bed.submission("spec: {scenarios: -1}"));
        check(
                "submitBatch",
                415,
                bed.request("/api/v1/batches")
                        .header("Content-Type", "text/plain")
                        .POST(body("x")));
        check("submitBatch", 413, bed.submission("#".repeat(1_100_000)));
        check("getBatch", 200, bed.request(batch).GET());
        check("getBatch", 404, bed.request("/api/v1/batches/none").GET());
        check("cancelBatch", 409, bed.request(batch).DELETE());
        check("cancelBatch", 404, bed.request("/api/v1/batches/none").DELETE());
        check("followBatch", 200, bed.request(batch + "/events").GET());
        check("followBatch", 404, bed.request("/api/v1/batches/none/events").GET());
        checkReadings(batch);
        checkCluster();
        Set<String> described = new TreeSet<>();
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        described.add(operation.get("operationId").textValue());
                    }
                }));
        assertThat(SEEN).isEqualTo(described);
    }

    private static void checkReadings(String batch) {
        check("getMeasures", 200, bed.request(batch + "/measures").GET());
        check("getMeasures", 404, bed.request("/api/v1/batches/none/measures").GET());
        check("getSpecification", 200, bed.request(batch + "/specification").GET());
        for (String format : List.of("json", "text", "html", "csv", "parquet")) {
            check(
                    "getReport",
                    200,
                    bed.request(batch + "/report?format=" + format).GET());
        }
        check("getReport", 406, bed.request(batch + "/report?format=pdf").GET());
        check(
                "getReport",
                406,
                bed.request(batch + "/report").header("Accept", "image/png").GET());
        check("getReport", 404, bed.request("/api/v1/batches/none/report").GET());
        for (String format : List.of("json", "text", "html", "csv")) {
            check(
                    "replayScenario",
                    200,
                    bed.request(batch + "/scenarios/3?format=" + format).GET());
        }
        check("replayScenario", 404, bed.request(batch + "/scenarios/64").GET());
    }

    private static void checkCluster() {
        check("validateSpecification", 200, validation(ApiTestBed.SPECIFICATION));
        check("validateSpecification", 400, validation("spec: {scenarios: -1}"));
        check("getCluster", 200, bed.request("/api/v1/cluster").GET());
        check("getLibrary", 200, bed.request("/api/v1/library").GET());
        check(
                "getSchema",
                200,
                bed.request("/api/v1/scenario-batch.v1.schema.json").GET());
        check("getOpenApi", 200, bed.request("/api/v1/openapi.json").GET());
        check("getMetrics", 200, bed.request("/metrics").GET());
    }

    @Test
    void whatIsNotDescribedIsNotThere() {
        for (String path : List.of("/api", "/api/v1", "/api/v1/batch", "/api/v2/batches", "/api/v1/batches/x/y/z")) {
            HttpResponse<String> response = bed.send(bed.request(path).GET());
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(ApiTestBed.json(response).get("status").intValue()).isEqualTo(404);
        }
        HttpResponse<String> put = bed.send(bed.request("/api/v1/batches").PUT(body("{}")));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    private static HttpRequest.Builder validation(String yaml) {
        return bed.request("/api/v1/validate")
                .header("Content-Type", "application/yaml")
                .POST(body(yaml));
    }

    private static String other() {
        return ApiTestBed.SPECIFICATION.replace("scenarios: 64", "scenarios: 65");
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static void check(String operationId, int status, HttpRequest.Builder request) {
        HttpResponse<String> response = bed.send(request);
        String what = operationId + " " + response.uri() + ": " + response.body();
        assertThat(response.statusCode()).as(what).isEqualTo(status);
        SEEN.add(operationId);
        JsonNode described = resolved(operation(operationId).path("responses").path(Integer.toString(status)));
        assertThat(described.isMissingNode())
                .as(operationId + " describes " + status)
                .isFalse();
        String contentType =
                response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = described.path("content").path(contentType);
        assertThat(content.isMissingNode())
                .as(operationId + " describes " + status + " as " + contentType)
                .isFalse();
        if (contentType.endsWith("json")) {
            assertThat(errors(content.get("schema"), response.body())).as(what).isEmpty();
        }
    }

    private static JsonNode operation(String operationId) {
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                if (operation.path("operationId").asText().equals(operationId)) {
                    return operation;
                }
            }
        }
        throw new AssertionError("no operation " + operationId);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static List<Error> errors(JsonNode schema, String body) {
        ObjectNode whole = MAPPER.createObjectNode();
        whole.set("components", document.get("components"));
        whole.set("allOf", MAPPER.createArrayNode().add(schema));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON);
    }
}
