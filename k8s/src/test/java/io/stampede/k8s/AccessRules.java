package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may do what, and who holds which secret. */
final class AccessRules {
    /** Secrets that the operator makes; k8s/README.md says how. */
    private static final Set<String> OPERATORS = Set.of("stampede-store", "stampede-tokens", "stampede-client-token");

    private static final int OWNER_AND_GROUP_READ = 0440;

    private AccessRules() {}

    /** What the pods' program asks of the API server, by how they are set. */
    private static Set<String> used(Workload workload) {
        Set<String> verbs = new TreeSet<>();
        if (workload.setting("STAMPEDE_DISCOVERY_METHOD").equals("kubernetes-api")) {
            verbs.add("pods list"); // KubernetesApiServiceDiscovery: GET …/pods?labelSelector=…, and nothing else
        }
        if (workload.setting("STAMPEDE_POD_DELETION_COST").equals("on")) {
            verbs.add("pods patch");
        }
        return verbs;
    }

    private static Set<String> granted(Manifests manifests, String account) {
        Set<String> verbs = new TreeSet<>();
        manifests
                .ofKind("RoleBinding")
                .filter(binding -> Manifests.each(binding.path("subjects"))
                        .anyMatch(subject -> subject.path("name").asText().equals(account)))
                .flatMap(binding -> manifests
                        .ofKind("Role")
                        .filter(role -> Manifests.nameOf(role)
                                .equals(binding.at("/roleRef/name").asText())))
                .flatMap(role -> Manifests.each(role.path("rules")))
                .forEach(rule -> Manifests.each(rule.path("resources"))
                        .forEach(resource -> Manifests.each(rule.path("verbs"))
                                .forEach(verb -> verbs.add(resource.asText() + " " + verb.asText()))));
        return verbs;
    }

    /** Nobody may do more, or less, than its program does; nothing is granted in other namespaces. */
    static Stream<String> verbs(Manifests manifests) {
        Stream<String> ofPods = manifests.workloads().flatMap(workload -> {
            String account = workload.pod().path("serviceAccountName").asText();
            Set<String> granted = granted(manifests, account);
            return Violations.of(
                    workload.id(),
                    Violations.when(
                            !granted.equals(used(workload)), account + " may " + granted + ", uses " + used(workload)));
        });
        Stream<String> ofCluster = manifests.objects().stream()
                .filter(object -> object.path("kind").asText().startsWith("ClusterRole"))
                .map(object -> Manifests.nameOf(object) + " grants in the whole cluster");
        return Stream.concat(ofPods, ofCluster);
    }

    /** A token of the API server is mounted exactly where it is used. */
    static Stream<String> tokens(Manifests manifests) {
        Stream<String> ofPods = manifests.workloads().flatMap(workload -> {
            boolean isMounted =
                    workload.pod().path("automountServiceAccountToken").asBoolean(true);
            return Violations.of(
                    workload.id(),
                    Violations.when(isMounted == used(workload).isEmpty(), "token mounted: " + isMounted));
        });
        Stream<String> ofAccounts = manifests
                .ofKind("ServiceAccount")
                .filter(account -> account.path("automountServiceAccountToken").asBoolean(true))
                .map(account -> Manifests.nameOf(account) + " mounts its token everywhere");
        return Stream.concat(ofPods, ofAccounts);
    }

    /** A secret is a read-only directory of files that a rotation renews, never a variable that every dump shows. */
    static Stream<String> secretsAreFiles(Manifests manifests) {
        return manifests.workloads().flatMap(workload -> {
            Stream<String> ofContainers = workload.containers()
                    .flatMap(container -> Violations.of(
                            workload.id(),
                            Violations.when(container.has("envFrom"), "envFrom"),
                            Violations.when(
                                    Manifests.each(container.path("env"))
                                            .anyMatch(entry ->
                                                    entry.at("/valueFrom").has("secretKeyRef")),
                                    "a secret in the environment")));
            Stream<String> ofVolumes = workload.volumes()
                    .filter(volume -> volume.has("secret"))
                    .flatMap(volume -> secretVolume(workload, volume));
            return Stream.concat(ofContainers, ofVolumes);
        });
    }

    private static Stream<String> secretVolume(Workload workload, JsonNode volume) {
        String name = volume.path("name").asText();
        boolean isWellMounted = workload.containers()
                .flatMap(container -> Manifests.each(container.path("volumeMounts")))
                .filter(mount -> mount.path("name").asText().equals(name))
                .allMatch(mount -> mount.path("readOnly").asBoolean() && !mount.has("subPath"));
        return Violations.of(
                workload.id() + ": secret " + name,
                Violations.when(!isWellMounted, "can be written to, or is not renewed"),
                Violations.when(
                        volume.at("/secret/defaultMode").asInt() != OWNER_AND_GROUP_READ, "can be read by others"));
    }

    /** Every secret is cert-manager's or one whose making the README tells; none is in the repository. */
    static Stream<String> secretsAreKnown(Manifests manifests) {
        Set<String> known = new TreeSet<>();
        manifests
                .ofKind("Certificate")
                .forEach(certificate ->
                        known.add(certificate.at("/spec/secretName").asText()));
        OPERATORS.stream().filter(Sources.readme()::contains).forEach(known::add);
        Stream<String> unknown = manifests
                .workloads()
                .flatMap(Workload::volumes)
                .filter(volume -> volume.has("secret"))
                .map(volume -> volume.at("/secret/secretName").asText())
                .filter(secret -> !known.contains(secret))
                .map(secret -> "nobody makes the secret " + secret);
        return Stream.concat(unknown, manifests.ofKind("Secret").map(secret -> "a secret for everybody to read"));
    }

    /** Keys that processes read are RSA in PKCS #8: Pekko's reader of private keys takes no elliptic curves. */
    static Stream<String> keysCanBeRead(Manifests manifests) {
        return manifests
                .ofKind("Certificate")
                .filter(certificate -> !certificate.at("/spec/isCA").asBoolean())
                .map(certificate -> certificate.at("/spec/privateKey"))
                .filter(key -> !key.path("algorithm").asText().equals("RSA")
                        || !key.path("encoding").asText().equals("PKCS8")
                        || !key.path("rotationPolicy").asText().equals("Always"))
                .map(key -> "a private key that is not read or not renewed: " + key);
    }
}
