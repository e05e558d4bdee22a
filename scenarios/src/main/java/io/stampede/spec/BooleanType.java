package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import org.jspecify.annotations.Nullable;

/** True or false, written as these words alone. */
record BooleanType() implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (node instanceof Scalar scalar && scalar.plain()) {
            if (scalar.text().equals("true")) {
                return true;
            } else if (scalar.text().equals("false")) {
                return false;
            }
        }
        place.wrong(node, "is " + node.described(), allowed());
        return null;
    }

    @Override
    public JsonNode write(Object value) {
        return BooleanNode.valueOf((boolean) value);
    }

    @Override
    public String allowed() {
        return "true or false";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodes.schema("boolean");
    }
}
