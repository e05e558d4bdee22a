package io.stampede.coordinator.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTableTest {
    private static final String HEAD = "scenario,finalStateDigest,maxDrop,\"venue.a,b.maxDrop\",timeToLow\r\n";
    private static final List<Metric> METRICS = List.of(Metric.MAX_DROP, Metric.TIME_TO_LOW);

    @Test
    void readsTheColumnsAskedForAndLeavesEmptyCellsUndefined() {
        Map<Metric, OutcomeColumn> columns =
                table(HEAD + "0,ab,0.25,9,\r\n1,cd,1e-7,9,30\r\n").read(METRICS, 2);
        assertThat(columns).containsOnlyKeys(Metric.MAX_DROP, Metric.TIME_TO_LOW);
        assertThat(column(columns, Metric.MAX_DROP).values()).containsExactly(0.25, 1e-7);
        assertThat(column(columns, Metric.TIME_TO_LOW).defined()).containsExactly(false, true);
        assertThat(column(columns, Metric.TIME_TO_LOW).values()).containsExactly(0, 30);
    }

    @Test
    void aQuotedCellMayHoldCommasQuotesAndLineBreaks() {
        String table = "\"scenario\",\"o\"\"h,\r\n\",maxDrop\n0,\"\r\n,\",0.5";
        assertThat(column(table(table).read(List.of(Metric.MAX_DROP), 1), Metric.MAX_DROP)
                        .values())
                .containsExactly(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "no table at all",
                "scenario,maxDrop\r\n0,1,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow,maxDrop\r\n0,1,2,3\r\n1,1,2,3\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1,2\r\n1,1,2\r\n2,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1,2\r\n1,1\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1,2\r\n\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1,2\r\n1,1,2,3\r\n",
                "scenario,maxDrop,timeToLow\r\n1,1,2\r\n0,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1,2\r\n0,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,NaN,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1e999,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,0x1p3,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,1d,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0, 1,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,\"1,2\r\n1,1,2\r\n",
                "scenario,maxDrop,timeToLow\r\n0,\u001b[2J,2\r\n1,1,2\r\n"
            })
    void whatIsNotTheTableIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> table(text).read(METRICS, 2))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageStartingWith("some.csv: ")
                .hasMessageMatching("\\p{Print}+");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] bytes = "scenario,maxDrop\r\n0,\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
        ScenarioTable table = new ScenarioTable("some.csv", () -> new ByteArrayInputStream(bytes));
        assertThatThrownBy(() -> table.read(List.of(Metric.MAX_DROP), 1))
                .isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void anErrorOfTheFileIsNoErrorOfTheTable() {
        ScenarioTable table = new ScenarioTable("some.csv", () -> {
            throw new IOException("gone");
        });
        assertThatThrownBy(() -> table.read(METRICS, 2))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("some.csv");
    }

    /** A report may promise ten million scenarios: no memory is taken for rows that are not there. */
    @Test
    void manyRowsAreReadAndAPromiseOfMoreCostsNothing() {
        int rows = 200_000;
        ScenarioTable table = new ScenarioTable("some.csv", () -> rows(rows));
        OutcomeColumn column = column(table.read(List.of(Metric.MAX_DROP), rows), Metric.MAX_DROP);
        assertThat(column.rows()).isEqualTo(rows);
        assertThat(column.values()[rows - 1]).isEqualTo(rows - 1.0);
        assertThatThrownBy(() -> table.read(List.of(Metric.MAX_DROP), 10_000_000))
                .hasMessageContaining("has 200000 rows, its report 10000000 scenarios");
    }

    private static InputStream rows(int count) {
        StringBuilder table = new StringBuilder("scenario,maxDrop\r\n");
        for (int row = 0; row < count; row++) {
            table.append(row).append(',').append(row).append("\r\n");
        }
        return new ByteArrayInputStream(table.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static OutcomeColumn column(Map<Metric, OutcomeColumn> columns, Metric metric) {
        return Objects.requireNonNull(columns.get(metric));
    }

    private static ScenarioTable table(String text) {
        return new ScenarioTable("some.csv", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
