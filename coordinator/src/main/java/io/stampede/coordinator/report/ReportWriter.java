package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;

/** Writes a report in the format a reader wants; each prints the report's SHA-256. */
public final class ReportWriter {
    private ReportWriter() {}

    /** Canonical JSON of schema version 1, one line without an end of line. */
    public static String json(Report report) {
        return ReportJson.write(report);
    }

    /** Tables for a terminal of 100 columns, in UTF-8. */
    public static String text(Report report) {
        return ReportText.write(report);
    }

    /** One page that needs no network and runs no script. */
    public static String html(Report report) {
        return ReportHtml.write(report);
    }

    /** What must be known before any figure of a report is used, for people; mostly nothing. */
    public static Optional<String> warning(Report report) {
        return SamplingText.warning(report.risk().sampling());
    }

    /**
     * One row a scenario with all its outcomes, as RFC 4180 says; streamed.
     *
     * @throws IOException if {@code out} does
     */
    public static void csv(OutcomeTable outcomes, Appendable out) throws IOException {
        Iterator<String> pieces = new ScenarioCsv(outcomes);
        while (pieces.hasNext()) {
            out.append(pieces.next());
        }
    }

    /** The same in UTF-8, each piece made when it is asked for. */
    public static Iterator<byte[]> csvPieces(OutcomeTable outcomes) {
        Iterator<String> pieces = new ScenarioCsv(outcomes);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return pieces.hasNext();
            }

            @Override
            public byte[] next() {
                return pieces.next().getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /**
     * The same rows and columns as an Apache Parquet file; streamed.
     *
     * @throws IOException if {@code out} does
     */
    public static void parquet(OutcomeTable outcomes, OutputStream out) throws IOException {
        Iterator<byte[]> pieces = parquetPieces(outcomes);
        while (pieces.hasNext()) {
            out.write(pieces.next());
        }
    }

    /** The same, each piece made when it is asked for. */
    public static Iterator<byte[]> parquetPieces(OutcomeTable outcomes) {
        return new ScenarioParquet(outcomes);
    }
}
