package io.stampede.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is asked of Prometheus. */
final class MetricRules {
    /** Seconds of work that a node may have before it. */
    private static final int BACKLOG_SECONDS = 120;

    /** What others serve. */
    private static final Set<String> FOREIGN = Set.of(
            "up", // Prometheus, of each target
            "jvm_memory_used_bytes", // Micrometer; HealthServerTest sees it
            "jvm_gc_pause_seconds_sum", // Micrometer, from the first collection on
            "certmanager_certificate_expiration_timestamp_seconds"); // cert-manager

    private static final Set<String> WORDS = Set.of(
            "sum", "max", "min", "count", "rate", "increase", "absent", "scalar", "vector", "time", "by", "and", "or");

    private static final Pattern IGNORED =
            Pattern.compile("by \\([^)]*\\)|\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|label_values\\(([a-z_]+), [a-z]+\\)");

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private MetricRules() {}

    /** The metrics of an expression. */
    static Set<String> metricsOf(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(IGNORED.matcher(expression).replaceAll(" $1 "))
                .results()
                .map(found -> found.group())
                .filter(word -> !WORDS.contains(word))
                .forEach(names::add);
        return names;
    }

    /** All that the installation asks Prometheus. */
    static List<String> expressions(Manifests manifests) {
        List<String> expressions = new ArrayList<>();
        manifests
                .ofKind("PrometheusRule")
                .forEach(object -> object.findValues("expr").forEach(text -> expressions.add(text.asText())));
        manifests
                .ofKind("ScaledObject")
                .forEach(object -> object.findValues("query").forEach(text -> expressions.add(text.asText())));
        manifests
                .ofKind("ConfigMap")
                .flatMap(object -> object.path("data").properties().stream())
                .filter(entry -> entry.getKey().endsWith(".json"))
                .forEach(entry -> {
                    JsonNode dashboard = json(entry.getValue().asText());
                    dashboard.findValues("expr").forEach(text -> expressions.add(text.asText()));
                    dashboard.at("/templating").findValues("query").stream()
                            .filter(text -> text.asText().startsWith("label_values"))
                            .forEach(text -> expressions.add(text.asText()));
                });
        return expressions;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a dashboard that is no JSON", e);
        }
    }

    /** Dashboard, alerts and scaler ask for metrics that somebody serves. */
    static Stream<String> metrics(Manifests manifests) {
        Set<String> served = Sources.metricNames();
        return expressions(manifests).stream()
                .flatMap(expression -> metricsOf(expression).stream())
                .filter(name -> !served.contains(name) && !FOREIGN.contains(name))
                .distinct()
                .map(name -> "nobody serves " + name);
    }

    /** What an alert means and what to do stands in the README. */
    static Stream<String> alerts(Manifests manifests) {
        return manifests
                .ofKind("PrometheusRule")
                .flatMap(object -> object.findValues("alert").stream())
                .filter(alert -> !Sources.readme().contains("`" + alert.asText() + "`"))
                .map(alert -> "the README does not explain " + alert.asText());
    }

    /** The autoscaler's threshold is what one node works off in its time, whatever the number of its slots. */
    static Stream<String> threshold(Manifests manifests) {
        long slots = manifests
                .workloads()
                .filter(workload -> workload.component().equals("node"))
                .mapToLong(workload -> WorkloadRules.slots(workload.pod().at("/containers/0/resources/requests")))
                .findFirst()
                .orElseThrow();
        return Stream.concat(
                        manifests
                                .ofKind("ScaledObject")
                                .map(object -> object.at("/spec/triggers/0/metadata/threshold")),
                        manifests
                                .ofKind("HorizontalPodAutoscaler")
                                .map(object -> object.at("/spec/metrics/0/external/target/averageValue")))
                .filter(threshold -> threshold.asLong() != slots * BACKLOG_SECONDS)
                .map(threshold -> "the threshold is " + threshold + ", not " + slots + " slots times 120 s");
    }
}
