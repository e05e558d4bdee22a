package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Mappings of several shapes, told apart by a field that names the shape.
 *
 * @param what what they are, as messages call it
 * @param unsupported kinds of the model that this version does not simulate
 */
record VariantType(String what, List<RecordType> kinds, List<String> unsupported) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            place.wrong(node, "is " + node.described(), "a mapping with kind " + allowed());
            return null;
        }
        Optional<DocumentNode> kind = mapping.value("kind");
        if (kind.isEmpty()) {
            place.field("kind").wrong(mapping, "is missing", allowed());
            return null;
        }
        String word = kind.get() instanceof Scalar scalar ? scalar.text() : "";
        for (RecordType type : kinds) {
            if (type.kind().equals(word)) {
                return type.read(node, place);
            }
        }
        boolean known = unsupported.contains(word);
        String wrong =
                known ? word + " is not supported by this version" : kind.get().described() + " is unknown";
        place.field("kind").wrong(kind.get(), wrong, allowed());
        return null;
    }

    @Override
    public JsonNode write(Object value) {
        return kinds.stream()
                .filter(type -> type.type().isInstance(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown " + what))
                .write(value);
    }

    @Override
    public String allowed() {
        return Words.either(kinds.stream().map(RecordType::kind).toList());
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.object();
        ArrayNode shapes = schema.putArray("oneOf");
        kinds.forEach(type -> shapes.add(type.schema()));
        return schema;
    }
}
