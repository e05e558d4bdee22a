package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few values of another type.
 *
 * @param words the values as written in YAML
 * @param version whether the model knows more values, which this version does not simulate
 */
record OnlyType(ValueType inner, List<String> words, boolean version) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        Problems own = new Problems();
        Object value = inner.read(node, new Place(place.path(), own));
        if (value == null) {
            own.inOrder().forEach(problem -> place.wrong(node, problem.wrong(), allowed()));
            return null;
        }
        if (!words.contains(inner.write(value).asText())) {
            String wrong = version ? " is not supported by this version" : " is none of the values";
            place.wrong(node, node.described() + wrong, allowed());
            return null;
        }
        return value;
    }

    @Override
    public JsonNode write(Object value) {
        return inner.write(value);
    }

    @Override
    public String allowed() {
        return Words.either(words);
    }

    @Override
    public ObjectNode schema() {
        List<JsonNode> values = new ArrayList<>();
        for (String word : words) {
            values.add(NumberText.isNumber(word) ? JsonNodes.number(Double.parseDouble(word)) : JsonNodes.text(word));
        }
        ObjectNode schema = JsonNodes.object();
        ArrayNode list = schema.putArray("enum");
        values.forEach(list::add);
        return schema;
    }
}
