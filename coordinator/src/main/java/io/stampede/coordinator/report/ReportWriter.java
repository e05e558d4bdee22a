package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeTable;
import java.io.IOException;

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

    /**
     * One row a scenario with all its outcomes, as RFC 4180 says; streamed.
     *
     * @throws IOException if {@code out} does
     */
    public static void csv(OutcomeTable outcomes, Appendable out) throws IOException {
        ScenarioCsv.write(outcomes, out);
    }
}
