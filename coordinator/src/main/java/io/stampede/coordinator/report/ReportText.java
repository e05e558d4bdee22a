package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.Histogram;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.RiskMeasure;
import io.stampede.risk.TailEstimate;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WorstScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report for a terminal of 100 columns: what matters most comes first. */
public final class ReportText {
    private static final int COLUMNS = 100;
    private static final int BAR_COLUMNS = 56;
    private static final int LEVELS_A_TABLE = 3;
    private static final int LABEL_COLUMNS = 45;
    private static final int WORST_SHOWN = 8;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private final Report report;
    private final TailRiskReport risk;
    private final StringBuilder text = new StringBuilder();

    private ReportText(Report report) {
        this.report = report;
        this.risk = report.risk();
    }

    static String write(Report report) {
        ReportText writer = new ReportText(report);
        writer.writeTitle();
        writer.writeHeadlines();
        writer.writePrecision();
        writer.writeEvents();
        writer.writeHistogram();
        new MarketText(report.risk(), writer.text).write();
        writer.writeAllMetrics();
        writer.writeWorst();
        writer.writeTails();
        writer.writeConvergence();
        writer.writeReproduction();
        writer.writeLimits();
        return writer.text.toString();
    }

    /** Begins a section. */
    public static void heading(StringBuilder text, String title) {
        String rule = "─".repeat(Math.max(0, COLUMNS - title.length() - 4));
        text.append("\n── ").append(title).append(' ').append(rule).append('\n');
    }

    private void writeTitle() {
        text.append("Stampede tail-risk report: ")
                .append(PlainText.oneLine(report.subject().name()))
                .append('\n');
        text.append(risk.scenarios())
                .append(risk.scenarios() == 1 ? " scenario" : " scenarios")
                .append(", seed ")
                .append(report.subject().seed())
                .append(", sha256 ")
                .append(report.sha256())
                .append('\n');
        SamplingText.line(risk.sampling()).ifPresent(line -> text.append(line).append('\n'));
        SamplingText.warning(risk.sampling()).ifPresent(warning -> ComparisonText.writeWrapped(text, warning));
        report.subject()
                .labels()
                .forEach((key, value) -> text.append("  ")
                        .append(PlainText.oneLine(key, LABEL_COLUMNS))
                        .append(": ")
                        .append(PlainText.oneLine(value, LABEL_COLUMNS))
                        .append('\n'));
    }

    private void writeHeadlines() {
        heading(text, "Tail risk");
        List<Double> levels = risk.settings().levels();
        for (int from = 0; from < levels.size(); from += LEVELS_A_TABLE) {
            writeHeadlines(from, Math.min(levels.size(), from + LEVELS_A_TABLE));
        }
        text.append("VaR: value at risk, not exceeded with the probability above. ES: expected shortfall, the")
                .append("\nmean of the cases beyond. Ratios in per cent, with intervals of ")
                .append(Figures.level(risk.settings().confidence()))
                .append(" confidence; where one ends in ")
                .append(Figures.UNBOUNDED)
                .append("\nthe scenarios are too few to bound that side.\n");
    }

    private void writeHeadlines(int from, int to) {
        TextTable table = new TextTable(2);
        List<String> head = new ArrayList<>(List.of("", ""));
        for (double level : risk.settings().levels().subList(from, to)) {
            head.add(Figures.level(level));
            head.add("");
        }
        table.row(head);
        for (Metric metric : risk.shown()) {
            risk.measure(metric).distribution().ifPresent(distribution -> {
                table.row(
                        estimates(metric, "VaR", distribution.valueAtRisk().subList(from, to), MetricLabel.of(metric)));
                String median = "  median " + Figures.of(metric, distribution.median());
                table.row(
                        estimates(metric, "ES", distribution.expectedShortfall().subList(from, to), median));
            });
        }
        table.writeTo(text);
    }

    private static List<String> estimates(Metric metric, String kind, List<TailEstimate> estimates, String label) {
        List<String> cells = new ArrayList<>(List.of(label, kind));
        for (TailEstimate estimate : estimates) {
            cells.add(Figures.of(metric, estimate.value()));
            cells.add(Figures.interval(metric, estimate.interval()));
        }
        return cells;
    }

    private void writePrecision() {
        report.precision().map(PrecisionText::new).ifPresent(precision -> {
            heading(text, "Precision on demand");
            precision.sentences().forEach(sentence -> text.append(sentence).append('\n'));
        });
    }

