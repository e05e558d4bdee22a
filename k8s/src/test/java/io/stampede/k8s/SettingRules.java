package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the program is told, and that it listens. */
final class SettingRules {
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";
    /** The paths within options and values. */
    private static final Pattern PATH = Pattern.compile("(?:^|=)(/[^ ,]+)");

    private static final Pattern VERSION_LABEL = Pattern.compile("metadata\\.labels\\['(.+)'\\]");
    private static final Pattern NAMESPACE = Pattern.compile("(?:namespace=\"|serviceaccount:)([a-z0-9-]+)");

    private static final Set<String> SYSTEM_PROPERTIES = Set.of("stampede.log.format");

    private SettingRules() {}

    /** Every variable and every property that is set is read by the program; labels that are read are there. */
    static Stream<String> environment(Manifests manifests) {
        Set<String> known = Sources.environmentNames();
        Stream<String> unknown = manifests
                .workloads()
                .flatMap(Workload::environment)
                .map(entry -> entry.path("name").asText())
                .filter(name -> !name.equals(JAVA_OPTIONS) && !known.contains(name))
                .map(name -> "the program does not read " + name);
        Stream<String> properties = manifests
                .workloads()
                .flatMap(workload -> Stream.of(workload.setting(JAVA_OPTIONS).split(" ", -1)))
                .filter(option -> !option.isEmpty())
                .filter(option -> !SYSTEM_PROPERTIES.contains(option.replaceFirst("^-D([^=]+)=.*", "$1")))
                .map(option -> "the program does not read " + option);
        Stream<String> labels = manifests
                .workloads()
                .flatMap(workload -> workload.environment()
                        .map(entry -> VERSION_LABEL.matcher(
                                entry.at("/valueFrom/fieldRef/fieldPath").asText()))
                        .filter(Matcher::matches)
                        .map(field -> field.group(1))
                        .filter(label -> !label.startsWith("batch.kubernetes.io/")
                                && !workload.labels().has(label))
                        .map(label -> workload.id() + ": no label " + label));
        return Stream.of(unknown, properties, labels).flatMap(violations -> violations);
    }

    /** Files that are named lie on volumes, as the image holds none of them. */
    static Stream<String> paths(Manifests manifests) {
        return manifests
                .workloads()
                .flatMap(workload -> workload.containers().flatMap(container -> {
                    Stream<String> values = Stream.concat(
                            Manifests.each(container.path("env"))
                                    .map(entry -> entry.path("value").asText()),
                            Manifests.each(container.path("args")).map(JsonNode::asText));
                    return values.flatMap(value -> Stream.of(value.split(" ", -1)))
                            .flatMap(word -> PATH.matcher(word).results().map(found -> found.group(1)))
                            .filter(path -> Manifests.each(container.path("volumeMounts"))
                                    .map(mount -> mount.path("mountPath").asText())
                                    .noneMatch(mount -> path.equals(mount) || path.startsWith(mount + "/")))
                            .map(path -> workload.id() + ": " + path + " is on no volume");
                }));
    }

    /** The tag of every image and the label that members take their version from are the project's version. */
    static Stream<String> version(Manifests manifests) {
        String version = Sources.projectVersion();
        return manifests
                .workloads()
                .flatMap(workload -> Violations.of(
                        workload.id(),
                        Violations.when(
                                !workload.labels()
                                        .path("app.kubernetes.io/version")
                                        .asText()
                                        .equals(version),
                                "its label is of another version than " + version),
                        Violations.when(
                                workload.containers()
                                        .anyMatch(container -> !container
                                                .path("image")
                                                .asText()
                                                .equals("stampede:" + version)),
                                "its image is of another version than " + version)));
    }

    /** Queries, policies and names of servers speak of the namespace that everything is in. */
    static Stream<String> namespace(Manifests manifests) {
        String namespace =
                manifests.ofKind("Namespace").map(Manifests::nameOf).findFirst().orElse("");
        Stream<String> ofTexts = manifests.objects().stream()
                .filter(object -> !object.path("kind").asText().equals("ConfigMap"))
                .flatMap(object -> NAMESPACE
                        .matcher(object.toString().replace("\\\"", "\""))
                        .results()
                        .map(found -> found.group(1))
                        .filter(spoken -> !spoken.equals(namespace))
                        .map(spoken -> Manifests.nameOf(object) + " speaks of the namespace " + spoken));
        Stream<String> ofObjects = manifests.objects().stream()
                .filter(object -> object.at("/metadata").has("namespace"))
                .filter(object -> !object.at("/metadata/namespace").asText().equals(namespace))
                .map(object -> Manifests.nameOf(object) + " is elsewhere");
        Stream<String> ofNames = manifests
                .ofKind("Certificate")
                .filter(certificate -> Manifests.nameOf(certificate).equals("stampede-api"))
                .filter(certificate -> manifests
                        .ofKind("Service")
                        .map(service -> Manifests.nameOf(service) + "." + namespace + ".svc")
                        .anyMatch(name -> Manifests.each(certificate.at("/spec/dnsNames"))
                                .noneMatch(listed -> listed.asText().equals(name))))
                .map(certificate -> "the API's certificate is not for its Service");
        return Stream.of(ofTexts, ofObjects, ofNames).flatMap(violations -> violations);
    }
}
