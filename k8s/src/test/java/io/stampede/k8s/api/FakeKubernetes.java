package io.stampede.k8s.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The Kubernetes API over HTTPS, for reading and changing pods: fabric8's mock server behind a front that asks for a
 * service account's token and lets each do only what its role allows.
 */
public final class FakeKubernetes implements AutoCloseable {
    /** Its certificate in the directory it was given. */
    public static final String CERTIFICATE = "ca.crt";

    private final KubernetesMockServer pods;
    private final HttpsServer front;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Set<String>> methodsOfToken;
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    /**
     * Listens.
     *
     * @param address to bind, and a port, 0 for one of the system's choice
     * @param names of its certificate, as keytool wants them: {@code dns:localhost,ip:127.0.0.1}
     * @param directory where its certificate is kept
     * @param methodsOfToken the methods of HTTP that the holder of a token may use
     */
    public FakeKubernetes(
            InetSocketAddress address, String names, Path directory, Map<String, Set<String>> methodsOfToken)
            throws IOException, GeneralSecurityException {
        this.methodsOfToken = Map.copyOf(methodsOfToken);
        pods = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        pods.init(InetAddress.getLoopbackAddress(), 0);
        ServerCertificate certificate = new ServerCertificate(directory, names);
        certificate.write(directory.resolve(CERTIFICATE));
        front = HttpsServer.create(address, 0);
        front.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        front.setExecutor(threads);
        front.createContext("/", this::serve);
        front.start();
    }

    /** Where it listens. */
    public int port() {
        return front.getAddress().getPort();
    }

    /** For the administrator: may do everything. */
    public NamespacedKubernetesClient administrator() {
        return pods.createClient();
    }

    /** What was asked for without the right to it. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            Set<String> methods =
                    methodsOfToken.get(String.valueOf(authorization).replaceFirst("Bearer ", ""));
            if (methods == null || !methods.contains(exchange.getRequestMethod())) {
                refusals.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                answer(exchange, methods == null ? 401 : 403, "{\"kind\":\"Status\",\"status\":\"Failure\"}");
                return;
            }
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + pods.getPort() + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                forwarded.header("Content-Type", type);
            }
            HttpResponse<String> answer = client.send(forwarded.build(), HttpResponse.BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With a content type, as the real API has it and the mock has not. */
    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        front.stop(0);
        threads.shutdownNow();
        pods.destroy();
    }

    /** The tokens of the accounts in {@code k8s/base}, and the administrator's, with what their roles allow. */
    static Map<String, Set<String>> tokens() {
        return Map.of(
                "coordinator",
                Set.of("GET"),
                "node",
                Set.of("GET", "PATCH"),
                "administrator",
                Set.of("GET", "POST", "PUT", "PATCH", "DELETE"));
    }
}
