package io.stampede.k8s.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, each at an address of its own as pods have them, that know nothing but the Kubernetes API. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has all of 127.0.0.0/8 as loopback addresses")
@Tag("full")
class KubernetesBootstrapIT {
    private static final Path LAUNCHER =
            Path.of("..", "stampede").toAbsolutePath().normalize();
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();

    @Test
    void membersFindEachOtherThroughTheApiAndTellWhatTheyAreWorth() throws Exception {
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (FakeKubernetes api = new FakeKubernetes(anywhere, "dns:localhost", directory, FakeKubernetes.tokens());
                NamespacedKubernetesClient administrator = api.administrator()) {
            create(administrator, "coordinator-0", "coordinator", "127.0.0.71");
            create(administrator, "node-0", "node", "127.0.0.72");
            create(administrator, "node-1", "node", "127.0.0.73");
            String api1 = "http://127.0.0.71:7471";
            member(api, "coordinator", "coordinator-0", "127.0.0.71", "--api-host", "127.0.0.71", "--insecure");
            member(api, "node", "node-0", "127.0.0.72", "--slots", "1");
            member(api, "node", "node-1", "127.0.0.73", "--slots", "1");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(cost(administrator, "node-0")).isBetween(0, 999_999_999);
                assertThat(cost(administrator, "node-1")).isBetween(0, 999_999_999);
            });
            Process submit = start(
                    "submit",
                    Map.of(),
                    List.of("submit", "first-light", "--scenarios", "64", "--wait", "--server", api1));
            assertThat(submit.waitFor())
                    .as(text("submit.err") + text("coordinator-0.err"))
                    .isZero();
            assertThat(text("node-0.err") + text("node-1.err")).doesNotContain("cannot be told");
            assertThat(api.refusals()).isEmpty();
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static void create(NamespacedKubernetesClient administrator, String name, String component, String ip) {
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace("risk")
                .addToLabels("app.kubernetes.io/name", "stampede")
                .addToLabels("app.kubernetes.io/component", component)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("stampede")
                .addNewPort()
                .withName("management")
                .withContainerPort(7626)
                .endPort()
                .endContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .withPodIP(ip)
                .endStatus()
                .build();
        administrator.pods().inNamespace("risk").resource(pod).create();
    }

    private static int cost(NamespacedKubernetesClient administrator, String pod) {
        Map<String, String> annotations = administrator
                .pods()
                .inNamespace("risk")
                .withName(pod)
                .get()
                .getMetadata()
                .getAnnotations();
        return annotations == null ? -1 : Integer.parseInt(annotations.getOrDefault(COST, "-1"));
    }

    private void member(FakeKubernetes api, String role, String pod, String ip, String... options) throws IOException {
        Path token = Files.writeString(directory.resolve(pod + ".token"), role);
        Path namespace = Files.writeString(directory.resolve("namespace"), "risk");
        Path authority = directory.resolve(FakeKubernetes.CERTIFICATE);
        String discovery = " -Dpekko.discovery.kubernetes-api.";
        String own = " -Dstampede.pod-deletion-cost.";
        Map<String, String> environment = Map.ofEntries(
                Map.entry("KUBERNETES_SERVICE_HOST", "localhost"),
                Map.entry("KUBERNETES_SERVICE_PORT", Integer.toString(api.port())),
                Map.entry("STAMPEDE_CLUSTER_HOST", ip),
                Map.entry("STAMPEDE_CLUSTER_PORT", "17355"),
                Map.entry("STAMPEDE_MANAGEMENT_PORT", "7626"),
                Map.entry("STAMPEDE_API_PORT", "7471"),
                Map.entry("STAMPEDE_DISCOVERY_METHOD", "kubernetes-api"),
                Map.entry("STAMPEDE_DISCOVERY_CONTACT_POINTS", "1"),
                Map.entry("STAMPEDE_POD_DELETION_COST", role.equals("node") ? "on" : "off"),
                Map.entry("STAMPEDE_POD_NAME", pod),
                Map.entry("STAMPEDE_POD_NAMESPACE", "risk"),
                Map.entry("STAMPEDE_STORE_DIRECTORY", directory.resolve("store").toString()),
                Map.entry(
                        "STAMPEDE_JAVA_OPTS",
                        "-Xmx300m -XX:TieredStopAtLevel=1" + discovery + "api-ca-path=" + authority + discovery
                                + "api-token-path=" + token
                                + discovery + "pod-namespace-path=" + namespace + own + "ca-file=" + authority + own
                                + "token-file=" + token + own + "interval=200ms"));
        List<String> arguments = new ArrayList<>(List.of(role));
        arguments.addAll(List.of(options));
        start(pod, environment, arguments);
    }

    private Process start(String name, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .redirectError(directory.resolve(name + ".err").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private String text(String file) throws IOException {
        return Files.readString(directory.resolve(file), UTF_8);
    }
}
