package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file is read back by DuckDB. */
class ScenarioParquetTest {
    @TempDir
    Path directory;

    @Test
    void hasTheColumnsOfTheCsvInItsOrder() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(10);
        StringBuilder csv = new StringBuilder();
        ReportWriter.csv(outcomes, csv);
        List<List<Object>> columns = DuckDb.query(written(outcomes), "describe select * from %s");
        assertThat(columns).extracting(row -> row.get(0)).containsExactly((Object[])
                csv.toString().split("\r\n", 2)[0].split(",", -1));
        assertThat(columns.subList(0, 2)).extracting(row -> row.get(1)).containsExactly("INTEGER", "VARCHAR");
        assertThat(columns.subList(2, columns.size()))
                .extracting(row -> row.get(1))
                .containsOnly("DOUBLE");
    }

    @Test
    void everyValueReadsBackToTheSameBitsWhateverTheRowGroups() throws IOException {
        for (int scenarios : List.of(1, 7, 8, 9, 150)) {
            SyntheticOutcomes outcomes = SyntheticOutcomes.of(scenarios);
            for (int rowGroupBytes : List.of(1, 7_000, 8 << 20)) {
                assertHolds(outcomes, written(outcomes, rowGroupBytes));
            }
        }
    }

    @Test
    void theBlocksThatItComesInDoNotShow() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(100);
        byte[] whole = Files.readAllBytes(written(outcomes, 20_000));
        for (int lanes : List.of(1, 7, 64)) {
            assertThat(Files.readAllBytes(written(new InBlocks(outcomes, lanes), 20_000)))
                    .isEqualTo(whole);
        }
    }

    @Test
    void countsSumsAndExtremesAreThoseOfTheOutcomes() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(20_000);
        Path file = written(outcomes);
        assertThat(DuckDb.query(file, "select count(*), min(scenario), max(scenario) from %s"))
                .containsExactly(List.of(20_000L, 0, 19_999));
        assertThat(DuckDb.query(file, "select count(distinct row_group_id) from parquet_metadata(%s)"))
                .as("several row groups")
                .isNotEqualTo(List.of(List.of(1L)));
        List<String> names = outcomes.layout().names();
        String aggregates = names.stream()
                .map(name -> "count(\"%1$s\"), coalesce(sum(\"%1$s\"), 0.0)".formatted(name))
                .collect(Collectors.joining(", "));
        List<Object> found =
                DuckDb.query(file, "select " + aggregates + " from %s").get(0);
        for (int index = 0; index < names.size(); index++) {
            OutcomeColumn column = outcomes.column(index);
            double sum = 0;
            long count = 0;
            for (int scenario = 0; scenario < 20_000; scenario++) {
                sum += column.values()[scenario];
                count += column.defined()[scenario] ? 1 : 0;
            }
            assertThat(found.get(2 * index)).as(names.get(index)).isEqualTo(count);
            assertThat((double) found.get(2 * index + 1))
                    .as(names.get(index))
                    .isCloseTo(sum, within(1e-9 * Math.abs(sum)));
        }
    }

    @Test
    void saysHowManyNullsAColumnChunkHas() throws IOException {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(150);
        long nulls = 0;
        for (int index = 0; index < outcomes.layout().columns(); index++) {
            for (boolean defined : outcomes.column(index).defined()) {
                nulls += defined ? 0 : 1;
            }
        }
        assertThat(nulls).isPositive();
        String query = "select sum(stats_null_count)::bigint, sum(num_values)::bigint from parquet_metadata(%s)";
        long values = 150L * (2 + outcomes.layout().columns());
        assertThat(DuckDb.query(written(outcomes, 20_000), query)).containsExactly(List.of(nulls, values));
    }

    @Test
    void namesMayHoldWhateverASpecificationMay() throws IOException {
        OutcomeLayout layout =
                new OutcomeLayout(List.of("a.b \"c\"", "=1+1,\r\n"), List.of("Δ\ud800", "'; drop table"));
        assertThat(DuckDb.query(written(SyntheticOutcomes.of(3, layout)), "describe select * from %s"))
                .extracting(row -> row.get(0))
                .contains("venue.a.b \"c\".maxDrop", "venue.=1+1,\r\n.maxDrop", "cohort.Δ\ufffd.0x.traders");
    }

    @Test
    void refusesBlocksThatAreNotTheTablesScenarios() {
        SyntheticOutcomes outcomes = SyntheticOutcomes.of(100);
        InBlocks gap = new InBlocks(outcomes, 10) {
            @Override
            public Iterable<OutcomeBlock> blocks() {
                List<OutcomeBlock> blocks = new ArrayList<>();
                super.blocks().forEach(blocks::add);
                blocks.remove(4);
                return blocks;
            }
        };
        assertThatThrownBy(() -> ReportWriter.parquet(gap, OutputStream.nullOutputStream()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from 50")
                .hasMessageContaining("scenario 40");
    }

    private static void assertHolds(SyntheticOutcomes outcomes, Path file) {
        List<List<Object>> rows = DuckDb.query(file, "select * from %s order by scenario");
        assertThat(rows).hasSize(outcomes.scenarios());
        for (int scenario = 0; scenario < outcomes.scenarios(); scenario++) {
            List<Object> expected = new ArrayList<>();
            expected.add(scenario);
            expected.add(HexFormat.of().toHexDigits(outcomes.digests()[scenario]));
            for (int index = 0; index < outcomes.layout().columns(); index++) {
                OutcomeColumn column = outcomes.column(index);
                expected.add(column.defined()[scenario] ? column.values()[scenario] : null);
            }
            assertThat(rows.get(scenario)).isEqualTo(expected);
        }
    }

    private Path written(OutcomeTable outcomes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ReportWriter.parquet(outcomes, bytes);
        return Files.write(Files.createTempFile(directory, "scenarios", ".parquet"), bytes.toByteArray());
    }

    private Path written(OutcomeTable outcomes, int rowGroupBytesMax) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ScenarioParquet(outcomes, rowGroupBytesMax).forEachRemaining(bytes::writeBytes);
        return Files.write(Files.createTempFile(directory, "scenarios", ".parquet"), bytes.toByteArray());
    }

    /** The same outcomes as a store has them: some scenarios at a time. */
    private static class InBlocks implements OutcomeTable {
        private final OutcomeTable outcomes;
        private final int lanes;

        private InBlocks(OutcomeTable outcomes, int lanes) {
            this.outcomes = outcomes;
            this.lanes = lanes;
        }

        @Override
        public int scenarios() {
            return outcomes.scenarios();
        }

        @Override
        public OutcomeLayout layout() {
            return outcomes.layout();
        }

        @Override
        public OutcomeColumn column(int columnIndex) {
            return outcomes.column(columnIndex);
        }

        @Override
        public Iterable<OutcomeBlock> blocks() {
            return () -> new RowGroups(outcomes, lanes);
        }

        @Override
        public long[] digests() {
            return outcomes.digests();
        }
    }
}
