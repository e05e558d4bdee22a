package io.stampede.coordinator.report;

import io.stampede.coordinator.compare.Comparison;
import io.stampede.coordinator.compare.FigureComparison;
import io.stampede.coordinator.compare.MetricComparison;
import io.stampede.coordinator.compare.ReportDocument;
import io.stampede.coordinator.compare.SpecificationDifference;
import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.PairedDifference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A comparison for a terminal of 100 columns. */
final class ComparisonText {
    private static final int COLUMNS = 100;
    private static final int FIELDS_SHOWN = 20;
    private static final int SIDE_COLUMNS = 37;
    private static final int PATH_COLUMNS = 54;
    private static final int VALUE_COLUMNS = 20;
    private static final int HASH_DIGITS = 16;

    private final Comparison comparison;
    private final boolean isPaired;
    private final StringBuilder text = new StringBuilder();

    private ComparisonText(Comparison comparison) {
        this.comparison = comparison;
        this.isPaired = comparison.pairing().isPaired();
    }

    static String write(Comparison comparison) {
        ComparisonText writer = new ComparisonText(comparison);
        writer.writeSubjects();
        writer.writeSpecification();
        writer.writePairing();
        writer.writeMetrics();
        ComparedCauses.write(comparison, writer.text);
        new ComparedContagion(comparison).write(writer.text);
        writer.writeLegend();
        return writer.text.toString();
    }

    private void writeSubjects() {
        text.append("Stampede comparison: B less A\n\n");
        ReportDocument one = comparison.one();
        ReportDocument other = comparison.other();
        TextTable table = new TextTable(3);
        table.row("", "A", "B");
        table.row("read from", tail(one.source()), tail(other.source()));
        table.row("name", side(one.name()), side(other.name()));
        table.row("scenarios", Integer.toString(one.scenarios()), Integer.toString(other.scenarios()));
        table.row("seed", one.seed(), other.seed());
        table.row("engine", side(one.engineVersion()), side(other.engineVersion()));
        table.row("specification sha256", hash(one.specSha256()), hash(other.specSha256()));
        table.row("outcomes sha256", hash(one.outcomesSha256()), hash(other.outcomesSha256()));
        table.row("report sha256", hash(one.reportSha256()), hash(other.reportSha256()));
        table.writeTo(text);
        comparison.warnings().forEach(warning -> writeWrapped("WARNING: " + PlainText.unbroken(warning)));
    }

    private static String side(String value) {
        return PlainText.oneLine(value, SIDE_COLUMNS);
    }

    /** The end of a path says which it is. */
    private static String tail(String source) {
        int[] points = PlainText.unbroken(source).codePoints().toArray();
        int from = Math.max(0, points.length - SIDE_COLUMNS);
        return (from > 0 ? "…" : "") + new String(points, from, points.length - from);
    }

    private static String hash(String digits) {
        return digits.isEmpty() ? Figures.ABSENT : PlainText.oneLine(digits, HASH_DIGITS);
    }

    private void writeSpecification() {
        ReportText.heading(text, "What differs in the specifications");
        if (comparison.hasOneSpecification()) {
            text.append("Nothing: it is one specification.\n");
            return;
        }
        Optional<List<SpecificationDifference>> known = comparison.specification();
        if (known.isEmpty()) {
            text.append("They differ; in which fields is not known without both specifications.\n");
            return;
        }
        List<SpecificationDifference> differences = known.orElseThrow();
        TextTable table = new TextTable(3);
        table.row("", "A", "B");
        differences.stream()
                .limit(FIELDS_SHOWN)
                .forEach(difference -> table.row(
                        PlainText.oneLine(difference.path(), PATH_COLUMNS),
                        value(difference.one()),
                        value(difference.other())));
        table.writeTo(text);
        if (differences.size() > FIELDS_SHOWN) {
            text.append("and ").append(differences.size() - FIELDS_SHOWN).append(" more; --format json has them all\n");
        }
    }

    private static String value(Optional<String> value) {
        return value.map(each -> PlainText.oneLine(each, VALUE_COLUMNS)).orElse(Figures.ABSENT);
    }

    private void writePairing() {
        ReportText.heading(text, "Figures, " + (isPaired ? "paired" : "not paired"));
        writeWrapped((isPaired ? "Paired: " : "Not paired: ")
                + PlainText.unbroken(comparison.pairing().reason()));
        text.append('\n');
    }

    /** One table, so that all metrics line up, with a line above each metric's rows. */
    private void writeMetrics() {
        TextTable table = new TextTable(1).leftFrom(isPaired ? 5 : 7);
        table.row(head());
        List<MetricComparison> shown = comparison.metrics().stream()
                .filter(metric -> metric.mean().isPresent())
                .toList();
        shown.forEach(metric -> rows(metric).forEach(table::row));
        StringBuilder lines = new StringBuilder();
        table.writeTo(lines);
        Iterator<String> line = lines.toString().lines().iterator();
        text.append(line.next()).append('\n');
        for (MetricComparison metric : shown) {
            text.append(title(metric)).append('\n');
            for (int row = 0; row <= 2 * metric.levels().size(); row++) {
                text.append(line.next()).append('\n');
            }
        }
        comparison.metrics().stream()
                .filter(metric -> metric.mean().isEmpty())
                .forEach(metric -> text.append(MetricLabel.of(metric.metric()))
                        .append(": not in both reports, or no scenario has it\n"));
    }

