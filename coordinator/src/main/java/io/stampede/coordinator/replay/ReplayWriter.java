package io.stampede.coordinator.replay;

import java.io.IOException;

/** Writes a scenario that was played again in the format a reader wants. */
public final class ReplayWriter {
    private ReplayWriter() {}

    /**
     * Canonical JSON of schema version 1, one line without an end of line; streamed.
     *
     * @throws IOException if {@code out} does
     */
    public static void json(ReplayDocument document, Appendable out) throws IOException {
        ReplayJson.write(document, out);
    }

    /** Tables for a terminal of 100 columns, in UTF-8. */
    public static String text(ReplayDocument document) {
        return ReplayText.write(document);
    }

    /** One page that needs no network and runs no script. */
    public static String html(ReplayDocument document) {
        return ReplayHtml.write(document);
    }

    /**
     * One row a step and venue, as RFC 4180 says; streamed.
     *
     * @throws IOException if {@code out} does
     */
    public static void csv(ReplayDocument document, Appendable out) throws IOException {
        ReplayCsv.write(document.played().history(), out);
    }
}
