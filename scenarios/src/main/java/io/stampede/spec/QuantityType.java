package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.FieldSet.NamedField;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number or time that is given, or the law it is drawn by: {@code {law: UNIFORM, from: 1, to: 2}}.
 *
 * @param inner a {@link NumberType} or a {@link DurationType}
 */
record QuantityType(ValueType inner) implements ValueType {

    private static final String UNIFORM = "UNIFORM";
    private static final String NORMAL = "NORMAL";
    private static final String CHOICE = "CHOICE";
    private static final int MOST_CHOICES = 100;

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            Object value = inner.read(node, place);
            return value == null ? null : new Quantity.Fixed(number(value));
        }
        Optional<DocumentNode> law = mapping.value("law");
        String word = law.isPresent() && law.get() instanceof Scalar scalar ? scalar.text() : "";
        if (law.isEmpty()) {
            place.field("law").wrong(mapping, "is missing", laws());
            return null;
        } else if (!List.of(UNIFORM, NORMAL, CHOICE).contains(word)) {
            place.field("law").wrong(law.get(), law.get().described() + " is unknown", laws());
            return null;
        }
        int before = place.problems().paths().size();
        Map<String, Object> values = fields(word).read(mapping, place);
        return place.problems().paths().size() > before ? null : quantity(word, values, mapping, place);
    }

    private @Nullable Quantity quantity(String law, Map<String, Object> values, Mapping mapping, Place place) {
        if (law.equals(CHOICE)) {
            List<?> list = (List<?>) values.get("values");
            return new Quantity.Choice(list.stream().map(QuantityType::number).toList());
        }
        double from = number(values.get("from"));
        double to = number(values.get("to"));
        if (from > to) {
            place.field("to").wrong(mapping.value("to").orElse(mapping), "is below from", "at least from");
            return null;
        }
        return law.equals(UNIFORM)
                ? new Quantity.Uniform(from, to)
                : new Quantity.Normal(number(values.get("mean")), number(values.get("deviation")), from, to);
    }

    private FieldSet fields(String law) {
        NamedField kind = NamedField.required("law", new ConstantType(law), "");
        NamedField from = NamedField.required("from", inner, "smallest value");
        NamedField to = NamedField.required("to", inner, "largest value");
        return switch (law) {
            case UNIFORM -> new FieldSet(List.of(kind, from, to));
            case NORMAL ->
                new FieldSet(List.of(
                        kind,
                        NamedField.required("mean", inner, "mean"),
                        NamedField.required("deviation", deviation(), "standard deviation"),
                        from,
                        to));
            default ->
                new FieldSet(List.of(
                        kind,
                        NamedField.required(
                                "values", new ListType(inner, 1, MOST_CHOICES), "values, each as likely")));
        };
    }

    private ValueType deviation() {
        if (inner instanceof NumberType number) {
            Bounds bounds = number.bounds();
            return new NumberType(new Bounds(0, bounds.max() - bounds.min(), false, false, bounds.unit()));
        }
        return inner;
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Duration duration) {
            return duration.toNanos() / 1e9;
        }
        return value instanceof Double number ? number : 0;
    }

    private JsonNode written(double value) {
        return inner instanceof DurationType
                ? inner.write(Duration.ofNanos(Math.round(value * 1e9)))
                : inner.write(value);
    }

    @Override
    public JsonNode write(Object value) {
        if (value instanceof Quantity.Fixed fixed) {
            return written(fixed.value());
        }
        ObjectNode object = JsonNodes.object();
        if (value instanceof Quantity.Uniform uniform) {
            object.put("law", UNIFORM);
            object.set("from", written(uniform.from()));
            object.set("to", written(uniform.to()));
        } else if (value instanceof Quantity.Normal normal) {
            object.put("law", NORMAL);
            object.set("mean", written(normal.mean()));
            object.set("deviation", written(normal.deviation()));
            object.set("from", written(normal.from()));
            object.set("to", written(normal.to()));
        } else if (value instanceof Quantity.Choice choice) {
            object.put("law", CHOICE);
            ArrayNode values = object.putArray("values");
            choice.values().forEach(one -> values.add(written(one)));
        }
        return object;
    }

    private static String laws() {
        return Words.either(List.of(UNIFORM, NORMAL, CHOICE));
    }

    @Override
    public String allowed() {
        return inner.allowed() + ", or a law it is drawn by (" + laws() + ")";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.object();
        ArrayNode shapes = schema.putArray("anyOf");
        shapes.add(inner.schema());
        for (String law : List.of(UNIFORM, NORMAL, CHOICE)) {
            shapes.add(fields(law).schema(Map.of()));
        }
        return schema;
    }
}
