package io.stampede.coordinator.compare;

import io.stampede.outcome.Metric;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What a comparison needs of a report, read back from its JSON.
 *
 * <p>Texts are as they stand in the document: whoever shows one makes it harmless first.
 *
 * @param source the document, as the user named it
 * @param name of the batch
 * @param scenarios their number
 * @param seed decimal digits
 * @param specSha256 hash of the specification
 * @param outcomesSha256 hash of all outcomes; empty if the report does not say
 * @param engineVersion version of the model
 * @param reportSha256 hash of the report; empty if the report does not say
 * @param confidence of its intervals
 * @param sampling method by which its scenarios were drawn
 * @param levels of its tail figures, ascending
 * @param figures of the metrics it has
 * @param causes of those that are told apart by their causes; empty if the batch was played in one world
 * @param contagion of its venues and liquidations
 */
public record ReportDocument(
        String source,
        String name,
        int scenarios,
        String seed,
        String specSha256,
        String outcomesSha256,
        String engineVersion,
        String reportSha256,
        double confidence,
        String sampling,
        List<Double> levels,
        Map<Metric, MetricFigures> figures,
        Map<Metric, List<CauseFigures>> causes,
        ContagionFigures contagion) {
    /** Independent scenarios that count the same; of reports that do not say how theirs were drawn too. */
    static final String PLAIN = "PLAIN";

    /** The schema of reports that this program reads. */
    public static final String SCHEMA_VERSION = "1";

    public ReportDocument {
        levels = List.copyOf(levels);
        figures = Map.copyOf(figures);
        causes = Map.copyOf(causes);
    }

    /**
     * Reads a report.
     *
     * @param source what to call it in messages
     * @throws UnreadableDocumentException if it is no report, or one of a schema that this program does not know
     * @throws IOException if {@code in} does
     */
    public static ReportDocument read(String source, InputStream in) throws IOException {
        return ReportReader.read(source, in);
    }

    /** Whether both were computed from the same outcomes to the last bit, as far as the reports say. */
    boolean hasOutcomesOf(ReportDocument other) {
        return !outcomesSha256.isEmpty() && outcomesSha256.equals(other.outcomesSha256);
    }
}
