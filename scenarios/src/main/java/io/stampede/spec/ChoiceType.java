package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an enum, by their names.
 *
 * @param supported those that this version simulates
 * @param unsupported further words of the model
 */
record ChoiceType(Class<? extends Enum<?>> type, List<String> supported, List<String> unsupported)
        implements ValueType {

    static ChoiceType of(Class<? extends Enum<?>> type, Field field) {
        List<String> all =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        List<String> supported = field.supported().length == 0 ? all : List.of(field.supported());
        return new ChoiceType(type, supported, List.of(field.unsupported()));
    }

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Scalar scalar)) {
            place.wrong(node, "is " + node.described(), allowed());
            return null;
        }
        if (supported.contains(scalar.text())) {
            return constant(scalar.text());
        }
        if (constant(scalar.text()) != null || unsupported.contains(scalar.text())) {
            place.wrong(node, scalar.text() + " is not supported by this version", allowed());
        } else if (scalar.isMissing()) {
            place.wrong(node, "has no value", allowed());
        } else {
            place.wrong(node, scalar.shown() + " is unknown", allowed());
        }
        return null;
    }

    private @Nullable Enum<?> constant(String name) {
        for (Enum<?> constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return null;
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.text(((Enum<?>) value).name());
    }

    @Override
    public String allowed() {
        return Words.either(supported);
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("string");
        supported.forEach(schema.putArray("enum")::add);
        return schema;
    }
}
