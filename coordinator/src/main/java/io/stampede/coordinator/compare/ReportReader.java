package io.stampede.coordinator.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.TailEstimate;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads a report's JSON strictly: what is not as the schema has it is refused, what the schema may gain is let be. */
final class ReportReader {
    private static final int LARGEST_BYTES = 64 << 20;

    /** The most that a specification may have. */
    private static final int MOST_SCENARIOS = 10_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonField document;
    private final double confidence;

    private ReportReader(JsonField document) {
        this.document = document;
        this.confidence = probability(document.get("confidence"));
    }

    static ReportDocument read(String source, InputStream in) throws IOException {
        JsonField document = new JsonField(source, "", parse(source, in));
        if (!document.node().isObject()) {
            throw new UnreadableDocumentException(source, "is no report, allowed the report.json of a batch");
        }
        requireKnownSchema(document);
        return new ReportReader(document).read();
    }

    private static JsonNode parse(String source, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
        if (bytes.length > LARGEST_BYTES) {
            throw new UnreadableDocumentException(source, "is larger than any report, allowed 64 MiB");
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr() + ": ";
            throw new UnreadableDocumentException(source, place + "is no JSON, allowed the report.json of a batch");
        }
    }

    private static void requireKnownSchema(JsonField document) {
        JsonField schema = document.get("schemaVersion");
        if (schema.isAbsent()) {
            throw new UnreadableDocumentException(
                    document.source(), "schemaVersion: is missing, so this is no report of a batch");
        }
        if (!schema.text().equals(ReportDocument.SCHEMA_VERSION)) {
            String version = schema.text().matches("[A-Za-z0-9.-]{1,20}") ? schema.text() : "of an unknown form";
            throw new UnreadableDocumentException(
                    document.source(),
                    "schemaVersion: is " + version + ", allowed " + ReportDocument.SCHEMA_VERSION
                            + "; a newer stampede can read it");
        }
    }

    private ReportDocument read() {
        JsonField batch = document.get("batch");
        int scenarios = batch.get("scenarios").count(MOST_SCENARIOS);
        Map<Metric, MetricFigures> figures = new EnumMap<>(Metric.class);
        List<Double> levels = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            JsonField measure = document.get("measures").get(metric.key());
            if (!measure.isAbsent()) {
                figures.put(metric, figures(measure, scenarios));
            }
        }
        figures.values().stream()
                .flatMap(each -> each.valueAtRisk().stream())
                .mapToDouble(TailEstimate::level)
                .distinct()
                .sorted()
                .forEach(levels::add);
        return new ReportDocument(
                document.source(),
                batch.get("name").text(),
                scenarios,
                seed(batch.get("seed")),
                batch.get("specSha256").text(),
                batch.get("outcomesSha256").textOrEmpty(),
                batch.get("engineVersion").text(),
                document.get("provenance").get("reportSha256").textOrEmpty(),
                confidence,
                sampling(document.get("sampling").get("method")),
                levels,
                figures,
                causes(),
                ContagionFigures.read(document));
    }

    private Map<Metric, List<CauseFigures>> causes() {
        Map<Metric, List<CauseFigures>> causes = new EnumMap<>(Metric.class);
        JsonField metrics = document.get("attribution").get("causes");
        for (Metric metric : Metric.values()) {
            JsonField split = metrics.get(metric.key());
            if (!split.isAbsent()) {
                List<CauseFigures> figures = new ArrayList<>();
                figures.add(CauseFigures.read(CauseFigures.MEAN, split.get("mean")));
                JsonField levels = split.get("expectedShortfall");
                levels.keys().forEachRemaining(level -> {
                    if (!isLevel(level)) {
                        throw levels.refused("levels as keys, such as 0.99");
                    }
                    figures.add(CauseFigures.read(level, levels.get(level)));
                });
                causes.put(metric, List.copyOf(figures));
            }
        }
        return causes;
    }

    private static String sampling(JsonField method) {
        if (method.isAbsent()) {
            return ReportDocument.PLAIN;
        }
        if (!method.text().matches("[A-Z_]{1,30}")) {
            throw method.refused("a method of sampling");
        }
        return method.text();
    }

    /** A number; a string where it is larger than JSON's. */
    private static String seed(JsonField seed) {
        String digits = seed.node().isIntegralNumber() ? seed.node().asText() : seed.textOrEmpty();
        if (!digits.matches("-?[0-9]{1,20}")) {
            throw seed.refused("a whole number");
        }
        return digits;
    }

    private MetricFigures figures(JsonField measure, int scenarios) {
        int samples = measure.get("samples").count(scenarios);
        OptionalDouble mean = measure.get("mean").numberOrNull();
        List<TailEstimate> valueAtRisk = estimates(measure.get("valueAtRisk"));
        List<TailEstimate> expectedShortfall = estimates(measure.get("expectedShortfall"));
        List<Double> levels = valueAtRisk.stream().map(TailEstimate::level).toList();
        if (!expectedShortfall.stream().map(TailEstimate::level).toList().equals(levels)) {
            throw measure.get("expectedShortfall").refused("the levels of valueAtRisk");
        }
        if (mean.isPresent() != samples > 0) {
            throw measure.get("mean").refused("a number if there are samples, and null if there are none");
        }
        return new MetricFigures(
                samples, mean, measure.get("standardError").numberOrNull(), valueAtRisk, expectedShortfall);
    }

    private List<TailEstimate> estimates(JsonField levels) {
        List<TailEstimate> estimates = new ArrayList<>();
        for (Iterator<String> keys = levels.keys(); keys.hasNext(); ) {
            String key = keys.next();
            if (!isLevel(key)) {
                throw levels.refused("levels as keys, such as 0.99");
            }
            JsonField estimate = levels.get(key);
            estimates.add(new TailEstimate(
                    Double.parseDouble(key), estimate.get("value").number(), interval(estimate)));
        }
        estimates.sort(Comparator.comparingDouble(TailEstimate::level));
        return estimates;
    }

    private static boolean isLevel(String key) {
        return key.matches("0\\.[0-9]{1,20}") && Double.parseDouble(key) > 0 && Double.parseDouble(key) < 1;
    }

    /** The bounds under {@code ci95}, or as the confidence is. */
    private static ConfidenceInterval interval(JsonField estimate) {
        for (Iterator<String> keys = estimate.keys(); keys.hasNext(); ) {
            String key = keys.next();
            JsonNode bounds = estimate.node().get(key);
            if (key.matches("ci[0-9]{1,2}(\\.[0-9]{1,20})?") && bounds.isArray() && bounds.size() == 2) {
                JsonField lower = new JsonField(estimate.source(), estimate.path() + "." + key, bounds.get(0));
                JsonField upper = new JsonField(estimate.source(), estimate.path() + "." + key, bounds.get(1));
                return new ConfidenceInterval(lower.numberOrNull(), upper.numberOrNull());
            }
        }
        throw estimate.refused("an object with an interval, such as ci95: [1, 2]");
    }

    private static double probability(JsonField field) {
        double value = field.number();
        if (!(value > 0 && value < 1)) {
            throw field.refused("a number inside (0, 1)");
        }
        return value;
    }
}
