package io.stampede.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Entry;
import io.stampede.spec.DocumentNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a mapping. */
record FieldSet(List<NamedField> fields) {

    /**
     * A field of a mapping.
     *
     * @param name its name in a document
     * @param component its name in Java
     * @param required whether it has no default
     */
    record NamedField(String name, String component, ValueType type, String about, boolean required) {

        static NamedField required(String name, ValueType type, String about) {
            return new NamedField(name, name, type, about, true);
        }
    }

    FieldSet {
        fields = List.copyOf(fields);
    }

    List<String> names() {
        return fields.stream().map(NamedField::name).toList();
    }

    /** Reads the fields that are there, by component; notes those that are unknown, twice there, or missing. */
    Map<String, Object> read(Mapping mapping, Place place) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Position> seen = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            Place inner = place.field(Shown.text(key));
            Position earlier = seen.putIfAbsent(key, entry.key().position());
            NamedField field = find(key);
            if (earlier != null) {
                inner.wrong(entry.key(), "is given twice, first on line " + earlier.line(), "each field once");
            } else if (field == null) {
                inner.wrong(entry.key(), "is an unknown field" + suggestion(key), String.join(", ", names()));
            } else {
                Object value = field.type().read(entry.value(), inner);
                if (value != null) {
                    values.put(field.component(), value);
                }
            }
        }
        for (NamedField field : fields) {
            if (field.required() && !seen.containsKey(field.name())) {
                place.field(field.name())
                        .wrong(mapping, "is missing", field.type().allowed());
            }
        }
        return values;
    }

    private String suggestion(String key) {
        return Words.nearest(key, names())
                .map(word -> " (did you mean " + word + "?)")
                .orElse("");
    }

    private @Nullable NamedField find(String name) {
        for (NamedField field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    /** The fields as JSON Schema, with the defaults among the given values by component. */
    ObjectNode schema(Map<String, Object> defaults) {
        ObjectNode schema = JsonNodes.schema("object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodes.array();
        for (NamedField field : fields) {
            ObjectNode property = JsonNodes.object();
            if (!field.about().isEmpty()) {
                String about = field.about();
                String capital = about.substring(0, 1).toUpperCase(Locale.ROOT) + about.substring(1);
                property.put(
                        "description", capital + ". Allowed: " + field.type().allowed() + ".");
            }
            property.setAll(field.type().schema());
            Object value = defaults.get(field.component());
            if (!field.required() && value != null && !(field.type() instanceof RecordType)) {
                property.set("default", field.type().write(value));
            }
            properties.set(field.name(), property);
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }
}
