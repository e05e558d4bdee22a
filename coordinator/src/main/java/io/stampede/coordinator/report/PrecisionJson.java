package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.risk.PrecisionLook;
import io.stampede.risk.PrecisionOutcome;
import io.stampede.risk.PrecisionTarget;
import io.stampede.spec.Precision;
import io.stampede.spec.PrecisionMeasure;

/** Precision on demand as the report's JSON has it. */
final class PrecisionJson {
    private PrecisionJson() {}

    static ObjectNode of(PrecisionOutcome outcome) {
        PrecisionTarget target = outcome.target();
        Precision precision = target.precision();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("metric", precision.metric().key());
        node.put("measure", precision.measure().name());
        if (precision.measure() != PrecisionMeasure.MEAN) {
            node.put("level", precision.level());
        }
        node.put("relativeHalfWidth", precision.relativeHalfWidth());
        node.put("confidence", target.settings().confidence());
        node.put("lookConfidence", target.lookConfidence());
        ArrayNode planned = node.putArray("looksPlanned");
        target.looks().counts().forEach(planned::add);
        ArrayNode looks = node.putArray("looks");
        outcome.looks().forEach(look -> looks.add(look(look)));
        node.put("reached", outcome.isReached());
        if (outcome.isFinal()) {
            node.put("stoppedAt", outcome.scenarios());
        } else {
            node.putNull("stoppedAt");
        }
        return node;
    }

    private static ObjectNode look(PrecisionLook look) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("scenarios", look.scenarios());
        ReportJson.put(node, "estimate", look.estimate());
        node.set("interval", TailJson.bounds(look.interval()));
        ReportJson.put(node, "relativeHalfWidth", look.relativeHalfWidth());
        return node;
    }
}
