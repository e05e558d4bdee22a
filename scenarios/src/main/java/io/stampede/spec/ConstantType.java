package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import org.jspecify.annotations.Nullable;

/** One word that has to stand there. */
record ConstantType(String word) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (node instanceof Scalar scalar && scalar.text().equals(word)) {
            return word;
        }
        place.wrong(node, "is " + node.described(), allowed());
        return null;
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.text(word);
    }

    @Override
    public String allowed() {
        return word;
    }

    @Override
    public ObjectNode schema() {
        return JsonNodes.object().put("const", word);
    }
}
