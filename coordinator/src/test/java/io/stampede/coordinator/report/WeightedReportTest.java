package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.SamplingDesign;
import io.stampede.spec.SamplingMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What reports of weighted and of grouped scenarios say that others do not. */
class WeightedReportTest {
    @Test
    void jsonSaysHowScenariosWereDrawnAndWhatTheyAreWorth() throws Exception {
        JsonNode document = parse(report(SyntheticOutcomes.weighted(800), SamplingMethod.SPLITTING, 8));
        JsonNode sampling = document.at("/sampling");
        assertThat(sampling.at("/method").asText()).isEqualTo("SPLITTING");
        assertThat(sampling.at("/clusters").intValue()).isEqualTo(100);
        assertThat(sampling.at("/clusterSize").intValue()).isEqualTo(8);
        assertThat(sampling.at("/effectiveScenarios").doubleValue()).isBetween(720.0, 760.0);
        assertThat(sampling.at("/weights/least").doubleValue()).isBetween(0.5, 0.51);
        assertThat(sampling.at("/weights/largest").doubleValue()).isBetween(1.49, 1.5);
        assertThat(sampling.at("/collapse").isNull()).isTrue();
        JsonNode maxDrop = document.at("/measures/maxDrop");
        assertThat(maxDrop.at("/tailSupport/0.95/effectiveClusters").doubleValue())
                .isBetween(20.0, 27.0);
        assertThat(maxDrop.at("/worstWeights").size())
                .isEqualTo(maxDrop.at("/worstValues").size());
        assertThat(maxDrop.at("/tail/method").asText()).isEqualTo("none");
        assertThat(document.at("/attribution/worstScenarios").intValue()).isBetween(25, 30);
    }

    @Test
    void eventsAreWeighted() throws Exception {
        JsonNode events = parse(report(SyntheticOutcomes.weighted(800), SamplingMethod.IMPORTANCE, 1))
                .at("/events");
        JsonNode fall = events.get(0);
        assertThat(fall.at("/event").asText()).isEqualTo("fallDeeperThan10Percent");
        double plain = fall.at("/happened").doubleValue() / 800;
        assertThat(fall.at("/probability").doubleValue()).isCloseTo(1.46 * plain, within(0.03 * plain));
        assertThat(fall.at("/ci95/0").doubleValue())
                .isLessThan(fall.at("/probability").doubleValue());
    }

    @Test
    void everyFaceSaysIt() {
        Report report = report(SyntheticOutcomes.weighted(800), SamplingMethod.SPLITTING, 8);
        String line = "sampling splitting, 100 independent groups of 8, worth ";
        assertThat(ReportWriter.text(report)).contains(line).doesNotContain("WARNING");
        assertThat(ReportWriter.html(report)).contains(line, "<th scope=\"col\">weight</th>", "Sampling: SPLITTING");
        assertThat(ReportWriter.warning(report)).isEmpty();
    }

    @Test
    void groupsOfEqualScenariosHaveNoWeights() throws Exception {
        Report report = report(SyntheticOutcomes.of(600), SamplingMethod.ANTITHETIC, 2);
        assertThat(ReportWriter.text(report)).contains("\nsampling antithetic, 300 independent groups of 2\n");
        assertThat(ReportWriter.html(report)).doesNotContain("<th scope=\"col\">weight</th>");
        JsonNode document = parse(report);
        assertThat(document.at("/sampling/weights").isNull()).isTrue();
        assertThat(document.at("/measures/maxDrop").has("worstWeights")).isFalse();
        assertThat(document.at("/measures/maxDrop/tail/method").asText()).isEqualTo("gpd-pot");
    }

    @Test
    void collapsedWeightsAreTheFirstThingToRead() {
        Report report = report(SyntheticOutcomes.weighted(40), SamplingMethod.IMPORTANCE, 1);
        String warning = "WARNING: the weights have collapsed: 40 scenarios are worth";
        assertThat(ReportWriter.warning(report).orElseThrow()).startsWith(warning);
        assertThat(ReportWriter.text(report)).contains(warning, "smaller tilts").doesNotContain("selectionStrength");
        assertThat(ReportWriter.warning(report(SyntheticOutcomes.weighted(40), SamplingMethod.SPLITTING, 8)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("selectionStrength").doesNotContain("tilts"));
        assertThat(ReportWriter.html(report)).contains("<p class=\"warning\">" + warning);
    }

    @Test
    void everyFigureIsFinite() throws Exception {
        for (int scenarios : List.of(1, 2, 19, 640)) {
            for (int cluster : List.of(1, 8)) {
                Report report = report(SyntheticOutcomes.weighted(scenarios), SamplingMethod.SPLITTING, cluster);
                assertThat(ReportWriter.json(report)).doesNotContain("NaN", "Infinity");
                assertThat(ReportWriter.html(report)).doesNotContain("NaN", "Infinity");
                assertThat(ReportWriter.text(report)).doesNotContain("NaN", "Infinity");
                assertThat(ReportWriter.json(report(SyntheticOutcomes.of(scenarios), SamplingMethod.SOBOL, cluster)))
                        .doesNotContain("NaN", "Infinity");
            }
        }
    }

    private static Report report(SyntheticOutcomes outcomes, SamplingMethod method, int cluster) {
        RiskSettings settings = new RiskSettings(List.of(0.95, 0.99), 0.95, 5, new SamplingDesign(method, cluster));
        return Report.of(SyntheticOutcomes.subject(), outcomes, settings, SyntheticOutcomes.PROVENANCE);
    }

    private static JsonNode parse(Report report) throws Exception {
        return new ObjectMapper().readTree(ReportWriter.json(report));
    }
}
