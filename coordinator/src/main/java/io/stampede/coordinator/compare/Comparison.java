package io.stampede.coordinator.compare;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.risk.PairedMeasure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two reports side by side, B less A.
 *
 * @param one A
 * @param other B
 * @param pairing whether their scenarios are the same
 * @param warnings what a reader must know before the figures, each a whole sentence
 * @param specification fields that differ; absent where not both specifications are there
 * @param confidence of the paired intervals
 * @param metrics the figures
 */
public record Comparison(
        ReportDocument one,
        ReportDocument other,
        Pairing pairing,
        List<String> warnings,
        Optional<List<SpecificationDifference>> specification,
        double confidence,
        List<MetricComparison> metrics) {
    /** So many columns of each table are in memory at a time: 72 MB at a million scenarios. */
    private static final int METRICS_A_PASS = 4;

    /** What the order of a sum may change, over the largest value. */
    private static final double MEAN_TOLERANCE = 1e-9;

    public Comparison {
        warnings = List.copyOf(warnings);
        metrics = List.copyOf(metrics);
    }

    /**
     * Compares two batches. The tables of scenarios are read once for every four metrics.
     *
     * @throws UnreadableDocumentException if a table of scenarios is none, or not that of its report
     * @throws java.io.UncheckedIOException if a table cannot be read; its message is the table's name
     */
    public static Comparison of(ComparedBatch one, ComparedBatch other, List<Metric> metrics) {
        Pairing pairing = Pairing.of(one, other);
        List<Metric> shown = metrics.stream()
                .filter(metric -> metric.isCore()
                        || one.report().figures().containsKey(metric)
                        || other.report().figures().containsKey(metric))
                .toList();
        double confidence = Math.max(one.report().confidence(), other.report().confidence());
        Map<Metric, PairedMeasure> measures = pairing.isPaired() ? measures(one, other, shown, confidence) : Map.of();
        List<MetricComparison> comparisons = shown.stream()
                .map(metric -> MetricComparison.of(
                        metric, one.report(), other.report(), Optional.ofNullable(measures.get(metric))))
                .toList();
        return new Comparison(
                one.report(),
                other.report(),
                pairing,
                ComparisonWarnings.of(one, other, shown),
                one.specification()
                        .flatMap(ofOne ->
                                other.specification().map(ofOther -> SpecificationDifference.between(ofOne, ofOther))),
                confidence,
                comparisons);
    }

    /** Whether both played the same specification. */
    public boolean hasOneSpecification() {
        return one.specSha256().equals(other.specSha256());
    }

    private static Map<Metric, PairedMeasure> measures(
            ComparedBatch one, ComparedBatch other, List<Metric> metrics, double confidence) {
        List<Double> levels = one.report().levels().stream()
                .filter(other.report().levels()::contains)
                .toList();
        List<Metric> both = metrics.stream()
                .filter(metric -> one.report().figures().containsKey(metric)
                        && other.report().figures().containsKey(metric))
                .toList();
        Map<Metric, PairedMeasure> measures = new EnumMap<>(Metric.class);
        for (int from = 0; from < both.size(); from += METRICS_A_PASS) {
            List<Metric> some = both.subList(from, Math.min(both.size(), from + METRICS_A_PASS));
            Map<Metric, OutcomeColumn> ones = columns(one, some);
            Map<Metric, OutcomeColumn> others = columns(other, some);
            for (Metric metric : some) {
                PairedMeasure.of(metric, column(ones, metric), column(others, metric), levels, confidence)
                        .ifPresent(measure -> measures.put(metric, measure));
            }
        }
        return measures;
    }

    private static OutcomeColumn column(Map<Metric, OutcomeColumn> columns, Metric metric) {
        OutcomeColumn column = columns.remove(metric);
        if (column == null) {
            throw new IllegalStateException("no column was read of " + metric);
        }
        return column;
    }

    /** The columns of a batch, checked against its report: a table of another batch would be compared in silence. */
    private static Map<Metric, OutcomeColumn> columns(ComparedBatch batch, List<Metric> metrics) {
        ScenarioTable table = batch.scenarios().orElseThrow();
        Map<Metric, OutcomeColumn> columns = table.read(metrics, batch.report().scenarios());
        for (Metric metric : metrics) {
            if (!isOf(batch.report().figures().get(metric), columns.get(metric))) {
                throw table.refused(metric.key() + " has another mean than in the report, "
                        + "so the table is not that of the report");
            }
        }
        return columns;
    }

    private static boolean isOf(@Nullable MetricFigures figures, @Nullable OutcomeColumn column) {
        if (figures == null || column == null) {
            return false;
        }
        double sum = 0.0;
        double largest = 0.0;
        int samples = 0;
        for (int row = 0; row < column.rows(); row++) {
            if (column.defined()[row]) {
                sum += column.values()[row];
                largest = Math.max(largest, Math.abs(column.values()[row]));
                samples++;
            }
        }
        double mean = figures.mean().orElse(0.0);
        return samples == figures.samples()
                && (samples == 0 || Math.abs(sum / samples - mean) <= MEAN_TOLERANCE * largest);
    }
}
