package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void saysPaceTimeLeftAndTheTailSoFar() throws Exception {
        JsonNode batch = MAPPER.readTree("""
                {"scenarios": 1000, "progress": {"doneScenarios": 250.5, "scenariosPerSecond": 2.5,
                 "traderStepsPerSecond": 21000000}}""");
        JsonNode measures = MAPPER.readTree("""
                {"measures": {"maxDrop": {"expectedShortfall": {"0.95": 0.2, "0.99": 0.236, "0.999": 0.25}}}}""");
        assertThat(ProgressLine.of(batch, Optional.of(measures)).text(false))
                .isEqualTo("250 of 1000 scenarios, 2.5 a second, 21.0 million trader-steps/s, 5 min 0 s left,"
                        + " ES 99 % of the fall so far 23.6 %");
        assertThat(ProgressLine.of(batch, Optional.empty()).text(true))
                .startsWith("[#######.......................] 250 of 1000 scenarios");
    }

    @Test
    void whoMayStopSoonerIsToldTheNextLookAndNoTimeLeft() throws Exception {
        JsonNode batch = MAPPER.readTree("""
                {"scenarios": 64000, "progress": {"doneScenarios": 700.5, "scenariosPerSecond": 2.5,
                 "traderStepsPerSecond": 21000000, "nextLook": 1000}}""");
        assertThat(ProgressLine.of(batch, Optional.empty()).text(false))
                .isEqualTo("700 of up to 64000 scenarios, next look at 1000, 2.5 a second,"
                        + " 21.0 million trader-steps/s");
    }

    @Test
    void takesTheLowestLevelWhereNinetyNinePerCentIsNone() throws Exception {
        JsonNode measures = MAPPER.readTree("""
                {"measures": {"maxDrop": {"expectedShortfall": {"0.975": 0.2, "0.999": 0.25}}}}""");
        assertThat(ProgressLine.of(MAPPER.readTree("{\"scenarios\": 10}"), Optional.of(measures))
                        .text(false))
                .isEqualTo("0 of 10 scenarios, ES 97.5 % of the fall so far 20.0 %");
    }

    @Test
    void troubleIsToldAndSteersNoTerminal() throws Exception {
        JsonNode batch = MAPPER.readTree("""
                {"scenarios": 10, "progress": {"doneScenarios": 0, "trouble": "away\\u001b[2J"}}""");
        assertThat(ProgressLine.of(batch, Optional.empty()).text(false)).isEqualTo("0 of 10 scenarios (away?[2J)");
    }

    @Test
    void agesAreInTheTwoUnitsThatMatter() {
        assertThat(Ages.text(42)).isEqualTo("42 s");
        assertThat(Ages.text(3_599)).isEqualTo("59 min 59 s");
        assertThat(Ages.text(7_260)).isEqualTo("2 h 1 min");
        assertThat(Ages.text(200_000)).isEqualTo("2 d 7 h");
    }
}
