package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Finite numbers, held as {@code double}. */
record NumberType(Bounds bounds) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        BigDecimal number = NumberText.read(node, place, allowed());
        if (number == null) {
            return null;
        }
        double value = number.doubleValue() + 0.0; // no negative zero
        if (!bounds.contains(value)) {
            place.wrong(node, node.described() + " is out of range", allowed());
            return null;
        }
        return value;
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.number((double) value);
    }

    @Override
    public String allowed() {
        return "a number " + bounds.words();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("number");
        bounds.describe(schema);
        return schema;
    }
}
