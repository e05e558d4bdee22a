package io.stampede.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What labels a selector of Kubernetes admits. */
final class LabelSelector {
    private LabelSelector() {}

    /** As in Deployments and policies: {@code matchLabels} and {@code matchExpressions}; an empty one admits all. */
    static boolean matches(JsonNode selector, JsonNode labels) {
        return matchesAll(selector.path("matchLabels"), labels)
                && Manifests.each(selector.path("matchExpressions")).allMatch(term -> matchesTerm(term, labels));
    }

    /** As in Services: labels alone. */
    static boolean matchesAll(JsonNode wanted, JsonNode labels) {
        for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
            if (!entry.getValue().equals(labels.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** As in a query of the API server: {@code key=value,key=value}. */
    static boolean matchesQuery(String query, JsonNode labels) {
        for (String term : query.split(",", -1)) {
            int equals = term.indexOf('=');
            if (!labels.path(term.substring(0, equals)).asText().equals(term.substring(equals + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesTerm(JsonNode term, JsonNode labels) {
        JsonNode value = labels.path(term.path("key").asText());
        boolean isListed = Manifests.each(term.path("values")).anyMatch(value::equals);
        String operator = term.path("operator").asText();
        return switch (operator) {
            case "In" -> isListed;
            case "NotIn" -> !isListed;
            case "Exists" -> !value.isMissingNode();
            case "DoesNotExist" -> value.isMissingNode();
            default -> throw new IllegalArgumentException("operator " + operator);
        };
    }
}
