package io.stampede.coordinator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stampede.coordinator.report.CanonicalJson;
import io.stampede.outcome.History;
import io.stampede.outcome.Metric;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayJsonTest {
    private static final int STEPS = 60;

    @Test
    void isCanonicalWhateverTheNames() throws IOException {
        String json = json(SyntheticReplay.of(STEPS, SyntheticReplay.HOSTILE, List.of(SyntheticReplay.HOSTILE, "b")));

        JsonNode document = new ObjectMapper().readTree(json);
        assertThat(CanonicalJson.write(document)).isEqualTo(json);
        assertThat(document.at("/batch/name").textValue()).isEqualTo(SyntheticReplay.HOSTILE);
        assertThat(document.at("/venues/0/name").textValue()).isEqualTo(SyntheticReplay.HOSTILE);
    }

    @Test
    void hasTheKeysThatWerePromised() throws IOException {
        JsonNode document = new ObjectMapper().readTree(json(SyntheticReplay.of(STEPS)));

        assertThat(document.at("/schemaVersion").textValue()).isEqualTo("1");
        assertThat(document.at("/scenario").intValue()).isEqualTo(41);
        assertThat(document.at("/digest").textValue()).isEqualTo("0123456789abcdef");
        assertThat(document.at("/step").textValue()).isEqualTo("PT10S");
        assertThat(document.at("/batch/engineVersion").textValue()).isEqualTo("1");
        assertThat(document.at("/batch/seed").longValue()).isEqualTo(7);
        assertThat(document.at("/batch/specSha256").textValue()).hasSize(64);
        assertThat(document.at("/checked").toString()).isEqualTo("{\"against\":\"batch\",\"same\":true}");
        assertThat(document.at("/time/59").intValue()).isEqualTo(600);
        for (String key : List.of("price", "fundamental", "fear", "panicShare")) {
            assertThat(document.at("/market/" + key)).as(key).hasSize(STEPS);
        }
        for (String key : List.of("price", "mark", "depth", "liquidated", "panic", "rational")) {
            assertThat(document.at("/venues/1/" + key)).as(key).hasSize(STEPS);
        }
        for (String key : List.of("insuranceFund", "autoDeleveraged", "openInterest")) {
            assertThat(document.at("/venues/1/" + key)).as(key).hasSize(STEPS);
        }
    }

    @Test
    void numbersReadBackToTheSameBits() throws IOException {
        ReplayDocument replay = SyntheticReplay.of(STEPS);
        JsonNode document = new ObjectMapper().readTree(json(replay));

        History history = replay.played().history();
        for (int step = 0; step < STEPS; step++) {
            assertThat(document.at("/market/fundamental/" + step).doubleValue())
                    .isEqualTo(history.market().fundamental()[step]);
            assertThat(document.at("/venues/0/depth/" + step).doubleValue())
                    .isEqualTo(history.venues().get(0).depth()[step]);
        }
        assertThat(document.at("/metrics/maxDrawdown").doubleValue()).isEqualTo(1.0 / 4);
        assertThat(document.get("metrics")).hasSize(Metric.core().size() - 1);
        assertThat(document.get("metrics").has(Metric.TIME_TO_LOW.key())).isFalse();
    }

    @Test
    void whatIsOfNoBatchSaysSo() throws IOException {
        ReplayDocument replay = SyntheticReplay.of(3);
        JsonNode document = new ObjectMapper()
                .readTree(json(new ReplayDocument(replay.subject(), replay.played(), ReplayDocument.Check.NONE)));

        assertThat(document.get("checked").toString()).isEqualTo("{\"against\":\"none\"}");
    }

    private static String json(ReplayDocument document) throws IOException {
        StringBuilder json = new StringBuilder();
        ReplayWriter.json(document, json);
        return json.toString();
    }
}
