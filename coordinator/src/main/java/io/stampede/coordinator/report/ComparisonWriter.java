package io.stampede.coordinator.report;

import io.stampede.coordinator.compare.Comparison;

/** Writes a comparison in the format a reader wants. */
public final class ComparisonWriter {
    private ComparisonWriter() {}

    /** Canonical JSON, one line without an end of line. */
    public static String json(Comparison comparison) {
        return ComparisonJson.write(comparison);
    }

    /** Tables for a terminal of 100 columns, in UTF-8. */
    public static String text(Comparison comparison) {
        return ComparisonText.write(comparison);
    }
}
