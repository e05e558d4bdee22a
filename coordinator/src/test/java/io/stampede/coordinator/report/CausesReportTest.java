package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.coordinator.compare.ComparedBatch;
import io.stampede.coordinator.compare.Comparison;
import io.stampede.coordinator.compare.ReportDocument;
import io.stampede.outcome.Metric;
import io.stampede.risk.RiskSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What causes the tail, in every face of a report. */
class CausesReportTest {
    private static final Report REPORT = Report.of(
            SyntheticOutcomes.subject(),
            SyntheticOutcomes.attributed(600),
            RiskSettings.STANDARD,
            SyntheticOutcomes.PROVENANCE);
    private static final Report PLAIN = SyntheticOutcomes.report(600);

    @Test
    void sharesInJsonAddUpExactlyToFiguresOfTheReport() throws IOException {
        JsonNode document = new ObjectMapper().readTree(ReportWriter.json(REPORT));
        JsonNode causes = document.at("/attribution/causes");

        assertThat(causes.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "maxDrop",
                        "maxDrawdown",
                        "finalLoss",
                        "badDebtToOpenInterest",
                        "marketMakerLossToOpenInterest");
        for (JsonNode split : causes) {
            assertExact(split.get("mean"));
            assertThat(split.get("valueAtRisk")).hasSize(3).allSatisfy(CausesReportTest::assertExact);
            assertThat(split.get("expectedShortfall")).hasSize(3).allSatisfy(CausesReportTest::assertExact);
        }
        double shortfall =
                document.at("/measures/maxDrop/expectedShortfall/0.99/value").doubleValue();
        assertThat(causes.at("/maxDrop/expectedShortfall/0.99/total").doubleValue())
                .isCloseTo(shortfall, org.assertj.core.api.Assertions.within(1e-14));
    }

    private static void assertExact(JsonNode shares) {
        double sum = shares.at("/shock/value").doubleValue()
                + shares.at("/panic/value").doubleValue()
                + shares.at("/liquidation/value").doubleValue();
        assertThat(sum).isEqualTo(shares.get("total").doubleValue());
        assertThat(shares.get("worlds")).hasSize(4);
    }

    @Test
    void theTextStatesTheTailInASentenceWithinItsColumns() {
        String text = ReportWriter.text(REPORT);

        assertThat(text).contains(CausesText.TITLE).contains("Of the worst 1 %: mean fall ");
        assertThat(text.lines())
                .filteredOn(line -> !line.startsWith("command") && !line.contains("sha256"))
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(100));
    }

    @Test
    void thePageDrawsWaterfalls() {
        String page = ReportWriter.html(REPORT);

        assertThat(page)
                .contains("<section id=\"causes\"")
                .contains("href=\"#causes\"")
                .contains("id=\"chart-causes-maxDrop-mean-title\"")
                .contains("id=\"chart-causes-maxDrop-tail-title\"")
                .contains("class=\"bar panic\"")
                .contains("class=\"whisker\"");
    }

    @Test
    void aBatchOfOneWorldHasNoSuchSection() throws IOException {
        assertThat(ReportWriter.text(PLAIN)).doesNotContain(CausesText.TITLE);
        assertThat(ReportWriter.html(PLAIN)).doesNotContain("id=\"causes\"").doesNotContain("#causes");
        assertThat(new ObjectMapper()
                        .readTree(ReportWriter.json(PLAIN))
                        .at("/attribution/causes")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void aComparisonShowsTheCausesThatBothReportsHave() throws IOException {
        Comparison comparison = Comparison.of(batch(REPORT), batch(REPORT), Metric.headlines());

        assertThat(ComparisonWriter.text(comparison)).contains(CausesText.TITLE).containsPattern("ES 99 % +A ");
        JsonNode causes =
                new ObjectMapper().readTree(ComparisonWriter.json(comparison)).at("/causes/maxDrop");
        assertThat(causes.fieldNames()).toIterable().containsExactlyInAnyOrder("mean", "0.95", "0.99", "0.999");
        assertThat(causes.at("/0.99/a")).isEqualTo(causes.at("/0.99/b")).hasSize(4);

        Comparison withPlain = Comparison.of(batch(REPORT), batch(PLAIN), List.of(Metric.MAX_DROP));
        assertThat(ComparisonWriter.text(withPlain)).doesNotContain(CausesText.TITLE);
        assertThat(ComparisonWriter.json(withPlain)).doesNotContain("\"causes\"");
    }

    private static ComparedBatch batch(Report report) throws IOException {
        byte[] json = ReportWriter.json(report).getBytes(StandardCharsets.UTF_8);
        return new ComparedBatch(
                ReportDocument.read("report.json", new ByteArrayInputStream(json)), Optional.empty(), Optional.empty());
    }
}
