package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.Attribution;
import io.stampede.risk.CohortSummary;
import io.stampede.risk.CohortSummary.CohortMeans;
import io.stampede.risk.Contagion;
import io.stampede.risk.TailRiskReport;
import java.util.List;
import java.util.OptionalInt;

/** What happened in the market, as tables: where the fall came from, which venues broke, which traders lost. */
final class MarketText {
    private static final int NAME_COLUMNS = 24;

    private final TailRiskReport risk;
    private final StringBuilder text;

    MarketText(TailRiskReport risk, StringBuilder text) {
        this.risk = risk;
        this.text = text;
    }

    void write() {
        writeAttribution();
        writeContagion();
        writeCohorts();
    }

    private void writeAttribution() {
        Attribution attribution = risk.attribution();
        ReportText.heading(text, "Where the fall came from (means, per cent)");
        TextTable table = new TextTable(1);
        table.row("", "all scenarios", "worst " + Figures.level(attribution.tailShare()) + " by max drop");
        for (Attribution.Figure figure : attribution.figures()) {
            table.row(label(figure.key()), Figures.percent(figure.overall()), Figures.percent(figure.tail()));
        }
        table.writeTo(text);
    }

    static String label(String key) {
        for (Metric metric : Metric.values()) {
            if (metric.key().equals(key)) {
                return MetricLabel.of(metric);
            }
        }
        return "Market's own reaction";
    }

    private void writeContagion() {
        Contagion contagion = risk.contagion();
        ReportText.heading(text, "Venues in distress");
        TextTable table = new TextTable(1);
        table.row("", "distressed", "%", "ADL", "first ADL", "max drop %", "liquidated %");
        for (Contagion.VenueDistress venue : contagion.venues()) {
            table.row(
                    PlainText.oneLine(venue.venue(), NAME_COLUMNS),
                    Integer.toString(venue.distressed()),
                    Figures.percent(venue.distressed() / (double) risk.scenarios()),
                    Integer.toString(venue.autoDeleveraged()),
                    Integer.toString(venue.firstToAutoDeleverage()),
                    Figures.percent(venue.meanMaxDrop()),
                    Figures.percent(venue.meanLiquidated()));
        }
        table.writeTo(text);
        text.append("Distress: auto-deleveraging (ADL), or more than ")
                .append(Figures.level(Contagion.DISTRESS_FUND_DRAW))
                .append(" of the insurance fund used. Counts: scenarios.\n");
        if (!contagion.links().isEmpty()) {
            writeLinks(contagion.links());
        }
    }

    private void writeLinks(List<Contagion.Link> links) {
        text.append('\n');
        TextTable table = new TextTable(2);
        table.row("given distress at", "distress at", "probability %", "scenarios", "given earlier");
        for (Contagion.Link link : links) {
            table.row(
                    PlainText.oneLine(link.given(), NAME_COLUMNS),
                    PlainText.oneLine(link.venue(), NAME_COLUMNS),
                    Figures.percent(link.probability()),
                    link.bothDistressed() + " of " + link.givenDistressed(),
                    Integer.toString(link.givenFirst()));
        }
        table.writeTo(text);
    }

    private void writeCohorts() {
        ReportText.heading(text, "Leveraged traders by population and leverage (per cent of the cohort)");
        TextTable table = new TextTable(2);
        table.row("", "leverage", "traders", "liquid.", "panicked", "lost", "liquid.*", "panicked*", "lost*");
        String previous = "";
        for (CohortSummary cohort : risk.cohorts()) {
            String population = PlainText.oneLine(cohort.population(), NAME_COLUMNS);
            CohortMeans all = cohort.overall();
            CohortMeans worst = cohort.tail();
            table.row(
                    population.equals(previous) ? "" : population,
                    band(cohort.leverageFrom(), cohort.leverageTo()),
                    Figures.count(all.traders()),
                    Figures.percent(all.liquidatedShare()),
                    Figures.percent(all.panickedShare()),
                    Figures.percent(all.equityLossRatio()),
                    Figures.percent(worst.liquidatedShare()),
                    Figures.percent(worst.panickedShare()),
                    Figures.percent(worst.equityLossRatio()));
            previous = population;
        }
        table.writeTo(text);
        text.append("* in the worst ")
                .append(Figures.level(risk.attribution().tailShare()))
                .append(" of the scenarios by max drop. Lost: of the equity at the start.\n");
    }

    static String band(int from, OptionalInt to) {
        return to.isPresent() ? from + "–" + to.getAsInt() + "x" : "≥" + from + "x";
    }
}
