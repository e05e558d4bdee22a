package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The pods of the rendered {@code local} overlay as {@code podman kube play} takes them, for the script {@code
 * src/test/containers/kube-play}. All that Podman reads is left as it is; what it has not is given in its place:
 *
 * <ul>
 *   <li>a pod's own address and namespace, which Podman does not tell;
 *   <li>seeds for discovery, as there is no Kubernetes API, and no one to tell a deletion cost;
 *   <li>no probes, since Podman runs them by a program within the image, which has none;
 *   <li>one pod of each kind, as its address is given;
 *   <li>no ports, which Podman would open on the machine itself, once for all pods.
 * </ul>
 */
final class PlayablePods {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final List<String> NOT_PLAYED = List.of("startupProbe", "readinessProbe", "livenessProbe", "ports");

    private final String coordinatorAddress;

    private PlayablePods(String coordinatorAddress) {
        this.coordinatorAddress = coordinatorAddress;
    }

    /**
     * Writes {@code coordinator.yaml}, with the claim of its volume, and {@code node.yaml}.
     *
     * @param arguments address of the coordinator's pod, address of the node's pod, directory to write to
     */
    public static void main(String[] arguments) throws IOException {
        PlayablePods pods = new PlayablePods(arguments[0]);
        Path directory = Path.of(arguments[2]);
        pods.write(directory, "coordinator", arguments[0], Set.of("PersistentVolumeClaim", "Deployment"));
        pods.write(directory, "node", arguments[1], Set.of("Deployment"));
    }

    private void write(Path directory, String component, String address, Set<String> kinds) throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode object : Manifests.read("local")) {
            JsonNode labels = object.at("/metadata/labels");
            if (kinds.contains(object.path("kind").asText())
                    && labels.path("app.kubernetes.io/component").asText().equals(component)) {
                text.append(YAML.writeValueAsString(playable(object.deepCopy(), address)));
            }
        }
        Files.writeString(directory.resolve(component + ".yaml"), text);
    }

    private JsonNode playable(JsonNode object, String address) {
        ((ObjectNode) object.path("metadata")).remove("namespace");
        if (object.path("spec").has("replicas")) {
            ((ObjectNode) object.path("spec")).put("replicas", 1);
        }
        for (JsonNode container : object.at("/spec/template/spec/containers")) {
            ((ObjectNode) container).remove(NOT_PLAYED);
            ArrayNode environment = (ArrayNode) container.path("env");
            for (JsonNode variable : environment) {
                change((ObjectNode) variable, address);
            }
            environment.addObject().put("name", "STAMPEDE_CLUSTER_SEEDS").put("value", coordinatorAddress + ":17355");
        }
        return object;
    }

    private static void change(ObjectNode variable, String address) {
        switch (variable.path("name").asText()) {
            case "STAMPEDE_DISCOVERY_METHOD" -> variable.put("value", "");
            case "STAMPEDE_POD_DELETION_COST" -> variable.put("value", "off");
            default -> {
                String field = variable.at("/valueFrom/fieldRef/fieldPath").asText();
                if (field.equals("status.podIP") || field.equals("metadata.namespace")) {
                    variable.remove("valueFrom");
                    variable.put("value", field.equals("status.podIP") ? address : "stampede");
                }
            }
        }
    }
}
