package io.stampede.coordinator.sweep;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.report.MeasureJson;
import io.stampede.outcome.Metric;

/** A sweep as JSON: of every point its values, its report's hash, and the measures of its headlines. */
public final class SweepJson {
    private SweepJson() {}

    /** The document. */
    public static ObjectNode of(Sweep sweep) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schemaVersion", "1");
        document.put("name", sweep.name());
        ArrayNode fields = document.putArray("fields");
        for (VariedField field : sweep.fields()) {
            ObjectNode node = fields.addObject();
            node.put("path", field.path());
            ArrayNode values = node.putArray("values");
            field.values().forEach(values::add);
        }
        ArrayNode points = document.putArray("points");
        for (Sweep.Point point : sweep.points()) {
            ObjectNode node = points.addObject();
            ArrayNode values = node.putArray("values");
            point.values().forEach(values::add);
            node.put("scenarios", point.report().risk().scenarios());
            node.put("reportSha256", point.report().sha256());
            ObjectNode measures = node.putObject("measures");
            MeasureJson json = new MeasureJson(
                    point.report().risk().settings(),
                    point.report().risk().sampling().isWeighted());
            for (Metric metric : Metric.headlines()) {
                measures.set(metric.key(), json.measure(point.report().risk().measure(metric)));
            }
        }
        return document;
    }
}
