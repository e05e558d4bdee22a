package io.stampede.node.kubernetes;

import io.stampede.node.trust.TrustedAuthorities;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** Writes the deletion cost to the pod's annotation. */
final class PodAnnotator {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final DeletionCostSettings settings;

    PodAnnotator(DeletionCostSettings settings) {
        this.settings = settings;
    }

    /**
     * Writes it; blocks until the API has answered. Certificates and token are read each time, since both are renewed
     * while the pod lives.
     *
     * @throws IOException if the API cannot be reached or refuses; the message says what it said
     */
    void write(int cost) throws IOException, InterruptedException {
        URI pod = settings.podAddress();
        HttpRequest request = HttpRequest.newBuilder(pod)
                .timeout(TIMEOUT)
                .header(
                        "Authorization",
                        "Bearer " + Files.readString(settings.token()).strip())
                .header("Content-Type", "application/merge-patch+json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString("{\"metadata\":{\"annotations\":{\""
                                + DeletionCost.ANNOTATION + "\":\"" + cost + "\"}}}"))
                .build();
        HttpResponse<String> answer = client(pod).send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            String said = answer.body().substring(0, Math.min(300, answer.body().length()));
            throw new IOException("PATCH " + pod + " was answered " + answer.statusCode() + ": " + said);
        }
    }

    private HttpClient client(URI pod) throws IOException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(TIMEOUT).version(HttpClient.Version.HTTP_1_1);
        if ("https".equals(pod.getScheme())) {
            try {
                builder.sslContext(TrustedAuthorities.in(settings.authorities()));
            } catch (GeneralSecurityException e) {
                throw new IOException(settings.authorities() + " is no PEM file of certificates", e);
            }
        }
        return builder.build();
    }
}
