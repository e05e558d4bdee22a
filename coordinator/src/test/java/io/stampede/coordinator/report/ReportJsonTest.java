package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.outcome.Metric;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.WilsonInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    private static final Provenance OTHER_PROVENANCE = new Provenance(
            "other",
            "other",
            Instant.ofEpochSecond(9),
            Duration.ofHours(2),
            8,
            OptionalLong.of(3),
            "other JDK",
            "0.2.0");

    @Test
    void hasTheKeysOthersRelyOn() throws Exception {
        JsonNode document = parse(SyntheticOutcomes.report(600));
        assertThat(document.fieldNames())
                .toIterable()
                .contains(
                        "schemaVersion",
                        "batch",
                        "measures",
                        "exceedance",
                        "attribution",
                        "contagion",
                        "cohorts",
                        "worst",
                        "convergence",
                        "provenance");
        assertThat(document.at("/batch").fieldNames())
                .toIterable()
                .contains("id", "name", "scenarios", "seed", "specSha256", "engineVersion", "outcomesSha256");
        JsonNode maxDrop = document.at("/measures/maxDrop");
        assertThat(maxDrop.at("/unit").asText()).isEqualTo("ratio");
        assertThat(maxDrop.at("/quantiles/0.50").isNumber()).isTrue();
        assertThat(maxDrop.at("/valueAtRisk/0.99/ci95").size()).isEqualTo(2);
        assertThat(maxDrop.at("/valueAtRisk/0.999/ci95/1").isNull()).isTrue();
        assertThat(maxDrop.at("/expectedShortfall/0.95/value").isNumber()).isTrue();
        assertThat(maxDrop.at("/tail/method").asText()).isEqualTo("gpd-pot");
        assertThat(document.at("/worst/maxDrop/0").isInt()).isTrue();
    }

    @Test
    void exceedanceHasABandAroundEachPoint() throws Exception {
        JsonNode curve = parse(SyntheticOutcomes.report(600)).at("/exceedance/maxDrop");
        assertThat(curve.at("/low").size()).isEqualTo(curve.at("/values").size());
        assertThat(curve.at("/high").size()).isEqualTo(curve.at("/values").size());
        for (int point = 0; point < curve.at("/values").size(); point++) {
            double probability = curve.at("/probabilities").get(point).doubleValue();
            WilsonInterval band = WilsonInterval.of(probability, 600, 0.95);
            assertThat(curve.at("/low").get(point).doubleValue()).isEqualTo(band.lower());
            assertThat(curve.at("/high").get(point).doubleValue()).isEqualTo(band.upper());
        }
    }

    @Test
    void hasEveryMetric() throws Exception {
        JsonNode document = parse(SyntheticOutcomes.report(20));
        for (Metric metric : Metric.core()) {
            assertThat(document.at("/measures").has(metric.key())).isTrue();
            assertThat(document.at("/exceedance").has(metric.key())).isTrue();
            assertThat(document.at("/worst").has(metric.key())).isTrue();
        }
    }

    @Test
    void hashIsThatOfTheDocumentWithoutProvenanceAndId() throws Exception {
        Report report = SyntheticOutcomes.report(200);
        ObjectNode document = (ObjectNode) parse(report);
        assertThat(document.at("/provenance/reportSha256").asText()).isEqualTo(report.sha256());
        document.remove("provenance");
        ((ObjectNode) document.get("batch")).remove("id");
        assertThat(CanonicalJson.sha256(document)).isEqualTo(report.sha256());
    }

    @Test
    void hashDoesNotDependOnProvenanceOrId() {
        ReportSubject subject = SyntheticOutcomes.subject();
        ReportSubject again = new ReportSubject(
                "batch-2", subject.name(), subject.labels(), 7, subject.specSha256(), subject.engineVersion());
        Report other = Report.of(again, SyntheticOutcomes.of(200), RiskSettings.STANDARD, OTHER_PROVENANCE);
        assertThat(other.sha256()).isEqualTo(SyntheticOutcomes.report(200).sha256());
    }

    @Test
    void hashSeesOneAccountOfOneScenario() {
        SyntheticOutcomes changed = SyntheticOutcomes.of(200).withDigest(117, 1);
        Report other =
                Report.of(SyntheticOutcomes.subject(), changed, RiskSettings.STANDARD, SyntheticOutcomes.PROVENANCE);
        assertThat(other.sha256()).isNotEqualTo(SyntheticOutcomes.report(200).sha256());
    }

    @Test
    void outcomesHashSeesTheLastBitOfOneFigureAndWhatIsUndefined() {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(5000);
        String before = OutcomesHash.of(outcomes);
        int column = outcomes.layout().columns() - 1;
        double value = outcomes.column(column).values()[4999];
        outcomes.column(column).values()[4999] = Math.nextUp(value);
        assertThat(OutcomesHash.of(outcomes)).isNotEqualTo(before);
        outcomes.column(column).values()[4999] = value;
        assertThat(OutcomesHash.of(outcomes)).isEqualTo(before);
        outcomes.column(column).defined()[4999] = false;
        assertThat(OutcomesHash.of(outcomes)).isNotEqualTo(before);
    }

    @Test
    void everyFigureIsFinite() throws Exception {
        for (int scenarios : new int[] {1, 2, 19, 600}) {
            assertThat(numbersOf(parse(SyntheticOutcomes.report(scenarios))))
                    .isNotEmpty()
                    .allMatch(Double::isFinite);
        }
    }

    @Test
    void anIntegerThatReadersWouldRoundIsAString() throws Exception {
        ReportSubject subject = new ReportSubject("b", "n", new TreeMap<>(), 1L << 53, "s", "1");
        Report report =
                Report.of(subject, SyntheticOutcomes.of(10), RiskSettings.STANDARD, SyntheticOutcomes.PROVENANCE);
        assertThat(parse(report).at("/batch/seed").asText()).isEqualTo("9007199254740992");
        assertThat(parse(report).at("/batch/seed").isTextual()).isTrue();
        assertThat(parse(SyntheticOutcomes.report(10)).at("/batch/seed").isInt())
                .isTrue();
    }

    @Test
    void levelsAndIntervalsAreNamedByTheirDecimals() throws Exception {
        RiskSettings settings = new RiskSettings(List.of(0.5, 0.9999), 0.975, 3);
        Report report = Report.of(
                SyntheticOutcomes.subject(), SyntheticOutcomes.of(50), settings, SyntheticOutcomes.PROVENANCE);
        JsonNode valueAtRisk = parse(report).at("/measures/maxDrop/valueAtRisk");
        assertThat(valueAtRisk.at("/0.50").has("ci97.5")).isTrue();
        assertThat(valueAtRisk.has("0.9999")).isTrue();
        assertThat(parse(report).at("/worst/maxDrop").size()).isEqualTo(3);
    }

    @Test
    void halfOfASurrogatePairDoesNotBreakTheDocument() throws Exception {
        ReportSubject subject = new ReportSubject("b", "a\uD800\u0000\"b", new TreeMap<>(), 1, "s", "1");
        Report report =
                Report.of(subject, SyntheticOutcomes.of(10), RiskSettings.STANDARD, SyntheticOutcomes.PROVENANCE);
        assertThat(parse(report).at("/batch/name").asText()).isEqualTo("a\uFFFD\u0000\"b");
    }

    private static JsonNode parse(Report report) throws Exception {
        return new ObjectMapper().readTree(ReportWriter.json(report));
    }

    private static List<Double> numbersOf(JsonNode node) {
        if (node.isNumber()) {
            return List.of(node.doubleValue());
        }
        return StreamSupport.stream(node.spliterator(), false)
                .flatMap(child -> numbersOf(child).stream())
                .toList();
    }
}
