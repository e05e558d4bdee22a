package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioCsvTest {
    @Test
    void hasARowForEachScenarioAndACellForEachColumn() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(300);
        List<String> lines = List.of(csv(outcomes).split("\r\n", -1));
        assertThat(lines).hasSize(302);
        assertThat(lines.get(301)).isEmpty();
        assertThat(lines.get(0)).startsWith("scenario,finalStateDigest,maxDrop,");
        assertThat(lines.subList(0, 301))
                .allMatch(line ->
                        line.split(",", -1).length == 2 + outcomes.layout().columns());
        assertThat(lines.get(300)).startsWith("299,");
    }

    @Test
    void numbersReadBackToTheSameBits() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(50);
        String[] lines = csv(outcomes).split("\r\n", -1);
        for (int scenario = 0; scenario < 50; scenario++) {
            String[] cells = lines[scenario + 1].split(",", -1);
            assertThat(Double.parseDouble(cells[2]))
                    .isEqualTo(outcomes.column(Metric.MAX_DROP.ordinal()).values()[scenario]);
            assertThat(Long.parseUnsignedLong(cells[1], 16)).isEqualTo(outcomes.digests()[scenario]);
        }
    }

    @Test
    void whatAScenarioDoesNotHaveIsAnEmptyCell() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(50);
        boolean[] defined = outcomes.column(Metric.TIME_TO_LOW.ordinal()).defined();
        String[] lines = csv(outcomes).split("\r\n", -1);
        int empty = 0;
        for (int scenario = 0; scenario < 50; scenario++) {
            String cell = lines[scenario + 1].split(",", -1)[2 + Metric.TIME_TO_LOW.ordinal()];
            assertThat(cell.isEmpty()).isEqualTo(!defined[scenario]);
            empty += cell.isEmpty() ? 1 : 0;
        }
        assertThat(empty).isPositive();
    }

    @Test
    void textIsNeverAFormulaNorBreaksItsCell() {
        assertThat(ScenarioCsv.cell("=1+1")).isEqualTo("'=1+1");
        assertThat(ScenarioCsv.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(ScenarioCsv.cell("-2,\"x\"")).isEqualTo("\"'-2,\"\"x\"\"\"");
        assertThat(ScenarioCsv.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(ScenarioCsv.cell("plain")).isEqualTo("plain");
    }

    private static String csv(SyntheticOutcomes outcomes) throws IOException {
        StringBuilder csv = new StringBuilder();
        ReportWriter.csv(outcomes, csv);
        return csv.toString();
    }
}