    private List<String> head() {
        return isPaired
                ? List.of(
                        "",
                        "A",
                        "B",
                        "B - A",
                        "relative",
                        "overlap",
                        "paired " + Figures.level(comparison.confidence()) + " interval",
                        "not zero")
                : List.of("", "A", "", "B", "", "B - A", "relative", "overlap");
    }

    private String title(MetricComparison metric) {
        String unit = Figures.unit(metric.metric());
        String title = MetricLabel.of(metric.metric()) + (unit.isEmpty() ? "" : ", " + unit);
        return metric.paired()
                .map(paired -> title + " (" + paired.differing() + " of " + paired.pairs() + " scenarios"
                        + (paired.pairs() < comparison.one().scenarios() ? " that have it in both" : "") + " differ)")
                .orElse(title);
    }

    private List<List<String>> rows(MetricComparison metric) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(metric.metric(), "  mean", metric.mean().orElseThrow()));
        for (MetricComparison.Level level : metric.levels()) {
            rows.add(row(metric.metric(), "  VaR " + Figures.level(level.level()), level.valueAtRisk()));
        }
        for (MetricComparison.Level level : metric.levels()) {
            rows.add(row(metric.metric(), "  ES " + Figures.level(level.level()), level.expectedShortfall()));
        }
        return rows;
    }

    private List<String> row(Metric metric, String label, FigureComparison figure) {
        String one = Figures.of(metric, figure.one().value());
        String other = Figures.of(metric, figure.other().value());
        String difference = signed(metric, figure.difference());
        String relative = relative(figure.relativeDifference());
        String overlap = figure.overlap().map(is -> is ? "yes" : "no").orElse(Figures.UNBOUNDED);
        if (!isPaired) {
            String oneInterval = Figures.interval(metric, figure.one().interval());
            String otherInterval = Figures.interval(metric, figure.other().interval());
            return List.of(label, one, oneInterval, other, otherInterval, difference, relative, overlap);
        }
        String paired =
                figure.paired().map(each -> signed(metric, each.interval())).orElse(Figures.ABSENT);
        String excludes = figure.paired().map(PairedDifference::excludesZero).orElse(false) ? "yes" : "";
        return List.of(label, one, other, difference, relative, overlap, paired, excludes);
    }

    private static String relative(OptionalDouble ratio) {
        if (ratio.isEmpty()) {
            return Figures.ABSENT;
        }
        String percent = Figures.fixed(Math.abs(ratio.getAsDouble()) * 100, 1);
        return sign(ratio.getAsDouble()) + percent + " %";
    }

    private static String signed(Metric metric, ConfidenceInterval interval) {
        return "[" + signed(metric, interval.lower()) + ", " + signed(metric, interval.upper()) + "]";
    }

    private static String signed(Metric metric, OptionalDouble bound) {
        return bound.isPresent() ? signed(metric, bound.getAsDouble()) : Figures.UNBOUNDED;
    }

    /** A difference, with its sign unless it is none; ratios in per cent have a decimal more than the figures. */
    private static String signed(Metric metric, double difference) {
        double size = Math.abs(difference);
        if (!metric.unit().equals("ratio")) {
            return sign(difference) + Figures.of(metric, size);
        }
        boolean isTooSmall = size > 0 && size < 0.000005;
        return sign(difference) + (isTooSmall ? "<0.001" : Figures.fixed(size * 100, 3));
    }

    private static String sign(double difference) {
        return difference > 0 ? "+" : difference < 0 ? "-" : "";
    }

    private void writeLegend() {
        String paired = isPaired
                ? " The paired interval is that of B - A taken scenario by scenario, where most of chance cancels;"
                        + " \"not zero\": it leaves out zero."
                : "";
        text.append('\n');
        writeWrapped(
                "VaR: value at risk; ES: expected shortfall. Overlap: of the intervals of A and of B, each by itself;"
                        + " if they overlap, A and B may still differ." + paired + " " + Figures.UNBOUNDED
                        + ": the scenarios are too few to bound that side, or to tell.");
    }

    private void writeWrapped(String sentence) {
        writeWrapped(text, sentence);
    }

    /** Words on lines of 100 columns. */
    static void writeWrapped(StringBuilder text, String sentence) {
        int column = 0;
        for (String word : sentence.split(" ")) {
            int length = word.codePointCount(0, word.length());
            if (column > 0 && column + 1 + length > COLUMNS) {
                text.append('\n');
                column = 0;
            }
            text.append(column > 0 ? " " : "").append(word);
            column += length + (column > 0 ? 1 : 0);
        }
        text.append('\n');
    }
}
