package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both tables of a million scenarios pass through a heap far smaller than they are. */
class ScenarioParquetMemoryTest {
    private static final String HEAP = "-Xmx40m";

    @TempDir
    Path directory;

    /** What the machine with the small heap does: {@code csv|parquet SCENARIOS FILE}. */
    public static void main(String[] arguments) throws IOException {
        GeneratedOutcomes outcomes = new GeneratedOutcomes(Integer.parseInt(arguments[1]));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
            if (arguments[0].equals("parquet")) {
                ReportWriter.parquet(outcomes, out);
            } else {
                for (var pieces = ReportWriter.csvPieces(outcomes); pieces.hasNext(); ) {
                    out.write(pieces.next());
                }
            }
        }
    }

    @Test
    void aHundredThousandScenariosAsParquet() throws Exception {
        assertPassesAsParquet(100_000);
    }

    @Tag("full")
    @Test
    void aMillionScenariosAsParquet() throws Exception {
        assertPassesAsParquet(1_000_000);
    }

    @Tag("full")
    @Test
    void aMillionScenariosAsCsv() throws Exception {
        Path file = write("csv", 1_000_000);
        try (var lines = Files.lines(file)) {
            assertThat(lines.count()).isEqualTo(1_000_001);
        }
    }

    private void assertPassesAsParquet(int scenarios) throws Exception {
        Path file = write("parquet", scenarios);
        int column = 1;
        double sum = 0;
        long count = 0;
        for (int scenario = 0; scenario < scenarios; scenario++) {
            if (GeneratedOutcomes.isDefined(scenario, column)) {
                sum += GeneratedOutcomes.value(scenario, column);
                count++;
            }
        }
        String name = new GeneratedOutcomes(1).layout().names().get(column);
        List<Object> found = DuckDb.query(
                        file,
                        "select count(*), count(distinct scenario), count(\"" + name + "\"), sum(\"" + name
                                + "\") from %s")
                .get(0);
        assertThat(found.subList(0, 3)).containsExactly((long) scenarios, (long) scenarios, count);
        assertThat((double) found.get(3)).isCloseTo(sum, within(1e-6));
    }

    private Path write(String format, int scenarios) throws Exception {
        Path file = directory.resolve("scenarios." + format);
        Path messages = directory.resolve("messages.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScenarioParquetMemoryTest.class.getName(),
                        format,
                        Integer.toString(scenarios),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(messages)).isZero();
            return file;
        } finally {
            process.destroyForcibly();
        }
    }
}
