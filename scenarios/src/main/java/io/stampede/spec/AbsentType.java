package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value that can be absent, for which a word stands.
 *
 * @param holder the class of the component: an optional, or a list that is empty when absent
 */
record AbsentType(ValueType inner, String word, Class<?> holder) implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (node instanceof Scalar scalar) {
            if (scalar.text().equals(word)) {
                return absent();
            }
            if (scalar.text().equalsIgnoreCase(word)) {
                place.wrong(node, scalar.shown() + " is not written " + word, allowed());
                return null;
            }
        }
        Problems own = new Problems();
        Object value = inner.read(node, new Place(place.path(), own));
        for (Problem problem : own.inOrder()) {
            boolean whole = problem.path().equals(place.path());
            String allowed = whole ? allowed() : problem.allowed();
            Position at = new Position(problem.file(), problem.line(), problem.column());
            place.problems().add(at, problem.path(), problem.wrong(), allowed);
        }
        return value == null ? null : present(value);
    }

    private Object absent() {
        if (holder == OptionalDouble.class) {
            return OptionalDouble.empty();
        } else if (holder == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (holder == OptionalLong.class) {
            return OptionalLong.empty();
        }
        return holder == List.class ? List.of() : Optional.empty();
    }

    private Object present(Object value) {
        if (holder == OptionalDouble.class) {
            return OptionalDouble.of((double) value);
        } else if (holder == OptionalInt.class) {
            return OptionalInt.of((int) value);
        } else if (holder == OptionalLong.class) {
            return OptionalLong.of((long) value);
        }
        return holder == List.class ? value : Optional.of(value);
    }

    @Override
    public JsonNode write(Object value) {
        if (value.equals(absent())) {
            return JsonNodes.text(word);
        }
        if (value instanceof OptionalDouble number) {
            return inner.write(number.getAsDouble());
        } else if (value instanceof OptionalInt number) {
            return inner.write(number.getAsInt());
        } else if (value instanceof OptionalLong number) {
            return inner.write(number.getAsLong());
        }
        return inner.write(value instanceof Optional<?> optional ? optional.orElseThrow() : value);
    }

    @Override
    public String allowed() {
        if (inner instanceof OnlyType few) {
            return Words.either(
                    Stream.concat(few.words().stream(), Stream.of(word)).toList());
        }
        return inner.allowed() + " or " + word;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.object();
        schema.putArray("anyOf").add(inner.schema()).add(JsonNodes.object().put("const", word));
        return schema;
    }
}
