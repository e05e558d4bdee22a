package io.stampede.coordinator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.History;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayCsvTest {
    @Test
    void hasARowForEachStepAndVenue() throws IOException {
        List<String> lines = lines(SyntheticReplay.of(30, "any", List.of("alpha", "beta", "gamma")));

        assertThat(lines).hasSize(1 + 30 * 3 + 1);
        assertThat(lines.get(0)).startsWith("step,time,venue,price,mark,depth,liquidated,");
        int cells = lines.get(0).split(",", -1).length;
        assertThat(lines.subList(0, 91)).allMatch(line -> line.split(",", -1).length == cells);
        assertThat(lines.get(1)).startsWith("0,10,alpha,");
        assertThat(lines.get(90)).startsWith("29,300,gamma,");
        assertThat(lines.get(91)).isEmpty();
    }

    @Test
    void numbersReadBackToTheSameBits() throws IOException {
        ReplayDocument document = SyntheticReplay.of(30, "any", List.of("alpha", "beta"));
        List<String> lines = lines(document);

        History history = document.played().history();
        List<String> head = List.of(lines.get(0).split(",", -1));
        for (int step = 0; step < 30; step++) {
            String[] cells = lines.get(2 + 2 * step).split(",", -1);
            assertThat(Double.parseDouble(cells[head.indexOf("insuranceFund")]))
                    .isEqualTo(history.venues().get(1).insuranceFund()[step]);
            assertThat(Double.parseDouble(cells[head.indexOf("market.fear")]))
                    .isEqualTo(history.market().fear()[step]);
        }
    }

    @Test
    void aNameIsNeverAFormulaNorBreaksItsCell() throws IOException {
        List<String> lines = lines(SyntheticReplay.of(3, SyntheticReplay.HOSTILE, List.of("=1+1", "-2,\"x\"\r\ny")));

        assertThat(lines.get(1)).startsWith("0,10,'=1+1,");
        assertThat(lines.get(2)).isEqualTo("0,10,\"'-2,\"\"x\"\"");
        assertThat(lines.get(3)).startsWith("y\",");
    }

    private static List<String> lines(ReplayDocument document) throws IOException {
        StringBuilder csv = new StringBuilder();
        ReplayWriter.csv(document, csv);
        return List.of(csv.toString().split("\r\n", -1));
    }
}
