package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.Convergence;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.RiskMeasure;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report as one page: no script, no network, and a policy that would stop both. */
final class ReportHtml {
    private static final Map<String, String> SECTIONS = sections();

    private final Report report;
    private final TailRiskReport risk;
    private final HtmlPage page = new HtmlPage();
    private final MarketHtml market;
    private final CausesHtml causes;
    private final TailHtml tail;
    private final ReproductionHtml reproduction;

    private ReportHtml(Report report) {
        this.report = report;
        this.risk = report.risk();
        this.market = new MarketHtml(risk, page);
        this.causes = new CausesHtml(risk, page);
        this.tail = new TailHtml(risk, page);
        this.reproduction = new ReproductionHtml(report, page);
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("headlines", "Headline figures");
        sections.put("events", "How often it happens");
        sections.put("distribution", "How deep the price falls");
        sections.put("others", "Distributions of the other headline figures");
        sections.put("tail", "Tail risk at every level");
        sections.put("causes", CausesText.TITLE);
        sections.put("attribution", "Where the fall came from");
        sections.put("contagion", "Venues in distress");
        sections.put("cohorts", "Leveraged traders by population and leverage");
        sections.put("excitation", "Liquidations that bring on liquidations");
        sections.put("convergence", "Convergence");
        sections.put("metrics", "All metrics");
        sections.put("worst", "Worst scenarios");
        sections.put("method", "Method");
        sections.put("limits", "What this model does not see");
        sections.put("specification", "Specification");
        sections.put("reproduction", "To reproduce");
        return sections;
    }

    static String write(Report report) {
        ReportHtml writer = new ReportHtml(report);
        writer.page.begin(
                report.subject().name() + " – Stampede tail-risk report",
                HtmlPage.style(ReportHtml.class, "report.css") + HtmlPage.style(ReportHtml.class, "committee.css"));
        writer.writeTitle();
        writer.page.open("main", "");
        writer.section("headlines", writer::writeHeadlines);
        writer.page.contents(writer.written());
        writer.section("events", writer::writeEvents);
        writer.section("distribution", () -> writer.tail.writeCharts(Metric.MAX_DROP, true));
        writer.section("others", writer::writeOtherCharts);
        writer.section("tail", writer.tail::writeLevels);
        if (!writer.causes.isEmpty()) {
            writer.section("causes", writer.causes::write);
        }
        writer.section("attribution", writer.market::writeAttribution);
        ContagionHtml contagion = new ContagionHtml(writer.risk, writer.page);
        writer.section("contagion", contagion::writeVenues);
        writer.section("cohorts", writer.market::writeCohorts);
        writer.section("excitation", contagion::writeExcitation);
        writer.section("convergence", writer::writeConvergence);
        writer.section("metrics", writer::writeAllMetrics);
        writer.section("worst", writer.reproduction::writeWorst);
        writer.section("method", writer::writeMethod);
        writer.section("limits", () -> writer.page.list(ModelLimits.LINES));
        if (report.specification().isPresent()) {
            writer.section("specification", writer.reproduction::writeSpecification);
        }
        writer.section("reproduction", writer.reproduction::writeReproduction);
        writer.page.close("main");
        return writer.page.end();
    }

    private void section(String id, Runnable content) {
        page.beginSection(id, SECTIONS.getOrDefault(id, id));
        content.run();
        page.endSection();
    }

