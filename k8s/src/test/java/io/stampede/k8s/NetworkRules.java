package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** Who may reach whom. */
final class NetworkRules {
    private static final List<String> DIRECTIONS = List.of("Ingress", "Egress");

    private NetworkRules() {}

    private static Stream<JsonNode> policiesOf(Manifests manifests, Workload workload) {
        return manifests
                .ofKind("NetworkPolicy")
                .filter(policy -> LabelSelector.matches(policy.at("/spec/podSelector"), workload.labels()));
    }

    private static Stream<JsonNode> rulesOf(Manifests manifests, Workload workload, String direction) {
        return policiesOf(manifests, workload).flatMap(policy -> Manifests.each(policy.at("/spec/" + direction)));
    }

    private static boolean isOfPort(JsonNode rule, int port) {
        return Manifests.each(rule.path("ports"))
                .anyMatch(entry -> entry.path("port").asInt() == port);
    }

    /** Whether a peer of a rule is pods of this namespace that a workload is among. */
    private static boolean isPeer(JsonNode peers, Workload workload) {
        return Manifests.each(peers)
                .anyMatch(peer -> !peer.has("namespaceSelector")
                        && peer.has("podSelector")
                        && LabelSelector.matches(peer.path("podSelector"), workload.labels()));
    }

    /** All pods are selected by a policy in both directions: what is not admitted is denied. */
    static Stream<String> closed(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> DIRECTIONS.stream()
                        .filter(direction -> policiesOf(manifests, workload)
                                .noneMatch(policy -> Manifests.each(policy.at("/spec/policyTypes"))
                                        .anyMatch(type -> type.asText().equals(direction))))
                        .map(direction -> workload.id() + ": open, " + direction));
    }

    /** Every port that a pod declares can be reached by somebody: a pod, or the kubelet, which no policy stops. */
    static Stream<String> portsAreAdmitted(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.ports()
                        .filter(port -> !isProbed(workload, port.path("name").asText()))
                        .map(port -> port.path("containerPort").asInt())
                        .filter(port -> rulesOf(manifests, workload, "ingress").noneMatch(rule -> isOfPort(rule, port)))
                        .map(port -> workload.id() + ": nobody may reach port " + port));
    }

    private static boolean isProbed(Workload workload, String port) {
        return workload.containers()
                .anyMatch(container ->
                        container.at("/livenessProbe/httpGet/port").asText().equals(port));
    }

    /** Nobody is let in where nothing listens, nor from everywhere, nor at every port. */
    static Stream<String> admittedPortsExist(Manifests manifests) {
        return manifests.ofKind("NetworkPolicy").flatMap(policy -> {
            List<Workload> selected = manifests
                    .workloads()
                    .filter(workload -> LabelSelector.matches(policy.at("/spec/podSelector"), workload.labels()))
                    .toList();
            Stream<String> noPorts = Stream.concat(
                            Manifests.each(policy.at("/spec/ingress")), Manifests.each(policy.at("/spec/egress")))
                    .filter(rule -> rule.path("ports").isEmpty())
                    .map(rule -> Manifests.nameOf(policy) + ": all ports");
            Stream<String> fromAll = Manifests.each(policy.at("/spec/ingress"))
                    .filter(rule -> rule.path("from").isEmpty())
                    .map(rule -> Manifests.nameOf(policy) + ": from everywhere");
            Stream<String> nothingThere = Manifests.each(policy.at("/spec/ingress"))
                    .flatMap(rule -> Manifests.each(rule.path("ports")))
                    .map(port -> port.path("port").asInt())
                    .filter(port -> selected.stream().noneMatch(workload -> workload.hasPort(port)))
                    .map(port -> Manifests.nameOf(policy) + ": nothing listens at " + port);
            return Stream.of(noPorts, fromAll, nothingThere).flatMap(violations -> violations);
        });
    }

    /** Whoever may be reached by a pod of ours may be asked by it, and the other way round. */
    static Stream<String> bothEndsAgree(Manifests manifests) {
        List<Workload> workloads = manifests.workloads().toList();
        return workloads.stream()
                .flatMap(from -> workloads.stream()
                        .flatMap(to -> to.ports()
                                .map(port -> port.path("containerPort").asInt())
                                .filter(port ->
                                        maySend(manifests, from, to, port) != mayReceive(manifests, from, to, port))
                                .map(port -> from.id() + " to " + to.id() + ":" + port + ": the ends differ")));
    }

    private static boolean maySend(Manifests manifests, Workload from, Workload to, int port) {
        return rulesOf(manifests, from, "egress").anyMatch(rule -> isOfPort(rule, port) && isPeer(rule.path("to"), to));
    }

    private static boolean mayReceive(Manifests manifests, Workload from, Workload to, int port) {
        return rulesOf(manifests, to, "ingress")
                .anyMatch(rule -> isOfPort(rule, port) && isPeer(rule.path("from"), from));
    }

    /** Services and monitors name ports that their pods have under that name and number. */
    static Stream<String> servicePorts(Manifests manifests) {
        Stream<String> ofServices = manifests
                .ofKind("Service")
                .flatMap(service -> Manifests.each(service.at("/spec/ports"))
                        .filter(port -> manifests
                                .workloads()
                                .filter(workload ->
                                        LabelSelector.matchesAll(service.at("/spec/selector"), workload.labels()))
                                .noneMatch(workload -> isServedBy(port, workload)))
                        .map(port -> Manifests.nameOf(service) + ": no pod has the port " + port));
        Stream<String> ofMonitors = manifests
                .ofKind("ServiceMonitor")
                .flatMap(monitor -> Manifests.each(monitor.at("/spec/endpoints")))
                .filter(endpoint -> manifests
                        .ofKind("Service")
                        .flatMap(service -> Manifests.each(service.at("/spec/ports")))
                        .noneMatch(port -> port.path("name").equals(endpoint.path("port"))))
                .map(endpoint -> "no Service has the port " + endpoint);
        Stream<String> ofPodMonitors = manifests
                .ofKind("PodMonitor")
                .flatMap(monitor -> Manifests.each(monitor.at("/spec/podMetricsEndpoints"))
                        .filter(endpoint -> manifests
                                .workloads()
                                .filter(workload ->
                                        LabelSelector.matches(monitor.at("/spec/selector"), workload.labels()))
                                .noneMatch(workload ->
                                        workload.hasPort(endpoint.path("port").asText())))
                        .map(endpoint -> "no pod has the port " + endpoint));
        return Stream.of(ofServices, ofMonitors, ofPodMonitors).flatMap(violations -> violations);
    }

    private static boolean isServedBy(JsonNode port, Workload workload) {
        return workload.ports()
                .anyMatch(own -> own.path("name").equals(port.path("targetPort"))
                        && own.path("containerPort").equals(port.path("port")));
    }
}
