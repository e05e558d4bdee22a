package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.Attribution;
import io.stampede.risk.CohortSummary;
import io.stampede.risk.Contagion;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.RiskMeasure;
import io.stampede.risk.TailEstimate;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WorstScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report as one page: no script, no network, and a policy that would stop both. */
final class ReportHtml {
    private final Report report;
    private final TailRiskReport risk;
    private final HtmlPage page = new HtmlPage();

    private ReportHtml(Report report) {
        this.report = report;
        this.risk = report.risk();
    }

    static String write(Report report) {
        ReportHtml writer = new ReportHtml(report);
        writer.page.begin(
                report.subject().name() + " – Stampede tail-risk report",
                HtmlPage.style(ReportHtml.class, "report.css"));
        writer.writeTitle();
        writer.writeHeadlines();
        writer.writeCharts();
        writer.writeAttribution();
        writer.writeContagion();
        writer.writeCohorts();
        writer.writeAllMetrics();
        writer.writeWorst();
        writer.writeReproduction();
        writer.page.heading("What this model does not see").list(ModelLimits.LINES);
        return writer.page.end();
    }

    private void writeTitle() {
        page.title(report.subject().name());
        page.soft("Stampede tail-risk report: " + risk.scenarios() + " scenarios, seed "
                + report.subject().seed());
        report.subject().labels().forEach((key, value) -> page.soft(key + ": " + value));
    }

    private void writeHeadlines() {
        page.heading("Tail risk");
        List<String> head = new ArrayList<>(List.of("", "median"));
        for (double level : risk.settings().levels()) {
            head.add("VaR " + Figures.level(level));
            head.add("ES " + Figures.level(level));
        }
        page.beginTable(head);
        for (Metric metric : TailRiskReport.HEADLINES) {
            risk.measure(metric).distribution().ifPresent(distribution -> page.row(headline(metric, distribution)));
        }
        page.endTable();
        page.soft("VaR: value at risk, not exceeded with the probability above. ES: expected shortfall, the mean of the"
                + " cases beyond. In per cent, with "
                + Figures.level(risk.settings().confidence())
                + " confidence intervals; " + Figures.UNBOUNDED + " marks a side that so few scenarios cannot bound.");
    }

    private static List<String> headline(Metric metric, LossDistribution distribution) {
        List<String> cells = new ArrayList<>();
        cells.add(MetricLabel.of(metric));
        cells.add(Figures.of(metric, distribution.median()));
        for (int level = 0; level < distribution.valueAtRisk().size(); level++) {
            cells.add(estimate(metric, distribution.valueAtRisk().get(level)));
            cells.add(estimate(metric, distribution.expectedShortfall().get(level)));
        }
        return cells;
    }

    private static String estimate(Metric metric, TailEstimate estimate) {
        return Figures.of(metric, estimate.value()) + " " + Figures.interval(metric, estimate.interval());
    }

    private void writeCharts() {
        risk.measure(Metric.MAX_DROP).distribution().ifPresent(distribution -> {
            page.heading("Max drop");
            page.figure(Charts.histogram(distribution.histogram()), "Scenarios by max drop, per cent");
            page.figure(
                    Charts.exceedance(distribution.exceedance()),
                    "Share of scenarios with at least this max drop (logarithmic), over max drop in per cent");
        });
    }

    private void writeAttribution() {
        Attribution attribution = risk.attribution();
        page.heading("Where the fall came from");
        page.beginTable(List.of("mean, %", "all scenarios", "worst " + Figures.level(attribution.tailShare())));
        for (Attribution.Figure figure : attribution.figures()) {
            page.row(List.of(
                    MarketText.label(figure.key()), Figures.percent(figure.overall()), Figures.percent(figure.tail())));
        }
        page.endTable();
    }

