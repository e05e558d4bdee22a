package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.Metric;
import io.stampede.risk.ExceedanceCurve;
import io.stampede.risk.Histogram;
import io.stampede.risk.TailGlimpse;

/** What a batch says so far, as JSON. */
public final class MeasuresJson {
    private MeasuresJson() {}

    /**
     * The headline measures, and the distribution of the maximum drop.
     *
     * @param scenarios of the whole batch
     */
    public static ObjectNode of(LiveMeasures.Snapshot snapshot, int scenarios) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("scenarios", snapshot.scenarios());
        document.put("complete", snapshot.scenarios() == scenarios);
        ObjectNode measures = document.putObject("measures");
        for (TailGlimpse glimpse : snapshot.glimpses()) {
            ObjectNode node = measures.putObject(glimpse.metric().key());
            node.put("unit", glimpse.metric().unit());
            node.put("median", glimpse.median());
            ObjectNode valueAtRisk = node.putObject("valueAtRisk");
            ObjectNode expectedShortfall = node.putObject("expectedShortfall");
            for (TailGlimpse.LevelMeasure measure : glimpse.tail()) {
                String key = ReportJson.levelKey(measure.level());
                valueAtRisk.put(key, measure.valueAtRisk());
                expectedShortfall.put(key, measure.expectedShortfall());
            }
            if (glimpse.metric() == Metric.MAX_DROP) {
                document.set("histogram", histogram(glimpse));
                document.set("exceedance", exceedance(glimpse));
            }
        }
        return document;
    }

    private static ObjectNode histogram(TailGlimpse glimpse) {
        Histogram histogram = glimpse.histogram();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("metric", glimpse.metric().key());
        node.put("from", histogram.from());
        node.put("width", histogram.width());
        ArrayNode counts = node.putArray("counts");
        histogram.counts().forEach(counts::add);
        return node;
    }

    private static ObjectNode exceedance(TailGlimpse glimpse) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("metric", glimpse.metric().key());
        ArrayNode values = node.putArray("values");
        ArrayNode probabilities = node.putArray("probabilities");
        for (ExceedanceCurve.Point point : glimpse.exceedance().points()) {
            values.add(point.value());
            probabilities.add(point.probability());
        }
        return node;
    }
}
