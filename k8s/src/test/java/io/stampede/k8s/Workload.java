package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** An object that makes pods. */
record Workload(JsonNode object) {
    private static final Set<String> KINDS =
            Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod");

    static boolean isOne(JsonNode object) {
        return KINDS.contains(object.path("kind").asText());
    }

    String kind() {
        return object.path("kind").asText();
    }

    /** Kind and name, for messages. */
    String id() {
        return kind() + "/" + Manifests.nameOf(object);
    }

    /** Whether it is to run for ever. */
    boolean isService() {
        return !kind().equals("Job") && !kind().equals("CronJob");
    }

    /** Spec of the Job within a CronJob, else the object's own. */
    JsonNode spec() {
        return kind().equals("CronJob") ? object.at("/spec/jobTemplate/spec") : object.path("spec");
    }

    private JsonNode template() {
        return kind().equals("Pod") ? object : spec().path("template");
    }

    JsonNode labels() {
        return template().at("/metadata/labels");
    }

    JsonNode pod() {
        return template().path("spec");
    }

    Stream<JsonNode> containers() {
        return Stream.concat(Manifests.each(pod().path("initContainers")), Manifests.each(pod().path("containers")));
    }

    Stream<JsonNode> environment() {
        return containers().flatMap(container -> Manifests.each(container.path("env")));
    }

    Stream<JsonNode> volumes() {
        return Manifests.each(pod().path("volumes"));
    }

    /** Value of an environment variable that is written out; empty if it is not. */
    String setting(String variable) {
        return environment()
                .filter(entry -> entry.path("name").asText().equals(variable))
                .map(entry -> entry.path("value").asText())
                .findFirst()
                .orElse("");
    }

    Stream<JsonNode> ports() {
        return containers().flatMap(container -> Manifests.each(container.path("ports")));
    }

    boolean hasPort(int number) {
        return ports().anyMatch(port -> port.path("containerPort").asInt() == number);
    }

    boolean hasPort(String name) {
        return ports().anyMatch(port -> port.path("name").asText().equals(name));
    }

    /** The command that its first container runs. */
    String command() {
        return pod().at("/containers/0/args/0").asText();
    }

    String component() {
        return labels().path("app.kubernetes.io/component").asText();
    }
}