    private void writeContagion() {
        page.heading("Venues in distress");
        page.beginTable(List.of("", "distressed", "%", "auto-deleveraged", "first to", "max drop, %", "liquidated, %"));
        for (Contagion.VenueDistress venue : risk.contagion().venues()) {
            page.row(List.of(
                    venue.venue(),
                    Integer.toString(venue.distressed()),
                    Figures.percent(venue.distressed() / (double) risk.scenarios()),
                    Integer.toString(venue.autoDeleveraged()),
                    Integer.toString(venue.firstToAutoDeleverage()),
                    Figures.percent(venue.meanMaxDrop()),
                    Figures.percent(venue.meanLiquidated())));
        }
        page.endTable();
        if (!risk.contagion().links().isEmpty()) {
            writeLinks(risk.contagion().links());
        }
        page.soft("Distress: auto-deleveraging, or more than " + Figures.level(Contagion.DISTRESS_FUND_DRAW)
                + " of the insurance fund used.");
    }

    private void writeLinks(List<Contagion.Link> links) {
        page.beginTable(List.of("distress at … given distress at …", "probability, %", "scenarios", "given was first"));
        for (Contagion.Link link : links) {
            page.row(List.of(
                    link.venue() + " given " + link.given(),
                    Figures.percent(link.probability()),
                    link.bothDistressed() + " of " + link.givenDistressed(),
                    Integer.toString(link.givenFirst())));
        }
        page.endTable();
    }

    private void writeCohorts() {
        page.heading("Leveraged traders by population and leverage");
        page.beginTable(List.of(
                "per cent of the cohort",
                "leverage",
                "traders",
                "liquidated",
                "panicked",
                "equity lost",
                "worst: liquidated",
                "panicked",
                "equity lost"));
        for (CohortSummary cohort : risk.cohorts()) {
            page.row(List.of(
                    cohort.population(),
                    MarketText.band(cohort.leverageFrom(), cohort.leverageTo()),
                    Figures.count(cohort.overall().traders()),
                    Figures.percent(cohort.overall().liquidatedShare()),
                    Figures.percent(cohort.overall().panickedShare()),
                    Figures.percent(cohort.overall().equityLossRatio()),
                    Figures.percent(cohort.tail().liquidatedShare()),
                    Figures.percent(cohort.tail().panickedShare()),
                    Figures.percent(cohort.tail().equityLossRatio())));
        }
        page.endTable();
    }

    private void writeAllMetrics() {
        page.heading("All metrics");
        List<String> head = new ArrayList<>(List.of("", "unit", "mean", "std error", "median"));
        risk.settings().levels().forEach(level -> head.add("VaR " + Figures.level(level)));
        head.addAll(List.of("worst", "undefined"));
        page.beginTable(head);
        for (RiskMeasure measure : risk.measures()) {
            Metric metric = measure.metric();
            List<String> cells = new ArrayList<>(List.of(MetricLabel.of(metric), Figures.unit(metric)));
            measure.distribution().ifPresent(distribution -> {
                cells.add(Figures.of(metric, distribution.mean()));
                cells.add(Figures.of(metric, distribution.standardError()));
                cells.add(Figures.of(metric, distribution.median()));
                distribution.valueAtRisk().forEach(estimate -> cells.add(Figures.of(metric, estimate.value())));
                cells.add(Figures.of(metric, distribution.worst().get(0).value()));
            });
            while (cells.size() < head.size() - 1) {
                cells.add(Figures.ABSENT);
            }
            cells.add(Integer.toString(measure.undefined()));
            page.row(cells);
        }
        page.endTable();
    }

    private void writeWorst() {
        page.heading("Worst scenarios, the worst first");
        page.beginTable(List.of("metric", "scenario numbers"));
        for (Metric metric : TailRiskReport.HEADLINES) {
            risk.measure(metric)
                    .distribution()
                    .ifPresent(distribution -> page.row(List.of(
                            MetricLabel.of(metric),
                            distribution.worst().stream()
                                    .limit(10)
                                    .map(WorstScenario::scenario)
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")))));
        }
        page.endTable();
    }

    private void writeReproduction() {
        page.heading("To reproduce");
        if (!report.provenance().command().isEmpty()) {
            page.code("command", report.provenance().command());
        }
        page.code("seed", Long.toString(report.subject().seed()));
        page.code("specification sha256", report.subject().specSha256());
        page.code("outcomes sha256", report.outcomesSha256());
        page.code("engine", report.subject().engineVersion());
        page.code("report sha256", report.sha256());
    }
}
