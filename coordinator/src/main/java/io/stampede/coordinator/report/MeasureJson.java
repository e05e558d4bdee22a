package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.risk.Histogram;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.RiskMeasure;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.TailEstimate;
import java.math.BigDecimal;
import java.util.List;

/** One metric's measures as JSON. A bound that the scenarios cannot give is {@code null}. */
public final class MeasureJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String intervalKey;
    private final boolean isWeighted;

    /**
     * Of reports with the given settings.
     *
     * @param isWeighted whether scenarios count differently
     */
    public MeasureJson(RiskSettings settings, boolean isWeighted) {
        this.intervalKey = intervalKey(settings.confidence());
        this.isWeighted = isWeighted;
    }

    /** {@code ci95} for a confidence of 0.95. */
    static String intervalKey(double confidence) {
        BigDecimal percent = new BigDecimal(CanonicalJson.number(confidence)).movePointRight(2);
        return "ci" + percent.stripTrailingZeros().toPlainString();
    }

    /** The measures of one metric. */
    public ObjectNode measure(RiskMeasure measure) {
        ObjectNode node = JSON.objectNode();
        node.put("unit", measure.metric().unit());
        node.put("worseWhen", measure.metric().isWorseWhenLow() ? "low" : "high");
        node.put("undefined", measure.undefined());
        measure.distribution().ifPresentOrElse(distribution -> putFigures(node, distribution), () -> putNothing(node));
        return node;
    }

    private void putFigures(ObjectNode node, LossDistribution distribution) {
        node.put("samples", distribution.samples());
        node.put("mean", distribution.mean());
        ReportJson.put(node, "standardError", distribution.standardError());
        node.put("min", distribution.min());
        node.put("max", distribution.max());
        ObjectNode quantiles = node.putObject("quantiles");
        distribution
                .quantiles()
                .forEach(quantile -> quantiles.put(ReportJson.levelKey(quantile.probability()), quantile.value()));
        node.set("valueAtRisk", estimates(distribution.valueAtRisk()));
        node.set("expectedShortfall", estimates(distribution.expectedShortfall()));
        if (!distribution.support().isEmpty()) {
            node.set("tailSupport", SamplingJson.support(distribution.support()));
        }
        node.set("tail", TailJson.of(distribution.tail()));
        node.set("histogram", histogram(distribution.histogram()));
        ArrayNode worst = node.putArray("worstValues");
        distribution.worst().forEach(scenario -> worst.add(scenario.value()));
        if (isWeighted) {
            ArrayNode weights = node.putArray("worstWeights");
            distribution.worst().forEach(scenario -> weights.add(scenario.weight()));
        }
    }

    private static void putNothing(ObjectNode node) {
        node.put("samples", 0);
        node.putNull("mean").putNull("standardError").putNull("min").putNull("max");
        node.putObject("quantiles");
        node.putObject("valueAtRisk");
        node.putObject("expectedShortfall");
        node.set("tail", TailJson.refusal("no scenario has this metric"));
        node.putNull("histogram");
        node.putArray("worstValues");
    }

    private ObjectNode estimates(List<TailEstimate> estimates) {
        ObjectNode levels = JSON.objectNode();
        for (TailEstimate estimate : estimates) {
            ObjectNode row = levels.putObject(ReportJson.levelKey(estimate.level()));
            row.put("value", estimate.value());
            row.set(intervalKey, TailJson.bounds(estimate.interval()));
        }
        return levels;
    }

    private static ObjectNode histogram(Histogram histogram) {
        ObjectNode node = JSON.objectNode();
        node.put("from", histogram.from());
        node.put("width", histogram.width());
        ArrayNode counts = node.putArray("counts");
        histogram.counts().forEach(count -> addNumber(counts, count));
        return node;
    }

    /** Without weights scenarios are counted in whole numbers, and so written. */
    private static void addNumber(ArrayNode counts, double count) {
        if (count == Math.rint(count)) {
            counts.add((long) count);
        } else {
            counts.add(count);
        }
    }
}
