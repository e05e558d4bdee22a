package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.ParetoTail;
import io.stampede.risk.ParetoTail.FittedFigure;
import java.util.Optional;
import java.util.OptionalDouble;

/** A fitted tail as JSON, or why there is none. */
final class TailJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private TailJson() {}

    static ObjectNode of(ParetoTail tail) {
        if (tail instanceof ParetoTail.Fitted fitted) {
            return fitted(fitted);
        }
        return refusal(((ParetoTail.Refused) tail).reason());
    }

    static ObjectNode refusal(String reason) {
        return JSON.objectNode().put("method", "none").put("reason", reason);
    }

    private static ObjectNode fitted(ParetoTail.Fitted fitted) {
        ObjectNode node = JSON.objectNode();
        node.put("method", "gpd-pot");
        node.put("threshold", fitted.threshold());
        node.put("shape", fitted.shape());
        node.put("scale", fitted.scale());
        node.put("exceedances", fitted.exceedances());
        node.put("shapeStandardError", fitted.shapeStandardError());
        node.put("scaleStandardError", fitted.scaleStandardError());
        ObjectNode valueAtRisk = node.putObject("valueAtRisk");
        ObjectNode expectedShortfall = node.putObject("expectedShortfall");
        for (FittedFigure figure : fitted.figures()) {
            String level = ReportJson.levelKey(figure.level());
            valueAtRisk.put(level, figure.valueAtRisk());
            expectedShortfall.put(level, figure.expectedShortfall());
        }
        node.set("profileIntervals", profileIntervals(fitted));
        ObjectNode refused = node.putObject("refusedLevels");
        fitted.refused().forEach(level -> refused.put(ReportJson.levelKey(level.level()), level.reason()));
        putGoodness(node, fitted.goodness());
        putOpinions(node, fitted.opinions());
        return node;
    }

    private static ObjectNode profileIntervals(ParetoTail.Fitted fitted) {
        ObjectNode intervals = JSON.objectNode();
        intervals.set("shape", bounds(fitted.shapeInterval()));
        ObjectNode valueAtRisk = intervals.putObject("valueAtRisk");
        ObjectNode expectedShortfall = intervals.putObject("expectedShortfall");
        for (FittedFigure figure : fitted.figures()) {
            String level = ReportJson.levelKey(figure.level());
            valueAtRisk.set(level, bounds(figure.valueAtRiskInterval()));
            expectedShortfall.set(level, bounds(figure.expectedShortfallInterval()));
        }
        return intervals;
    }

    private static void putGoodness(ObjectNode node, ParetoTail.Goodness goodness) {
        node.putObject("andersonDarling")
                .put("statistic", goodness.statistic())
                .put("pValue", goodness.probability())
                .put("verdict", goodness.verdict());
        node.putObject("thresholdRule")
                .put("rule", "forward-stop-anderson-darling")
                .put("candidates", goodness.candidates())
                .put("rejected", goodness.rejected());
    }

    private static void putOpinions(ObjectNode node, ParetoTail.Opinions opinions) {
        opinions.moments()
                .ifPresentOrElse(
                        moments -> ReportJson.put(
                                node.putObject("pwm")
                                        .put("shape", moments.shape())
                                        .put("scale", moments.scale()),
                                "shapeStandardError",
                                moments.shapeStandardError()),
                        () -> node.putNull("pwm"));
        putShape(node, "hill", opinions.hill());
        putShape(node, "pickands", opinions.pickands());
    }

    private static void putShape(ObjectNode node, String key, Optional<ParetoTail.ShapeEstimate> estimate) {
        estimate.ifPresentOrElse(
                shape -> node.putObject(key).put("shape", shape.shape()).put("standardError", shape.standardError()),
                () -> node.putNull(key));
    }

    /** Two numbers; a bound that is not there is {@code null}. */
    static ArrayNode bounds(ConfidenceInterval interval) {
        ArrayNode bounds = JSON.arrayNode();
        add(bounds, interval.lower());
        add(bounds, interval.upper());
        return bounds;
    }

    private static void add(ArrayNode bounds, OptionalDouble bound) {
        if (bound.isPresent()) {
            bounds.add(bound.getAsDouble());
        } else {
            bounds.addNull();
        }
    }
}
