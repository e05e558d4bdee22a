package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.risk.Attribution;
import io.stampede.risk.CohortSummary;
import io.stampede.risk.CohortSummary.CohortMeans;
import io.stampede.risk.Convergence;
import io.stampede.risk.EventProbability;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.PrecisionOutcome;
import io.stampede.risk.RiskMeasure;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WilsonInterval;
import io.stampede.risk.WorstScenario;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The report as JSON of schema version 1.
 *
 * <p>Other programs rely on its keys: they may be added to, and changed only together with the version.
 */
final class ReportJson {
    static final String SCHEMA_VERSION = "1";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReportJson() {}

    /** The whole document as canonical JSON, one line without an end of line. */
    static String write(Report report) {
        ObjectNode document = hashedPart(report.subject(), report.risk(), report.outcomesSha256(), report.precision());
        ((ObjectNode) document.get("batch")).put("id", report.subject().batchId());
        document.set("provenance", provenance(report.provenance(), report.sha256()));
        return CanonicalJson.write(document);
    }

    /** The document without {@code provenance} and {@code batch.id}: what two equal batches have in common. */
    static ObjectNode hashedPart(
            ReportSubject subject, TailRiskReport risk, String outcomesSha256, Optional<PrecisionOutcome> precision) {
        ObjectNode document = JSON.objectNode();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.set("batch", batch(subject, risk.scenarios(), outcomesSha256));
        document.put("confidence", risk.settings().confidence());
        document.set("sampling", SamplingJson.of(risk.sampling()));
        precision.ifPresent(given -> document.withObjectProperty("sampling").set("precision", PrecisionJson.of(given)));
        ObjectNode measures = document.putObject("measures");
        ObjectNode exceedance = document.putObject("exceedance");
        ObjectNode worst = document.putObject("worst");
        MeasureJson measureJson =
                new MeasureJson(risk.settings(), risk.sampling().isWeighted());
        for (RiskMeasure measure : risk.measures()) {
            String key = measure.metric().key();
            measures.set(key, measureJson.measure(measure));
            exceedance.set(key, exceedance(measure, risk.settings().confidence()));
            worst.set(
                    key,
                    worst(measure.distribution().map(LossDistribution::worst).orElse(List.of())));
        }
        document.set("events", events(risk));
        ObjectNode attribution = attribution(risk.attribution());
        if (!risk.causes().isEmpty()) {
            attribution.set("causes", CausesJson.of(risk));
        }
        document.set("attribution", attribution);
        ContagionJson contagion = new ContagionJson(risk);
        document.set("contagion", contagion.contagion());
        document.set("selfExcitation", contagion.selfExcitation());
        document.set("cohorts", cohorts(risk.cohorts()));
        document.set("convergence", convergence(risk.convergence()));
        return document;
    }

