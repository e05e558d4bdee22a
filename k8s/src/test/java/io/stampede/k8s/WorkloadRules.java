package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How pods are run. */
final class WorkloadRules {
    /** What the level "restricted" of Pod Security admits. */
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private static final int USER = 10001;

    private WorkloadRules() {}

    /** Pod Security "restricted" and, beyond it, a root file system that nobody writes to. */
    static Stream<String> restricted(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> {
            JsonNode pod = workload.pod();
            Stream<String> ofPod = Violations.of(
                    workload.id(),
                    Violations.when(pod.path("hostNetwork").asBoolean(), "hostNetwork"),
                    Violations.when(pod.path("hostPID").asBoolean(), "hostPID"),
                    Violations.when(pod.path("hostIPC").asBoolean(), "hostIPC"),
                    Violations.when(!pod.at("/securityContext/runAsNonRoot").asBoolean(), "may run as root"),
                    Violations.when(pod.at("/securityContext/runAsUser").asInt() != USER, "is not the image's user"),
                    Violations.when(
                            !pod.at("/securityContext/seccompProfile/type")
                                    .asText()
                                    .equals("RuntimeDefault"),
                            "has no seccomp profile"));
            Stream<String> ofVolumes = workload.volumes()
                    .flatMap(volume -> volume.properties().stream())
                    .filter(entry -> !entry.getKey().equals("name") && !VOLUMES.contains(entry.getKey()))
                    .map(entry -> workload.id() + ": volume of kind " + entry.getKey());
            return Stream.of(ofPod, ofVolumes, workload.containers().flatMap(WorkloadRules::restrictedContainer))
                    .flatMap(violations -> violations);
        });
    }

    private static Stream<String> restrictedContainer(JsonNode container) {
        JsonNode context = container.path("securityContext");
        return Violations.of(
                "container " + container.path("name").asText(),
                Violations.when(context.path("privileged").asBoolean(), "is privileged"),
                Violations.when(context.path("allowPrivilegeEscalation").asBoolean(true), "may gain privileges"),
                Violations.when(
                        !context.path("readOnlyRootFilesystem").asBoolean(), "may write to its root file system"),
                Violations.when(!context.at("/capabilities/drop").toString().equals("[\"ALL\"]"), "keeps capabilities"),
                Violations.when(context.at("/capabilities").has("add"), "adds capabilities"),
                Violations.when(
                        context.has("runAsNonRoot")
                                && !context.path("runAsNonRoot").asBoolean(),
                        "may run as root"),
                Violations.when(
                        context.has("runAsUser") && context.path("runAsUser").asInt() != USER, "is another user"),
                Violations.when(
                        Manifests.each(container.path("ports")).anyMatch(port -> port.has("hostPort")),
                        "has a hostPort"));
    }

    /** A tag that is a version: what ran yesterday runs today. */
    static Stream<String> pinnedImages(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(Workload::containers)
                .filter(container -> !container.path("image").asText().matches(".+:[0-9]+\\.[0-9]+\\.[0-9]+[^:]*")
                        || !container.path("imagePullPolicy").asText().equals("IfNotPresent"))
                .map(container -> container.path("image").asText() + " is no image of one version");
    }

    /** Three probes of what Pekko Management serves, on a port by its name, slower than its own time-out. */
    static Stream<String> probes(Manifests manifests) {
        return manifests
                .workloads()
                .filter(Workload::isService)
                .flatMap(workload -> workload.containers()
                        .flatMap(container -> Stream.of("startup", "readiness", "liveness")
                                .flatMap(kind -> probe(workload, kind, container.path(kind + "Probe")))));
    }

    private static Stream<String> probe(Workload workload, String kind, JsonNode probe) {
        JsonNode port = probe.at("/httpGet/port");
        String path = Sources.configuration().getString("pekko.management.health-checks." + kind + "-path");
        long checkSeconds = Sources.configuration()
                .getDuration("pekko.management.health-checks.check-timeout")
                .toSeconds();
        return Violations.of(
                workload.id() + ": " + kind + " probe",
                Violations.when(!probe.at("/httpGet/path").asText().equals("/" + path), "is not of /" + path),
                Violations.when(
                        !port.asText().equals("management") || !workload.hasPort(port.asText()), "is of another port"),
                Violations.when(
                        !kind.equals("startup") && probe.path("timeoutSeconds").asInt() <= checkSeconds,
                        "is impatient"));
    }

    /** CPU and memory are asked for; memory is limited to that, so that no neighbour is evicted; CPU is not limited. */
    static Stream<String> resources(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.containers().flatMap(container -> {
                    JsonNode requests = container.at("/resources/requests");
                    JsonNode limits = container.at("/resources/limits");
                    return Violations.of(
                            workload.id(),
                            Violations.when(!requests.has("cpu"), "asks for no CPU"),
                            Violations.when(!requests.has("memory"), "asks for no memory"),
                            Violations.when(limits.has("cpu"), "limits CPU"),
                            Violations.when(
                                    !limits.path("memory").equals(requests.path("memory")),
                                    "has another limit of memory"));
                }));
    }

    /** Blocks of all slots take at most half of a node's memory: the image gives 65 % of it to the heap. */
    static Stream<String> memoryOfBlocks(Manifests manifests) {
        BigDecimal block = BigDecimal.valueOf(Sources.configuration().getBytes("stampede.coordinator.block-memory"));
        return manifests
                .workloads()
                .filter(workload -> workload.component().equals("node"))
                .filter(workload -> {
                    JsonNode requests = workload.pod().at("/containers/0/resources/requests");
                    BigDecimal slots = BigDecimal.valueOf(slots(requests));
                    return bytes(requests.path("memory"))
                                    .compareTo(slots.multiply(block).multiply(BigDecimal.valueOf(2)))
                            < 0;
                })
                .map(workload -> workload.id() + ": the blocks of its slots do not fit into its memory");
    }

    /** Whole cores asked for, rounded up: what the Downward API gives with a divisor of 1. */
    static long slots(JsonNode requests) {
        return bytes(requests.path("cpu")).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    private static BigDecimal bytes(JsonNode quantity) {
        return new Quantity(quantity.asText("0")).getNumericalAmount();
    }

    /** Longer than all phases of the coordinated shutdown, and than the process waits for them. */
    static Stream<String> gracePeriod(Manifests manifests) {
        long seconds = Sources.shutdownSeconds();
        return manifests
                .workloads()
                .filter(Workload::isService)
                .filter(workload ->
                        workload.pod().path("terminationGracePeriodSeconds").asInt(30) <= seconds)
                .map(workload -> workload.id() + ": may be killed while it leaves, which may take " + seconds + " s");
    }

    /** A Service named stampede would set STAMPEDE_PORT=tcp://… and others in every pod. */
    static Stream<String> noServiceLinks(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.pod().path("enableServiceLinks").asBoolean(true))
                .map(workload -> workload.id() + ": service links look like settings");
    }

    /** A Job that submits gives up on exactly those exit codes after which another try gives the same. */
    static Stream<String> exitCodes(Manifests manifests) {
        Set<Integer> hopeless = new TreeSet<>(
                List.of(Sources.exitCode("INVALID"), Sources.exitCode("FAILED"), Sources.exitCode("UNKNOWN")));
        return manifests
                .workloads()
                .filter(workload -> workload.kind().equals("Job"))
                .flatMap(workload -> {
                    Set<Integer> given = new TreeSet<>();
                    Manifests.each(workload.spec().at("/podFailurePolicy/rules"))
                            .filter(rule -> rule.path("action").asText().equals("FailJob"))
                            .flatMap(rule -> Manifests.each(rule.at("/onExitCodes/values")))
                            .forEach(code -> given.add(code.asInt()));
                    return Violations.of(
                            workload.id(),
                            Violations.when(
                                    !given.equals(hopeless), "gives up on " + given + " instead of " + hopeless),
                            Violations.when(
                                    !workload.pod()
                                            .path("restartPolicy")
                                            .asText()
                                            .equals("Never"),
                                    "restarts in place"),
                            Violations.when(
                                    workload.environment()
                                            .noneMatch(entry ->
                                                    entry.path("name").asText().equals("STAMPEDE_IDEMPOTENCY_KEY")),
                                    "submits again when it is tried again"),
                            Violations.when(
                                    workload.spec()
                                                    .path("activeDeadlineSeconds")
                                                    .asInt(Integer.MAX_VALUE)
                                            >= 86_400,
                                    "may outlive its idempotency key"));
                });
    }
}
