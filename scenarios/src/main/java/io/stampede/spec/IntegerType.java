package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers, held as {@code int} or {@code long}.
 *
 * @param wide whether they are {@code long}
 */
record IntegerType(Bounds bounds, boolean wide) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        BigDecimal number = NumberText.read(node, place, allowed());
        if (number == null) {
            return null;
        }
        if (!bounds.contains(number)) {
            place.wrong(node, node.described() + " is out of range", allowed());
            return null;
        }
        if (number.stripTrailingZeros().scale() > 0) {
            place.wrong(node, node.described() + " is not whole", allowed());
            return null;
        }
        if (wide) {
            return number.longValueExact();
        }
        return number.intValueExact();
    }

    @Override
    public JsonNode write(Object value) {
        return LongNode.valueOf(((Number) value).longValue());
    }

    @Override
    public String allowed() {
        return "a whole number " + bounds.words();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("integer");
        bounds.describe(schema);
        return schema;
    }
}
