package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what: tokens, TLS, and pages of other sites. */
class ApiSecurityTest {
    @TempDir
    Path directory;

    @Test
    void withATokensFileEveryCallWantsOneThatAllowsIt() throws Exception {
        String reader = ApiTokens.create();
        String writer = ApiTokens.create();
        Path tokens = Files.writeString(
                directory.resolve("tokens"),
                ApiTokens.line("desk", TokenScope.READ, reader) + "\n" + ApiTokens.line("ci", TokenScope.WRITE, writer)
                        + "\n");
        try (ApiTestBed bed = new ApiTestBed(directory, "tokens-file = \"" + tokens + "\"")) {
            assertStatus(bed, 401, bed.request("/api/v1/batches").GET());
            assertStatus(bed, 401, bed.request("/api/v1/nothing").GET());
            assertStatus(bed, 401, bed.request("/metrics").GET());
            assertStatus(
                    bed, 401, with("nonsense", bed.request("/api/v1/batches").GET()));
            assertStatus(
                    bed,
                    401,
                    bed.request("/api/v1/batches")
                            .header("Authorization", "Basic eDp5")
                            .GET());
            assertStatus(
                    bed, 401, bed.request("/api/v1/batches?token=" + writer).GET());
            assertStatus(bed, 200, bed.request("/api/v1/openapi.json").GET());
            assertStatus(bed, 200, with(reader, bed.request("/api/v1/batches").GET()));
            assertStatus(bed, 200, with(reader, bed.request("/metrics").GET()));
            assertStatus(bed, 403, with(reader, bed.submission(ApiTestBed.SPECIFICATION)));
            assertStatus(bed, 403, with(reader, bed.request("/api/v1/batches/x").DELETE()));
            assertStatus(bed, 202, with(writer, bed.submission(ApiTestBed.SPECIFICATION)));
            assertStatus(bed, 404, with(writer, bed.request("/api/v1/batches/x").DELETE()));
            assertStatus(
                    bed,
                    403,
                    with(writer, bed.request("/api/v1/batches").GET()).header("Origin", "https://evil.example"));
        }
    }

    @Test
    void onlyOurOwnPageMaySendRequestsToLoopback() {
        try (ApiTestBed bed = new ApiTestBed(directory, "")) {
            String list = "/api/v1/batches";
            assertStatus(
                    bed, 200, bed.request(list).header("Origin", bed.server()).GET());
            assertStatus(
                    bed,
                    403,
                    bed.request(list).header("Origin", "https://evil.example").GET());
            assertStatus(
                    bed,
                    403,
                    bed.request(list).header("Origin", "http://127.0.0.1:1").GET());
            assertStatus(bed, 403, bed.request(list).header("Origin", "null").GET());
            assertStatus(bed, 403, bed.submission(ApiTestBed.SPECIFICATION).header("Origin", "https://evil.example"));
            HttpResponse<String> answer = bed.send(bed.request(list).GET());
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void tooManyRequestsOfOneClientAreRefusedForAWhile() {
        try (ApiTestBed bed = new ApiTestBed(directory, "requests-per-second = 1")) {
            int refused = 0;
            for (int request = 0; request < 20; request++) {
                refused += bed.send(bed.request("/api/v1/library").GET()).statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isBetween(1, 15);
        }
    }

    @Test
    void beyondLoopbackOnlyWithTokensAndTlsOrWhenToldSo() throws Exception {
        assertThatThrownBy(() -> settings("host = 10.0.0.1")).hasMessageContaining("--insecure");
        assertThat(settings("host = 10.0.0.1, insecure = on").insecure()).isTrue();
        Path tokens = Files.writeString(
                directory.resolve("tokens"), ApiTokens.line("ci", TokenScope.WRITE, ApiTokens.create()));
        String withTokens = "host = 10.0.0.1, tokens-file = \"" + tokens + "\"";
        assertThatThrownBy(() -> settings(withTokens)).hasMessageContaining("TLS");
        Certificates certificates = new Certificates(directory.resolve("tls"), "10.0.0.1");
        String key = certificates.file("tls.key");
        assertThatThrownBy(() -> settings("tls.key-file = \"" + key + "\"")).hasMessageContaining("give both");
        assertThat(settings(withTokens + ", tls { key-file = \"" + key + "\", certificate-file = \""
                                + certificates.file("tls.crt") + "\" }")
                        .tls())
                .isPresent();
        assertThatThrownBy(() -> settings("tls { key-file = \"" + tokens + "\", certificate-file = \""
                        + certificates.file("tls.crt") + "\" }"))
                .hasMessageContaining("cannot be used");
    }

    private static ApiSettings settings(String api) {
        return ApiSettings.of(ConfigFactory.parseString("stampede.coordinator.api {" + api + "}")
                .withFallback(ConfigFactory.load()));
    }

    private static HttpRequest.Builder with(String token, HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    private static void assertStatus(ApiTestBed bed, int status, HttpRequest.Builder request) {
        HttpResponse<String> response = bed.send(request);
        assertThat(response.statusCode())
                .as(response.request().method() + " " + response.uri() + ": " + response.body())
                .isEqualTo(status);
        if (status >= 400) {
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
    }
}
