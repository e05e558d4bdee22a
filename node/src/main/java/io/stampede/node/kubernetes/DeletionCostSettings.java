package io.stampede.node.kubernetes;

import com.typesafe.config.Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a pod tells its deletion cost; {@code stampede.pod-deletion-cost} in {@code reference.conf} says what each does.
 *
 * @param pod name of the pod
 * @param namespace of the pod
 * @param api address of the Kubernetes API
 * @param authorities file of the certificates that vouch for it
 * @param token file of the service account's token
 * @param interval how often is looked
 */
record DeletionCostSettings(String pod, String namespace, URI api, Path authorities, Path token, Duration interval) {
    /**
     * Reads {@code stampede.pod-deletion-cost}.
     *
     * @throws IllegalArgumentException if it lacks the pod's name or namespace, or the API's address
     */
    static DeletionCostSettings of(Config configuration) {
        Config own = configuration.getConfig("stampede.pod-deletion-cost");
        return new DeletionCostSettings(
                name(own, "pod"),
                name(own, "namespace"),
                api(own.getString("api")),
                Path.of(own.getString("ca-file")),
                Path.of(own.getString("token-file")),
                own.getDuration("interval"));
    }

    private static String name(Config own, String key) {
        String value = own.getString(key);
        if (!value.matches("[a-z0-9][a-z0-9.-]{0,252}")) {
            throw new IllegalArgumentException(
                    "pod-deletion-cost." + key + " is \"" + value + "\", allowed a name as Kubernetes has them");
        }
        return value;
    }

    /** Where addresses are of version 6, the environment's lacks the brackets that belong around it here. */
    private static URI api(String given) {
        String value = given.replaceFirst("^(https?)://([0-9a-fA-F]*:[0-9a-fA-F:]+):([0-9]+)$", "$1://[$2]:$3");
        URI address = value.matches("https?://[^:].*") ? URI.create(value) : URI.create("");
        if (address.getHost() == null) {
            throw new IllegalArgumentException("pod-deletion-cost.api is " + value
                    + ", allowed an address; in a pod the environment holds KUBERNETES_SERVICE_HOST and _PORT");
        }
        return address;
    }

    /** The pod in the API. */
    URI podAddress() {
        return api.resolve("/api/v1/namespaces/" + namespace + "/pods/" + pod);
    }
}
