package io.stampede.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/** Creates nodes of JSON. */
final class JsonNodes {

    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    private JsonNodes() {}

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    static ArrayNode array() {
        return FACTORY.arrayNode();
    }

    /** A number, without a fraction if it is whole, as canonical JSON writes it. */
    static ValueNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) <= NumberText.LARGEST_EXACT
                ? LongNode.valueOf((long) value)
                : DoubleNode.valueOf(value);
    }

    static ValueNode decimal(BigDecimal value) {
        return DecimalNode.valueOf(value);
    }

    static ValueNode text(String value) {
        return FACTORY.textNode(value);
    }

    /** A schema of one type. */
    static ObjectNode schema(String type) {
        return object().put("type", type);
    }
}
