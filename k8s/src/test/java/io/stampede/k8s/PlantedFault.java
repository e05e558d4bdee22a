package io.stampede.k8s;

import java.util.stream.Stream;

/**
 * One value of the production installation that is made wrong, and the rule that has to say so.
 *
 * @param object kind and name
 * @param pointer to the value
 * @param value as JSON, or empty to take it away
 */
record PlantedFault(Rule rule, String object, String pointer, String value) {
    private static final String COORDINATOR = "Deployment/stampede-coordinator";
    private static final String NODE = "Deployment/stampede-node";
    private static final String JOB = "Job/stampede-batch";
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    Manifests planted() {
        return Manifests.production().with(object, pointer, value);
    }

    static Stream<PlantedFault> all() {
        return Stream.of(workloads(), access(), network(), references(), settings())
                .flatMap(faults -> faults);
    }

    private static PlantedFault of(Rule rule, String object, String pointer, String value) {
        return new PlantedFault(rule, object, pointer, value);
    }

    private static Stream<PlantedFault> workloads() {
        return Stream.of(
                of(Rule.PODS_ARE_RESTRICTED, NODE, CONTAINER + "/securityContext/privileged", "true"),
                of(Rule.PODS_ARE_RESTRICTED, NODE, POD + "/securityContext/runAsNonRoot", "false"),
                of(Rule.PODS_ARE_RESTRICTED, NODE, POD + "/securityContext/runAsUser", "0"),
                of(Rule.PODS_ARE_RESTRICTED, JOB, CONTAINER + "/securityContext/capabilities", ""),
                of(Rule.PODS_ARE_RESTRICTED, COORDINATOR, CONTAINER + "/securityContext/readOnlyRootFilesystem", ""),
                of(Rule.PODS_ARE_RESTRICTED, COORDINATOR, POD + "/securityContext/seccompProfile", ""),
                of(Rule.PODS_ARE_RESTRICTED, NODE, POD + "/volumes/-", "{name: host, hostPath: {path: /}}"),
                of(Rule.IMAGES_ARE_PINNED, NODE, CONTAINER + "/image", "stampede:latest"),
                of(Rule.IMAGES_ARE_PINNED, JOB, CONTAINER + "/image", "stampede"),
                of(Rule.SERVICES_ARE_PROBED, NODE, CONTAINER + "/livenessProbe", ""),
                of(Rule.SERVICES_ARE_PROBED, NODE, CONTAINER + "/readinessProbe/httpGet/port", "8558"),
                of(Rule.SERVICES_ARE_PROBED, COORDINATOR, CONTAINER + "/readinessProbe/timeoutSeconds", "3"),
                of(Rule.MEMORY_IS_WHAT_WAS_ASKED_FOR, NODE, CONTAINER + "/resources/requests/cpu", ""),
                of(Rule.MEMORY_IS_WHAT_WAS_ASKED_FOR, NODE, CONTAINER + "/resources/limits/cpu", "2"),
                of(Rule.MEMORY_IS_WHAT_WAS_ASKED_FOR, NODE, CONTAINER + "/resources/limits/memory", "4Gi"),
                of(Rule.BLOCKS_FIT_INTO_MEMORY, NODE, CONTAINER + "/resources/requests/cpu", "8"),
                of(Rule.GRACE_OUTLASTS_SHUTDOWN, NODE, POD + "/terminationGracePeriodSeconds", ""),
                of(Rule.GRACE_OUTLASTS_SHUTDOWN, COORDINATOR, POD + "/terminationGracePeriodSeconds", "85"),
                of(Rule.NO_SERVICE_LINKS, COORDINATOR, POD + "/enableServiceLinks", ""),
                of(Rule.JOBS_RETRY_WHAT_MAY_SUCCEED, JOB, "/spec/podFailurePolicy", ""),
                of(Rule.JOBS_RETRY_WHAT_MAY_SUCCEED, JOB, "/spec/podFailurePolicy/rules/1/onExitCodes/values/-", "4"),
                of(Rule.JOBS_RETRY_WHAT_MAY_SUCCEED, JOB, "/spec/activeDeadlineSeconds", "864000"));
    }

    private static Stream<PlantedFault> access() {
        return Stream.of(
                of(Rule.VERBS_ARE_THOSE_USED, "Role/stampede-discovery", "/rules/0/verbs/-", "watch"),
                of(Rule.VERBS_ARE_THOSE_USED, "Role/stampede-deletion-cost", "/rules/0/verbs", "['*']"),
                of(Rule.VERBS_ARE_THOSE_USED, "RoleBinding/stampede-discovery", "/subjects/1", ""),
                of(Rule.VERBS_ARE_THOSE_USED, JOB, POD + "/serviceAccountName", "stampede-node"),
                of(Rule.TOKENS_WHERE_USED, JOB, POD + "/automountServiceAccountToken", ""),
                of(Rule.TOKENS_WHERE_USED, NODE, POD + "/automountServiceAccountToken", "false"),
                of(
                        Rule.SECRETS_ARE_FILES,
                        COORDINATOR,
                        CONTAINER + "/env/-",
                        "{name: A, valueFrom: {secretKeyRef: {name: a, key: a}}}"),
                of(Rule.SECRETS_ARE_FILES, COORDINATOR, CONTAINER + "/envFrom", "[{secretRef: {name: a}}]"),
                of(Rule.SECRETS_ARE_FILES, COORDINATOR, CONTAINER + "/volumeMounts/0/subPath", "tls.key"),
                of(Rule.SECRETS_ARE_KNOWN, NODE, POD + "/volumes/0/secret/secretName", "forgotten"),
                of(Rule.KEYS_CAN_BE_READ, "Certificate/stampede-api", "/spec/privateKey/algorithm", "ECDSA"),
                of(Rule.KEYS_CAN_BE_READ, "Certificate/stampede-members", "/spec/privateKey/rotationPolicy", ""));
    }

