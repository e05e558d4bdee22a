package io.stampede.coordinator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
    @Test
    void printsARowOfFiguresForEveryMarket() {
        CommandRun run =
                CommandRun.of("bench", "--lanes", "16,32", "--traders", "300", "--minutes", "30", "--runs", "1");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        List<double[]> rows = run.out()
                .lines()
                .filter(line -> line.matches("[- 0-9.]+"))
                .map(line -> Arrays.stream(line.strip().split(" +"))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        assertThat(rows).hasSize(2);
        for (double[] row : rows) {
            assertThat(row).hasSize(9);
            assertThat(row[0]).isEqualTo(300);
            // The heap's last figures may be below zero: a block this small weighs less than what is collected beside
            // it.
            assertThat(Arrays.stream(row, 2, 7)).allMatch(figure -> figure > 0);
        }
        assertThat(rows.get(0)[1]).isEqualTo(16);
        assertThat(rows.get(1)[1]).isEqualTo(32);
    }

    @Test
    void printsOneDocumentForPrograms() throws IOException {
        CommandRun run = CommandRun.of(
                "bench", "--lanes", "16", "--traders", "300", "--minutes", "6", "--runs", "1", "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().lines()).hasSize(1);
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.get("rows")).hasSize(1);
        assertThat(document.at("/rows/0/traders").intValue()).isEqualTo(300);
        assertThat(document.at("/rows/0/loopWall").doubleValue()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--lanes=0", "--lanes=4097", "--traders=1", "--minutes=5", "--runs=0"})
    void refusesWhatCannotBeMeasured(String option) {
        CommandRun run = CommandRun.of("bench", option);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INVALID);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("allowed are");
    }
}
