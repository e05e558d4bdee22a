package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.FieldSet.NamedField;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mappings whose fields are the components of a record.
 *
 * @param kind the value of the field {@code kind} that tells variants apart, empty if there is none
 * @param further fields that stand in the same mapping without being components
 */
record RecordType(Class<? extends Record> type, String kind, List<NamedField> further) implements ValueType {

    static RecordType of(Class<? extends Record> type) {
        return new RecordType(type, "", List.of());
    }

    FieldSet fields() {
        List<NamedField> fields = new ArrayList<>();
        if (!kind.isEmpty()) {
            fields.add(NamedField.required("kind", new ConstantType(kind), ""));
        }
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(ComponentTypes.field(component));
        }
        fields.addAll(further);
        return new FieldSet(fields);
    }

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            place.wrong(
                    node, node.described().equals("nothing") ? "has no value" : "is " + node.described(), allowed());
            return null;
        }
        return create(fields().read(mapping, place), mapping, place);
    }

    /** The record of the values read, with defaults for what is missing, or of defaults alone if they do not agree. */
    Record create(Map<String, Object> values, Mapping mapping, Place place) {
        Record defaults = Defaults.of(type, values);
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int position = 0; position < components.length; position++) {
            Object given = values.get(components[position].getName());
            arguments[position] = given != null ? given : RecordCopy.read(defaults, components[position]);
        }
        try {
            return RecordCopy.create(type, arguments);
        } catch (InvalidField e) {
            DocumentNode at = mapping.value(e.component()).orElse(mapping);
            place.field(e.component()).wrong(at, e.wrong(), e.allowed());
            return defaults;
        }
    }

    @Override
    public JsonNode write(Object value) {
        ObjectNode object = JsonNodes.object();
        if (!kind.isEmpty()) {
            object.put("kind", kind);
        }
        for (RecordComponent component : type.getRecordComponents()) {
            NamedField field = ComponentTypes.field(component);
            object.set(field.name(), field.type().write(RecordCopy.read((Record) value, component)));
        }
        return object;
    }

    @Override
    public String allowed() {
        return "a mapping of " + String.join(", ", fields().names());
    }

    @Override
    public ObjectNode schema() {
        Map<String, Object> values = new LinkedHashMap<>();
        Record defaults = Defaults.of(type, Map.of());
        for (RecordComponent component : type.getRecordComponents()) {
            values.put(component.getName(), RecordCopy.read(defaults, component));
        }
        return fields().schema(values);
    }
}
