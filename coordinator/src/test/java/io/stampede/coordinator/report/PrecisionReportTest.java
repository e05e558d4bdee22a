package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.outcome.Metric;
import io.stampede.risk.PrecisionOutcome;
import io.stampede.risk.PrecisionTarget;
import io.stampede.risk.RiskSettings;
import io.stampede.spec.Looks;
import io.stampede.spec.Precision;
import io.stampede.spec.PrecisionMeasure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How precision on demand is told in every format. */
class PrecisionReportTest {
    private static Report report(int scenarios, Metric metric, PrecisionMeasure measure, double relativeHalfWidth) {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(scenarios);
        PrecisionTarget target = new PrecisionTarget(
                new Precision(metric, measure, 0.99, relativeHalfWidth), Looks.of(4000, 1), RiskSettings.STANDARD);
        return Report.of(
                SyntheticOutcomes.subject(),
                outcomes,
                RiskSettings.STANDARD,
                Optional.of(PrecisionOutcome.of(outcomes, target)),
                SyntheticOutcomes.PROVENANCE);
    }

    private static Report report(int scenarios, double relativeHalfWidth) {
        return report(scenarios, Metric.MAX_DROP, PrecisionMeasure.EXPECTED_SHORTFALL, relativeHalfWidth);
    }

    private static JsonNode precision(Report report) throws Exception {
        return new ObjectMapper().readTree(ReportWriter.json(report)).at("/sampling/precision");
    }

    @Test
    void aReportThatReachedItSaysWhereItStoppedAndWhatMayBeReliedUpon() throws Exception {
        Report report = report(2000, 0.15);
        JsonNode precision = precision(report);

        assertThat(precision.at("/metric").asText()).isEqualTo("maxDrop");
        assertThat(precision.at("/measure").asText()).isEqualTo("EXPECTED_SHORTFALL");
        assertThat(precision.at("/reached").asBoolean()).isTrue();
        assertThat(precision.at("/stoppedAt").asInt()).isEqualTo(2000);
        assertThat(precision.at("/looksPlanned").toString()).isEqualTo("[1000,2000,4000]");
        assertThat(precision.at("/looks")).hasSize(2);
        assertThat(precision.at("/looks/1/relativeHalfWidth").asDouble()).isLessThan(0.15);
        assertThat(precision.at("/lookConfidence").asDouble()).isEqualTo(1 - (1 - 0.95) / 3);
        assertThat(ReportWriter.text(report))
                .contains("Precision on demand")
                .contains("The precision is reached at 2000 scenarios.\nES 99 % of Max drop: ");
        assertThat(ReportWriter.html(report)).contains("This interval holds with 95 % confidence wherever it stopped");
    }

    @Test
    void theMostScenariosWithoutItAreToldAsThat() throws Exception {
        Report report = report(4000, 0.001);

        assertThat(precision(report).at("/reached").asBoolean()).isFalse();
        assertThat(precision(report).at("/stoppedAt").asInt()).isEqualTo(4000);
        assertThat(ReportWriter.text(report))
                .contains("The precision is not reached at 4000 scenarios, the most there may be.");
        assertThat(report.isProvisional()).isFalse();
    }

    @Test
    void beforeItHasStoppedTheReportIsProvisional() throws Exception {
        assertThat(report(500, 0.15).isProvisional()).isTrue();
        assertThat(report(1500, 0.001).isProvisional()).isTrue();
        assertThat(precision(report(1500, 0.001)).at("/stoppedAt").isNull()).isTrue();
        assertThat(ReportWriter.text(report(500, 0.15))).contains("It has not been looked at yet.");
    }

    @Test
    void everyLineFitsAHundredColumns() {
        for (Metric metric : Metric.core()) {
            for (PrecisionMeasure measure : PrecisionMeasure.values()) {
                PrecisionOutcome outcome =
                        report(1000, metric, measure, 0.001).precision().orElseThrow();
                assertThat(new PrecisionText(outcome).sentences())
                        .allSatisfy(sentence -> assertThat(sentence.length()).isLessThanOrEqualTo(100));
            }
        }
    }
}
