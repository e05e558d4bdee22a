package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of values of one type. */
record ListType(ValueType item, int fewest, int most) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Sequence sequence)) {
            place.wrong(
                    node, node.described().equals("nothing") ? "has no value" : "is " + node.described(), allowed());
            return null;
        }
        int size = sequence.items().size();
        if (size < fewest || size > most) {
            place.wrong(node, "has " + size + " items", allowed());
            return null;
        }
        List<Object> values = new ArrayList<>();
        boolean complete = true;
        for (int index = 0; index < size; index++) {
            Object value = item.read(sequence.items().get(index), place.item(index));
            if (value == null) {
                complete = false;
            } else {
                values.add(value);
            }
        }
        return complete ? values : null;
    }

    @Override
    public JsonNode write(Object value) {
        ArrayNode array = JsonNodes.array();
        ((List<?>) value).forEach(each -> array.add(item.write(each)));
        return array;
    }

    @Override
    public String allowed() {
        return "a list of " + (fewest == 0 ? "at most " : fewest + " to ") + most;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("array").put("minItems", fewest).put("maxItems", most);
        schema.set("items", item.schema());
        return schema;
    }
}
