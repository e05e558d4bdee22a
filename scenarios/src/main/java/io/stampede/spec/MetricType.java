package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.Metric;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A metric that every batch has, by the name it has in every output. */
record MetricType() implements ValueType {

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Scalar scalar)) {
            place.wrong(node, "is " + node.described(), allowed());
            return null;
        }
        for (Metric metric : Metric.core()) {
            if (metric.key().equals(scalar.text())) {
                return metric;
            }
        }
        place.wrong(node, scalar.isMissing() ? "has no value" : scalar.shown() + " is unknown", allowed());
        return null;
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.text(((Metric) value).key());
    }

    private static List<String> keys() {
        return Metric.core().stream().map(Metric::key).toList();
    }

    @Override
    public String allowed() {
        return Words.either(keys());
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("string");
        keys().forEach(schema.putArray("enum")::add);
        return schema;
    }
}