    private static Stream<PlantedFault> network() {
        return Stream.of(
                of(Rule.PODS_ARE_CLOSED, "NetworkPolicy/deny-all", "/spec/policyTypes", "[Egress]"),
                of(Rule.PORTS_ARE_ADMITTED, COORDINATOR, CONTAINER + "/ports/-", "{name: debug, containerPort: 5005}"),
                of(Rule.ADMITTED_PORTS_EXIST, "NetworkPolicy/stampede-node", "/spec/ingress/0/ports/0/port", "2552"),
                of(Rule.ADMITTED_PORTS_EXIST, "NetworkPolicy/stampede-node", "/spec/ingress/0/from", ""),
                of(Rule.ADMITTED_PORTS_EXIST, "NetworkPolicy/stampede-node", "/spec/egress/0/ports", ""),
                of(Rule.BOTH_ENDS_AGREE, "NetworkPolicy/stampede-client", "/spec/egress/0", ""),
                of(Rule.BOTH_ENDS_AGREE, "NetworkPolicy/stampede-coordinator", "/spec/ingress/0/from/1", ""),
                of(Rule.SERVICE_PORTS_EXIST, "Service/stampede", "/spec/ports/0/targetPort", "https"),
                of(
                        Rule.SERVICE_PORTS_EXIST,
                        "ServiceMonitor/stampede-coordinator",
                        "/spec/endpoints/0/port",
                        "metrics"),
                of(Rule.SERVICE_PORTS_EXIST, "PodMonitor/stampede-node", "/spec/podMetricsEndpoints/0/port", "http"));
    }

    private static Stream<PlantedFault> references() {
        String component = "app.kubernetes.io~1component";
        return Stream.of(
                of(Rule.SELECTORS_MATCH, NODE, "/spec/selector/matchLabels/" + component, "worker"),
                of(Rule.SELECTORS_MATCH, "Service/stampede", "/spec/selector/" + component, "api"),
                of(
                        Rule.SELECTORS_MATCH,
                        "PodDisruptionBudget/stampede-node",
                        "/spec/selector/matchLabels/" + component,
                        "worker"),
                of(Rule.REFERENCES_EXIST, NODE, POD + "/priorityClassName", "high"),
                of(Rule.REFERENCES_EXIST, JOB, POD + "/serviceAccountName", "default"),
                of(Rule.REFERENCES_EXIST, "ScaledObject/stampede-node", "/spec/scaleTargetRef/name", "node"),
                of(Rule.REFERENCES_EXIST, NODE, POD + "/volumes/1", ""),
                of(
                        Rule.DISCOVERY_FINDS_COORDINATORS,
                        COORDINATOR,
                        "/spec/template/metadata/labels/" + component,
                        "server"),
                of(
                        Rule.DISCOVERY_FINDS_COORDINATORS,
                        NODE,
                        "/spec/template/metadata/labels/" + component,
                        "coordinator"),
                of(Rule.AUTOSCALERS_SET_THE_NUMBER, NODE, "/spec/replicas", "3"),
                of(Rule.QUORUM_IS_A_MAJORITY, COORDINATOR, "/spec/replicas", "5"),
                of(Rule.QUORUM_IS_A_MAJORITY, "PodDisruptionBudget/stampede-coordinator", "/spec/minAvailable", "1"));
    }

    private static Stream<PlantedFault> settings() {
        return Stream.of(
                of(Rule.SETTINGS_EXIST, NODE, CONTAINER + "/env/-", "{name: STAMPEDE_NODE_SLOT, value: '2'}"),
                of(Rule.SETTINGS_EXIST, NODE, "/spec/template/metadata/labels/app.kubernetes.io~1version", ""),
                of(
                        Rule.PATHS_ARE_MOUNTED,
                        COORDINATOR,
                        CONTAINER + "/env/-",
                        "{name: STAMPEDE_API_TOKENS_FILE, value: /etc/tokens}"),
                of(Rule.PATHS_ARE_MOUNTED, JOB, CONTAINER + "/args/-", "/specification.yaml"),
                of(Rule.VERSION_IS_THE_PROJECTS, NODE, CONTAINER + "/image", "stampede:0.0.9"),
                of(
                        Rule.VERSION_IS_THE_PROJECTS,
                        NODE,
                        "/spec/template/metadata/labels/app.kubernetes.io~1version",
                        "0.0.9"),
                of(Rule.NAMESPACE_IS_ONE, "Namespace/stampede", "/metadata/name", "grid"),
                of(Rule.NAMESPACE_IS_ONE, "Service/stampede", "/metadata/namespace", "default"),
                of(
                        Rule.METRICS_EXIST,
                        "ScaledObject/stampede-node",
                        "/spec/triggers/0/metadata/query",
                        "sum(stampede_backlog)"),
                of(
                        Rule.METRICS_EXIST,
                        "PrometheusRule/stampede",
                        "/spec/groups/0/rules/0/expr",
                        "absent(stampede_coordinators{namespace=\"stampede\"})"),
                of(
                        Rule.METRICS_EXIST,
                        "ConfigMap/stampede-dashboard",
                        "/data/stampede.json",
                        "'{\"expr\": \"stampede_nodes\"}'"),
                of(Rule.ALERTS_ARE_EXPLAINED, "PrometheusRule/stampede", "/spec/groups/0/rules/0/alert", "StampedeSad"),
                of(Rule.THRESHOLD_FOLLOWS_SLOTS, NODE, CONTAINER + "/resources/requests/cpu", "4"));
    }
}
