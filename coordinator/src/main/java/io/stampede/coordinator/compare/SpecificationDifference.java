package io.stampede.coordinator.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A field that two specifications have not in common.
 *
 * @param path as {@code --set} takes it, such as {@code venues[alpha].liquidation.policy}
 * @param one its value in A, absent if it has no such field
 * @param other its value in B, absent if it has no such field
 */
public record SpecificationDifference(String path, Optional<String> one, Optional<String> other) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** All fields that differ, defaults filled in, by their paths in ascending order. */
    static List<SpecificationDifference> between(ScenarioBatch one, ScenarioBatch other) {
        Map<String, String> ones = fields(one);
        Map<String, String> others = fields(other);
        TreeSet<String> paths = new TreeSet<>(ones.keySet());
        paths.addAll(others.keySet());
        List<SpecificationDifference> differences = new ArrayList<>();
        for (String path : paths) {
            Optional<String> ofOne = Optional.ofNullable(ones.get(path));
            Optional<String> ofOther = Optional.ofNullable(others.get(path));
            if (!ofOne.equals(ofOther)) {
                differences.add(new SpecificationDifference(path, ofOne, ofOther));
            }
        }
        return List.copyOf(differences);
    }

    private static Map<String, String> fields(ScenarioBatch batch) {
        try {
            JsonNode document = MAPPER.readTree(SpecificationWriter.canonicalJson(batch));
            Map<String, String> fields = new TreeMap<>();
            collect("metadata", document.path("metadata"), fields);
            document.path("spec").properties().forEach(field -> collect(field.getKey(), field.getValue(), fields));
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("canonical JSON is JSON", e);
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                JsonNode name = node.get(index).path("name");
                String selector = name.isTextual() ? name.textValue() : Integer.toString(index);
                collect(path + "[" + selector + "]", node.get(index), fields);
            }
        } else {
            fields.put(path, node.asText());
        }
    }
}