    private Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>(SECTIONS);
        if (report.specification().isEmpty()) {
            written.remove("specification");
        }
        if (causes.isEmpty()) {
            written.remove("causes");
        }
        return written;
    }

    private void writeTitle() {
        page.open("header", "");
        page.line("p", "kicker", "Stampede tail-risk report");
        page.title(report.subject().name());
        page.soft(risk.scenarios() + (risk.scenarios() == 1 ? " scenario" : " scenarios") + ", seed "
                + report.subject().seed() + ", sha256 " + report.sha256());
        SamplingText.line(risk.sampling()).ifPresent(page::soft);
        report.subject().labels().forEach((key, value) -> page.soft(key + ": " + value));
        page.close("header");
    }

    private void writeHeadlines() {
        SamplingText.warning(risk.sampling()).ifPresent(warning -> page.line("p", "warning", warning));
        page.open("div", "cards");
        for (HeadlineCards.Card card : new HeadlineCards(risk).cards()) {
            page.open("div", "card");
            page.line("h3", "", card.name());
            page.line("p", "kind", card.kind());
            page.line("p", "value", card.value());
            page.line("p", "soft", card.interval());
            page.line("p", "", card.reading());
            page.close("div");
        }
        page.close("div");
        page.soft("VaR: value at risk, not exceeded with the probability beside it. ES: expected shortfall, the mean of"
                + " the cases beyond. The worst scenarios are those of the card's own figure. OI: open interest at the"
                + " start.");
        report.precision()
                .map(PrecisionText::new)
                .ifPresent(precision -> page.soft(String.join(" ", precision.ending())
                        + " That interval holds wherever it stopped; those of the cards are of a number of scenarios"
                        + " fixed beforehand."));
    }

    private void writeEvents() {
        page.beginTable(EventRows.head(risk.settings().confidence()));
        EventRows.of(risk).forEach(page::row);
        page.endTable();
        page.soft("A share of the scenarios in which the event could happen, with Wilson's interval: of none in n the"
                + " upper end still is not zero.");
    }

    private void writeOtherCharts() {
        for (Metric metric : TailRiskReport.HEADLINES) {
            if (metric != Metric.MAX_DROP) {
                page.line("h3", "", MetricLabel.of(metric));
                tail.writeCharts(metric, false);
            }
        }
    }

    private void writeConvergence() {
        for (Convergence convergence : risk.convergence()) {
            if (convergence.metric() == Metric.MAX_DROP && !convergence.points().isEmpty()) {
                page.open("div", "narrow");
                page.figure(
                        ConvergenceChart.draw(convergence),
                        "VaR (solid) and ES (dashed) of max drop by the number of scenarios (logarithmic), per cent");
                List<Double> levels = ConvergenceChart.marked(risk.settings().levels());
                List<String> colours = new ArrayList<>();
                levels.forEach(level -> colours.add("level" + colours.size()));
                page.legend(colours, levels.stream().map(Figures::level).toList());
                page.close("div");
            }
            writeConvergenceTable(convergence);
        }
    }

    private void writeConvergenceTable(Convergence convergence) {
        page.line("h3", "", MetricLabel.of(convergence.metric()) + ", %");
        List<String> head = new ArrayList<>(List.of("scenarios", "mean"));
        for (String kind : List.of("VaR ", "ES ")) {
            risk.settings().levels().forEach(level -> head.add(kind + Figures.level(level)));
        }
        page.beginTable(head);
        for (Convergence.Point point : convergence.points()) {
            List<String> cells =
                    new ArrayList<>(List.of(Integer.toString(point.scenarios()), Figures.percent(point.mean())));
            point.valueAtRisk().forEach(value -> cells.add(Figures.percent(value.value())));
            point.expectedShortfall().forEach(value -> cells.add(Figures.percent(value.value())));
            page.row(cells);
        }
        page.endTable();
    }

    private void writeAllMetrics() {
        List<String> head = new ArrayList<>(List.of("metric", "unit", "mean", "std error", "median"));
        risk.settings().levels().forEach(level -> head.add("VaR " + Figures.level(level)));
        head.addAll(List.of("worst", "undefined"));
        page.beginTable(head);
        for (RiskMeasure measure : risk.measures()) {
            page.row(metricRow(measure, head.size()));
        }
        page.endTable();
        page.soft("Undefined: scenarios that lack the metric (no fall, so no time to its low). OI: open interest at the"
                + " start; ADL: auto-deleveraging.");
    }

    private static List<String> metricRow(RiskMeasure measure, int columns) {
        Metric metric = measure.metric();
        List<String> cells = new ArrayList<>(List.of(MetricLabel.of(metric), Figures.unit(metric)));
        if (measure.distribution().isPresent()) {
            LossDistribution distribution = measure.distribution().orElseThrow();
            cells.add(Figures.of(metric, distribution.mean()));
            cells.add(Figures.of(metric, distribution.standardError()));
            cells.add(Figures.of(metric, distribution.median()));
            distribution.valueAtRisk().forEach(estimate -> cells.add(Figures.of(metric, estimate.value())));
            cells.add(Figures.of(metric, distribution.worst().get(0).value()));
        }
        while (cells.size() < columns - 1) {
            cells.add(Figures.ABSENT);
        }
        cells.add(Integer.toString(measure.undefined()));
        return cells;
    }

    private void writeMethod() {
        for (MethodText.Paragraph paragraph : MethodText.of(risk)) {
            page.line("h3", "", paragraph.name());
            page.line("p", "", paragraph.text());
            page.soft(paragraph.literature());
        }
        report.precision().map(PrecisionText::new).ifPresent(precision -> {
            page.line("h3", "", "Precision on demand");
            page.line("p", "", String.join(" ", precision.sentences()));
            page.soft("Jennison and Turnbull, Group Sequential Methods, 2000, chapter 9.");
        });
    }
}