    /** A level as a key: at least two decimals, so 0.5 is {@code 0.50}. */
    static String levelKey(double level) {
        BigDecimal decimal = new BigDecimal(CanonicalJson.number(level));
        return decimal.setScale(Math.max(2, decimal.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    static void put(ObjectNode object, String key, OptionalDouble value) {
        if (value.isPresent()) {
            object.put(key, value.getAsDouble());
        } else {
            object.putNull(key);
        }
    }

    static void put(ObjectNode object, String key, long value) {
        if (Math.abs(value) <= CanonicalJson.LARGEST_EXACT_INTEGER) {
            object.put(key, value);
        } else {
            object.put(key, Long.toString(value));
        }
    }

    private static ObjectNode batch(ReportSubject subject, int scenarios, String outcomesSha256) {
        ObjectNode batch = JSON.objectNode();
        batch.put("name", PlainText.wellFormed(subject.name()));
        ObjectNode labels = batch.putObject("labels");
        subject.labels().forEach((key, value) -> labels.put(PlainText.wellFormed(key), PlainText.wellFormed(value)));
        batch.put("scenarios", scenarios);
        put(batch, "seed", subject.seed());
        batch.put("specSha256", subject.specSha256());
        batch.put("outcomesSha256", outcomesSha256);
        batch.put("engineVersion", subject.engineVersion());
        return batch;
    }

    private static ObjectNode provenance(Provenance provenance, String sha256) {
        ObjectNode node = JSON.objectNode();
        node.put("reportSha256", sha256);
        node.put("command", PlainText.wellFormed(provenance.command()));
        node.put("replayCommand", PlainText.wellFormed(provenance.replayCommand()));
        node.put("startedAt", provenance.startedAt().toString());
        node.put("wallSeconds", provenance.wallTime().toMillis() / 1000.0);
        node.put("nodes", provenance.nodes());
        provenance.retries().ifPresent(retries -> put(node, "retries", retries));
        node.put("jvm", PlainText.wellFormed(provenance.jvm()));
        node.put("build", PlainText.wellFormed(provenance.build()));
        return node;
    }

    private static ObjectNode exceedance(RiskMeasure measure, double confidence) {
        ObjectNode node = JSON.objectNode();
        ArrayNode values = node.putArray("values");
        ArrayNode probabilities = node.putArray("probabilities");
        ArrayNode low = node.putArray("low");
        ArrayNode high = node.putArray("high");
        measure.distribution()
                .ifPresent(distribution -> distribution.exceedance().points().forEach(point -> {
                    values.add(point.value());
                    probabilities.add(point.probability());
                    WilsonInterval band = point.band(confidence);
                    low.add(band.lower());
                    high.add(band.upper());
                }));
        return node;
    }

    private static ArrayNode worst(List<WorstScenario> worst) {
        ArrayNode numbers = JSON.arrayNode();
        worst.forEach(scenario -> numbers.add(scenario.scenario()));
        return numbers;
    }

    private static ArrayNode events(TailRiskReport risk) {
        ArrayNode rows = JSON.arrayNode();
        for (EventProbability event : risk.events()) {
            ObjectNode row = rows.addObject();
            row.put("event", event.key());
            row.put("definition", event.definition());
            row.put("happened", event.happened());
            row.put("scenarios", event.scenarios());
            row.put("probability", event.share());
            row.putArray(MeasureJson.intervalKey(risk.settings().confidence()))
                    .add(event.interval().lower())
                    .add(event.interval().upper());
        }
        return rows;
    }

    private static ObjectNode attribution(Attribution attribution) {
        ObjectNode node = JSON.objectNode();
        node.put("worstBy", "maxDrop");
        node.put("worstShare", attribution.tailShare());
        node.put("worstScenarios", attribution.tailScenarios());
        ObjectNode overall = node.putObject("overall");
        ObjectNode worst = node.putObject("worst");
        for (Attribution.Figure figure : attribution.figures()) {
            put(overall, figure.key(), figure.overall());
            put(worst, figure.key(), figure.tail());
        }
        return node;
    }

    private static ArrayNode cohorts(List<CohortSummary> cohorts) {
        ArrayNode rows = JSON.arrayNode();
        for (CohortSummary cohort : cohorts) {
            ObjectNode row = rows.addObject();
            row.put("population", PlainText.wellFormed(cohort.population()));
            row.put("leverageFrom", cohort.leverageFrom());
            if (cohort.leverageTo().isPresent()) {
                row.put("leverageTo", cohort.leverageTo().getAsInt());
            } else {
                row.putNull("leverageTo");
            }
            row.set("overall", means(cohort.overall()));
            row.set("worst", means(cohort.tail()));
        }
        return rows;
    }

    private static ObjectNode means(CohortMeans means) {
        ObjectNode node = JSON.objectNode();
        node.put("traders", means.traders());
        put(node, "liquidatedShare", means.liquidatedShare());
        put(node, "panickedShare", means.panickedShare());
        put(node, "wipedOutShare", means.wipedOutShare());
        put(node, "soldFirstShare", means.soldFirstShare());
        put(node, "meanFirstSale", means.meanFirstSale());
        put(node, "equityLossRatio", means.equityLossRatio());
        return node;
    }

    private static ObjectNode convergence(List<Convergence> convergence) {
        ObjectNode node = JSON.objectNode();
        for (Convergence metric : convergence) {
            ArrayNode points = node.putArray(metric.metric().key());
            for (Convergence.Point point : metric.points()) {
                ObjectNode row = points.addObject();
                row.put("scenarios", point.scenarios());
                row.put("mean", point.mean());
                row.set("valueAtRisk", levels(point.valueAtRisk()));
                row.set("expectedShortfall", levels(point.expectedShortfall()));
            }
        }
        return node;
    }

    private static ObjectNode levels(List<Convergence.LevelValue> values) {
        ObjectNode node = JSON.objectNode();
        values.forEach(value -> node.put(levelKey(value.level()), value.value()));
        return node;
    }
}
