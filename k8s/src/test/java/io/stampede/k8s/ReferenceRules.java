package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What names or selects something finds it. */
final class ReferenceRules {
    private static final List<String> SELECTOR_POINTERS = List.of("/spec/selector", "/spec/podSelector");

    private ReferenceRules() {}

    /** A selector selects somebody, and a Deployment's its own pods. */
    static Stream<String> selectors(Manifests manifests) {
        Stream<String> ofDeployments = manifests
                .ofKind("Deployment")
                .map(Workload::new)
                .filter(workload -> !LabelSelector.matches(workload.spec().path("selector"), workload.labels()))
                .map(workload -> workload.id() + " does not select its own pods");
        Stream<String> ofServices = manifests
                .ofKind("Service")
                .filter(service -> manifests
                        .workloads()
                        .noneMatch(
                                workload -> LabelSelector.matchesAll(service.at("/spec/selector"), workload.labels())))
                .map(service -> "Service/" + Manifests.nameOf(service) + " selects nobody");
        Stream<String> ofServiceMonitors = manifests
                .ofKind("ServiceMonitor")
                .filter(monitor -> manifests
                        .ofKind("Service")
                        .noneMatch(service ->
                                LabelSelector.matches(monitor.at("/spec/selector"), service.at("/metadata/labels"))))
                .map(monitor -> "ServiceMonitor/" + Manifests.nameOf(monitor) + " selects nobody");
        Stream<String> ofOthers = Stream.of("NetworkPolicy", "PodDisruptionBudget", "PodMonitor")
                .flatMap(manifests::ofKind)
                .flatMap(object -> SELECTOR_POINTERS.stream()
                        .map(object::at)
                        .filter(selector -> !selector.isMissingNode())
                        .filter(selector -> manifests
                                .workloads()
                                .noneMatch(workload -> LabelSelector.matches(selector, workload.labels())))
                        .map(selector -> Manifests.nameOf(object) + " selects nobody"));
        Stream<String> ofSpread = manifests
                .workloads()
                .flatMap(workload -> Manifests.each(workload.pod().path("topologySpreadConstraints"))
                        .filter(spread -> !LabelSelector.matches(spread.path("labelSelector"), workload.labels()))
                        .map(spread -> workload.id() + " is spread against others"));
        return Stream.of(ofDeployments, ofServices, ofServiceMonitors, ofOthers, ofSpread)
                .flatMap(violations -> violations);
    }

    /** What is named is there: accounts, volumes' sources, classes, roles, issuers, targets. */
    static Stream<String> references(Manifests manifests) {
        Set<String> wanted = new TreeSet<>();
        manifests.workloads().forEach(workload -> {
            wanted.add("ServiceAccount/"
                    + workload.pod().path("serviceAccountName").asText());
            String priority = workload.pod().path("priorityClassName").asText();
            if (!priority.isEmpty()) {
                wanted.add("PriorityClass/" + priority);
            }
            workload.volumes().forEach(volume -> {
                add(wanted, "ConfigMap", volume.at("/configMap/name"));
                add(wanted, "PersistentVolumeClaim", volume.at("/persistentVolumeClaim/claimName"));
            });
            workload.environment()
                    .forEach(entry -> add(wanted, "ConfigMap", entry.at("/valueFrom/configMapKeyRef/name")));
            workload.containers()
                    .flatMap(container -> Manifests.each(container.path("volumeMounts")))
                    .map(mount -> mount.path("name").asText())
                    .filter(name -> workload.volumes()
                            .noneMatch(volume -> volume.path("name").asText().equals(name)))
                    .forEach(name -> wanted.add("volume/" + name + " of " + workload.id()));
        });
        manifests.ofKind("RoleBinding").forEach(binding -> {
            add(wanted, "Role", binding.at("/roleRef/name"));
            Manifests.each(binding.path("subjects"))
                    .forEach(subject -> add(wanted, "ServiceAccount", subject.path("name")));
        });
        manifests.ofKind("Certificate").forEach(object -> add(wanted, "Issuer", object.at("/spec/issuerRef/name")));
        Stream.of("ScaledObject", "HorizontalPodAutoscaler")
                .flatMap(manifests::ofKind)
                .forEach(object -> add(wanted, "Deployment", object.at("/spec/scaleTargetRef/name")));
        manifests
                .ofKind("ValidatingAdmissionPolicyBinding")
                .forEach(object -> add(wanted, "ValidatingAdmissionPolicy", object.at("/spec/policyName")));
        return wanted.stream()
                .filter(name ->
                        !manifests.has(name.substring(0, name.indexOf('/')), name.substring(name.indexOf('/') + 1)))
                .map(name -> "there is no " + name);
    }

    private static void add(Set<String> wanted, String kind, JsonNode name) {
        if (!name.isMissingNode()) {
            wanted.add(kind + "/" + name.asText());
        }
    }

    /** The query for contact points gives the coordinators and nobody else: nodes cannot begin a cluster. */
    static Stream<String> discovery(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload ->
                        !workload.setting("STAMPEDE_DISCOVERY_METHOD").isEmpty())
                .flatMap(workload -> {
                    String query = workload.setting("STAMPEDE_DISCOVERY_POD_LABELS");
                    return manifests
                            .workloads()
                            .filter(other -> LabelSelector.matchesQuery(query, other.labels())
                                    != other.command().equals("coordinator"))
                            .map(other -> workload.id() + ": " + query + " is wrong about " + other.id());
                });
    }

    /** Where an autoscaler sets the number of pods no manifest does: the next apply would set it back. */
    static Stream<String> replicas(Manifests manifests) {
        return Stream.of("ScaledObject", "HorizontalPodAutoscaler")
                .flatMap(manifests::ofKind)
                .map(object -> object.at("/spec/scaleTargetRef/name").asText())
                .filter(target -> manifests
                        .ofKind("Deployment")
                        .anyMatch(deployment -> Manifests.nameOf(deployment).equals(target)
                                && deployment.path("spec").has("replicas")))
                .map(target -> target + " has a number of its own");
    }

    /** As many contact points as are the majority of the coordinators, and of three two stay while one is drained. */
    static Stream<String> quorum(Manifests manifests) {
        int coordinators = manifests
                .workloads()
                .filter(workload -> workload.component().equals("coordinator"))
                .mapToInt(workload -> workload.spec().path("replicas").asInt(1))
                .sum();
        int majority = coordinators / 2 + 1;
        Stream<String> ofContacts = manifests
                .workloads()
                .filter(Workload::isService)
                .filter(workload ->
                        !workload.setting("STAMPEDE_DISCOVERY_CONTACT_POINTS").equals(Integer.toString(majority)))
                .map(workload -> workload.id() + ": contact points are not " + majority);
        Stream<String> ofBudgets = manifests
                .ofKind("PodDisruptionBudget")
                .filter(budget -> Manifests.nameOf(budget).endsWith("coordinator"))
                .filter(budget -> budget.at("/spec/minAvailable").asInt() != majority)
                .map(budget -> "a drain may take the majority of the coordinators");
        return Stream.concat(ofContacts, ofBudgets);
    }
}