    private void writeEvents() {
        heading(text, "How often it happens");
        TextTable table = new TextTable(1);
        table.row(EventRows.head(risk.settings().confidence()));
        EventRows.of(risk).forEach(table::row);
        table.writeTo(text);
    }

    private void writeHistogram() {
        risk.measure(Metric.MAX_DROP).distribution().ifPresent(distribution -> {
            heading(text, "Max drop, per cent of the initial price: number of scenarios");
            Histogram histogram = distribution.histogram();
            double most = histogram.counts().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(1);
            TextTable table = new TextTable(0);
            for (int bin = 0; bin < histogram.counts().size(); bin++) {
                double count = histogram.counts().get(bin);
                double from = histogram.from() + bin * histogram.width();
                table.row(Figures.percent(from) + " +", Figures.count(count), bar(count, most));
            }
            table.leftFrom(2).writeTo(text);
        });
    }

    /** A bar in eighths of a character; what happened at all is seen. */
    static String bar(double count, double most) {
        long eighths = most > 0 ? (long) (count * BAR_COLUMNS * 8 / most) : 0;
        long shown = count > 0 ? Math.max(1, eighths) : 0;
        String whole = "█".repeat((int) (shown / 8));
        return shown % 8 == 0 ? whole : whole + EIGHTHS.charAt((int) (shown % 8));
    }

    private void writeAllMetrics() {
        heading(text, "All metrics");
        List<Double> levels = risk.settings().levels();
        int last = levels.size() - 1;
        TextTable table = new TextTable(2);
        table.row(
                "",
                "",
                "mean",
                "std error",
                "median",
                "VaR " + Figures.level(levels.get(0)),
                "VaR " + Figures.level(levels.get(last)),
                "worst",
                "undef.");
        for (RiskMeasure measure : risk.measures()) {
            Metric metric = measure.metric();
            List<String> cells = new ArrayList<>(List.of(MetricLabel.of(metric), Figures.unit(metric)));
            measure.distribution()
                    .ifPresentOrElse(
                            distribution -> cells.addAll(figures(metric, distribution, last)),
                            () -> cells.addAll(List.of("–", "–", "–", "–", "–", "–")));
            cells.add(Integer.toString(measure.undefined()));
            table.row(cells);
        }
        table.writeTo(text);
        text.append("undef.: scenarios that lack the metric (no fall, so no time to its low).\n");
    }

    private static List<String> figures(Metric metric, LossDistribution distribution, int last) {
        return List.of(
                Figures.of(metric, distribution.mean()),
                Figures.of(metric, distribution.standardError()),
                Figures.of(metric, distribution.median()),
                Figures.of(metric, distribution.valueAtRisk().get(0).value()),
                Figures.of(metric, distribution.valueAtRisk().get(last).value()),
                Figures.of(metric, distribution.worst().get(0).value()));
    }

    private void writeWorst() {
        heading(text, "Worst scenarios (their numbers, the worst first)");
        TextTable table = new TextTable(1);
        for (Metric metric : risk.shown()) {
            risk.measure(metric)
                    .distribution()
                    .ifPresent(distribution -> table.row(
                            MetricLabel.of(metric),
                            distribution.worst().stream()
                                    .limit(WORST_SHOWN)
                                    .map(WorstScenario::scenario)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(" "))));
        }
        table.leftFrom(1).writeTo(text);
    }

    private void writeTails() {
        heading(text, "Beyond the scenarios: generalised Pareto tails");
        TextTable table = new TextTable(1);
        for (Metric metric : risk.shown()) {
            risk.measure(metric)
                    .distribution()
                    .ifPresent(distribution ->
                            TailRows.of(metric, distribution.tail()).forEach(table::row));
        }
        table.leftFrom(1).writeTo(text);
    }

    private void writeConvergence() {
        new ConvergenceText(risk, text).write();
    }

    private void writeReproduction() {
        heading(text, "To reproduce");
        TextTable table = new TextTable(2);
        String command = PlainText.unbroken(report.provenance().command());
        if (!command.isEmpty()) {
            table.row("command", command);
        }
        table.row("seed", Long.toString(report.subject().seed()))
                .row("specification sha256", report.subject().specSha256())
                .row("outcomes sha256", report.outcomesSha256())
                .row("engine", PlainText.oneLine(report.subject().engineVersion()))
                .row("report sha256", report.sha256());
        table.writeTo(text);
    }

    private void writeLimits() {
        heading(text, "What this model does not see");
        ModelLimits.LINES.forEach(line -> text.append("- ").append(line).append('\n'));
    }
}
