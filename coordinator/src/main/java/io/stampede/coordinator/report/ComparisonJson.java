package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.compare.Comparison;
import io.stampede.coordinator.compare.FigureComparison;
import io.stampede.coordinator.compare.MetricComparison;
import io.stampede.coordinator.compare.ReportDocument;
import io.stampede.coordinator.compare.SpecificationDifference;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.PairedDifference;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A comparison as JSON of schema version 1, {@code a} and {@code b} side by side and {@code difference} b less a.
 *
 * <p>A bound that the scenarios cannot give is {@code null}; so is an overlap that hangs on one, and what needs pairs
 * where there are none.
 */
final class ComparisonJson {
    private static final String SCHEMA_VERSION = "1";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ComparisonJson() {}

    static String write(Comparison comparison) {
        ObjectNode document = JSON.objectNode();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.set("a", report(comparison.one()));
        document.set("b", report(comparison.other()));
        ObjectNode pairing = document.putObject("pairing");
        pairing.put("paired", comparison.pairing().isPaired());
        pairing.put("reason", comparison.pairing().reason());
        pairing.put("confidence", comparison.confidence());
        ArrayNode warnings = document.putArray("warnings");
        comparison.warnings().forEach(warning -> warnings.add(PlainText.wellFormed(warning)));
        document.set("specification", specification(comparison));
        ObjectNode measures = document.putObject("measures");
        comparison.metrics().forEach(metric -> measures.set(metric.metric().key(), measure(metric)));
        ObjectNode causes = ComparedCauses.json(comparison);
        if (!causes.isEmpty()) {
            document.set("causes", causes);
        }
        ObjectNode contagion = new ComparedContagion(comparison).json();
        if (!contagion.isEmpty()) {
            document.set("contagion", contagion);
        }
        return CanonicalJson.write(document);
    }

    private static ObjectNode report(ReportDocument report) {
        ObjectNode node = JSON.objectNode();
        node.put("source", PlainText.wellFormed(report.source()));
        node.put("name", PlainText.wellFormed(report.name()));
        node.put("scenarios", report.scenarios());
        node.put("seed", report.seed());
        node.put("specSha256", PlainText.wellFormed(report.specSha256()));
        node.put("outcomesSha256", PlainText.wellFormed(report.outcomesSha256()));
        node.put("reportSha256", PlainText.wellFormed(report.reportSha256()));
        node.put("engineVersion", PlainText.wellFormed(report.engineVersion()));
        node.put("confidence", report.confidence());
        return node;
    }

    /** Whether the specifications differ, and the fields in which they do, or {@code null} where that is not known. */
    private static ObjectNode specification(Comparison comparison) {
        ObjectNode node = JSON.objectNode();
        node.put("same", comparison.hasOneSpecification());
        comparison
                .specification()
                .ifPresentOrElse(fields -> node.set("fields", fields(fields)), () -> node.putNull("fields"));
        return node;
    }

    private static ArrayNode fields(List<SpecificationDifference> differences) {
        ArrayNode fields = JSON.arrayNode();
        for (SpecificationDifference difference : differences) {
            ObjectNode field = fields.addObject();
            field.put("path", PlainText.wellFormed(difference.path()));
            field.put("a", difference.one().map(PlainText::wellFormed).orElse(null));
            field.put("b", difference.other().map(PlainText::wellFormed).orElse(null));
        }
        return fields;
    }

    private static ObjectNode measure(MetricComparison metric) {
        ObjectNode node = JSON.objectNode();
        node.put("unit", metric.metric().unit());
        node.put("worseWhen", metric.metric().isWorseWhenLow() ? "low" : "high");
        metric.paired()
                .ifPresentOrElse(
                        paired -> node.put("pairs", paired.pairs()).put("differing", paired.differing()),
                        () -> node.putNull("pairs").putNull("differing"));
        metric.mean().ifPresentOrElse(mean -> node.set("mean", figure(mean)), () -> node.putNull("mean"));
        ObjectNode valueAtRisk = node.putObject("valueAtRisk");
        ObjectNode expectedShortfall = node.putObject("expectedShortfall");
        for (MetricComparison.Level level : metric.levels()) {
            valueAtRisk.set(ReportJson.levelKey(level.level()), figure(level.valueAtRisk()));
            expectedShortfall.set(ReportJson.levelKey(level.level()), figure(level.expectedShortfall()));
        }
        return node;
    }

    private static ObjectNode figure(FigureComparison figure) {
        ObjectNode node = JSON.objectNode();
        node.put("a", figure.one().value());
        node.set("intervalA", interval(figure.one().interval()));
        node.put("b", figure.other().value());
        node.set("intervalB", interval(figure.other().interval()));
        node.put("difference", figure.difference());
        ReportJson.put(node, "relativeDifference", figure.relativeDifference());
        node.put("overlap", figure.overlap().orElse(null));
        figure.paired().ifPresentOrElse(paired -> node.set("paired", paired(paired)), () -> node.putNull("paired"));
        return node;
    }

    private static ObjectNode paired(PairedDifference paired) {
        ObjectNode node = JSON.objectNode();
        node.put("difference", paired.value());
        node.set("interval", interval(paired.interval()));
        node.put("excludesZero", paired.excludesZero());
        return node;
    }

    private static ArrayNode interval(ConfidenceInterval interval) {
        ArrayNode bounds = JSON.arrayNode();
        for (OptionalDouble bound : List.of(interval.lower(), interval.upper())) {
            if (bound.isPresent()) {
                bounds.add(bound.getAsDouble());
            } else {
                bounds.addNull();
            }
        }
        return bounds;
    }
}
