package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.compare.ComparedBatch;
import io.stampede.coordinator.compare.Comparison;
import io.stampede.coordinator.compare.ReportDocument;
import io.stampede.coordinator.compare.ScenarioTable;
import io.stampede.coordinator.compare.UnreadableDocumentException;
import io.stampede.outcome.Metric;
import io.stampede.risk.RiskSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Comparisons of made-up batches, as text and as JSON. */
class ComparisonTextTest {
    private static final List<Metric> ALL = Metric.core();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aBatchComparedWithItselfDiffersByExactlyNothing() throws IOException {
        ComparedBatch batch = batch(600, "same");
        JsonNode json = MAPPER.readTree(ComparisonWriter.json(Comparison.of(batch, batch, ALL)));
        assertThat(json.at("/pairing/paired").booleanValue()).isTrue();
        assertThat(json.at("/specification/same").booleanValue()).isTrue();
        assertThat(json.get("measures")).hasSize(ALL.size()).allSatisfy(measure -> {
            assertThat(measure.get("differing").intValue()).isZero();
            assertThat(measure.at("/mean/difference").doubleValue()).isZero();
            assertThat(measure.at("/mean/overlap").booleanValue()).isTrue();
            for (String kind : List.of("valueAtRisk", "expectedShortfall")) {
                for (JsonNode figure : measure.get(kind)) {
                    assertThat(figure.get("difference").doubleValue()).isZero();
                    assertThat(figure.at("/paired/interval").toString()).isEqualTo("[0,0]");
                    assertThat(figure.at("/paired/excludesZero").booleanValue()).isFalse();
                }
            }
        });
    }

    @Test
    void everyLineFitsAHundredColumnsPairedOrNot() throws IOException {
        Comparison paired = Comparison.of(batch(600, "one"), batch(600, "other"), ALL);
        Comparison apart = Comparison.of(batch(600, "one"), batch(500, "w".repeat(300)), ALL);
        for (Comparison comparison : List.of(paired, apart)) {
            assertThat(ComparisonWriter.text(comparison).lines())
                    .allMatch(line -> line.codePointCount(0, line.length()) <= 100);
        }
        assertThat(ComparisonWriter.text(paired)).contains("Paired: ");
        assertThat(ComparisonWriter.text(apart)).contains("Not paired: A has 600 scenarios, B 500");
    }

    @Test
    void namesCannotMoveTheCursorOrForgeLines() throws IOException {
        ComparedBatch hostile = batch(20, "\u001b[2J\u202Eevil\u0085\r\nWARNING: forged");
        String text = ComparisonWriter.text(Comparison.of(hostile, hostile, ALL));
        assertThat(text.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
        assertThat(text).doesNotContain("\u202E");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("WARNING"));
    }

    @Test
    void anotherEngineIsAWarning() throws IOException {
        ComparedBatch batch = batch(60, "one");
        ObjectNode report = report(60, "one");
        ((ObjectNode) report.get("batch")).put("engineVersion", "\u001b2");
        ComparedBatch other = new ComparedBatch(read(report), batch.scenarios(), Optional.empty());
        Comparison comparison = Comparison.of(batch, other, ALL);
        assertThat(comparison.warnings()).singleElement().asString().contains("engine");
        assertThat(ComparisonWriter.text(comparison))
                .contains("WARNING: The reports are of different engine versions, 1 and 2")
                .doesNotContain("\u001b");
    }

    @Test
    void theSameSpecificationWithOtherOutcomesIsAWarning() throws IOException {
        ObjectNode report = report(60, "one");
        ((ObjectNode) report.get("batch")).put("outcomesSha256", "00");
        ComparedBatch other = new ComparedBatch(read(report), Optional.empty(), Optional.empty());
        assertThat(Comparison.of(batch(60, "one"), other, ALL).warnings())
                .singleElement()
                .asString()
                .contains("not deterministic");
    }

    @Test
    void aTableOfAnotherBatchIsRefused() throws IOException {
        ComparedBatch batch = batch(60, "one");
        ScenarioTable stranger = new ScenarioTable("some.csv", () -> {
            String csv = csv(60).replaceFirst("\r\n0,([0-9a-f]+),[0-9.]+", "\r\n0,$1,0.77");
            return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        });
        ComparedBatch other = new ComparedBatch(batch.report(), Optional.of(stranger), Optional.empty());
        assertThatThrownBy(() -> Comparison.of(batch, other, ALL))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("not that of the report");
    }

    @Test
    void levelsThatOnlyOneReportHasAreLeftOut() throws IOException {
        RiskSettings settings = new RiskSettings(List.of(0.9, 0.99), 0.9, 5);
        Report report = Report.of(
                SyntheticOutcomes.subject(), SyntheticOutcomes.of(300), settings, SyntheticOutcomes.PROVENANCE);
        ComparedBatch other = new ComparedBatch(
                read((ObjectNode) MAPPER.readTree(ReportWriter.json(report))),
                batch(300, "one").scenarios(),
                Optional.empty());
        Comparison comparison = Comparison.of(batch(300, "one"), other, List.of(Metric.MAX_DROP));
        assertThat(comparison.metrics().get(0).levels())
                .singleElement()
                .satisfies(level -> assertThat(level.level()).isEqualTo(0.99));
        assertThat(comparison.warnings()).hasSize(2);
        assertThat(comparison.confidence()).isEqualTo(0.95);
    }

    @Test
    void signsAreWrittenBeforeTheFigure() throws IOException {
        ComparedBatch small = batch(400, "one");
        ComparedBatch large = new ComparedBatch(small.report(), Optional.empty(), Optional.empty());
        String text = ComparisonWriter.text(Comparison.of(small, large, List.of(Metric.TIME_TO_LOW)));
        assertThat(text)
                .contains("Not paired: B is a report alone")
                .contains("Time to low, h:m:s")
                .contains(" 0:00:00 ");
    }

    private static ComparedBatch batch(int scenarios, String name) throws IOException {
        String csv = csv(scenarios);
        return new ComparedBatch(
                read(report(scenarios, name)),
                Optional.of(new ScenarioTable(
                        "some.csv", () -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))),
                Optional.empty());
    }

    private static ObjectNode report(int scenarios, String name) throws IOException {
        ReportSubject subject = new ReportSubject("id", name, new TreeMap<>(), 7, "ab".repeat(32), "1");
        Report report = Report.of(
                subject, SyntheticOutcomes.of(scenarios), RiskSettings.STANDARD, SyntheticOutcomes.PROVENANCE);
        return (ObjectNode) MAPPER.readTree(ReportWriter.json(report));
    }

    private static String csv(int scenarios) throws IOException {
        StringBuilder csv = new StringBuilder();
        ReportWriter.csv(SyntheticOutcomes.of(scenarios), csv);
        return csv.toString();
    }

    private static ReportDocument read(ObjectNode report) throws IOException {
        return ReportDocument.read(
                "some.json", new ByteArrayInputStream(report.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
