package io.stampede.coordinator.report;

import io.stampede.risk.Attribution;
import io.stampede.risk.CohortSummary;
import io.stampede.risk.Contagion;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What happened in the market, on the page: where the fall came from, which venues broke, which traders lost. */
final class MarketHtml {
    private static final int SHADES = 10;

    private final TailRiskReport risk;
    private final HtmlPage page;
    private final String worst;

    MarketHtml(TailRiskReport risk, HtmlPage page) {
        this.risk = risk;
        this.page = page;
        this.worst = "worst " + Figures.level(risk.attribution().tailShare());
    }

    void writeAttribution() {
        Attribution attribution = risk.attribution();
        List<BarChart.Pair> pairs = new ArrayList<>();
        attribution
                .figures()
                .forEach(figure ->
                        pairs.add(new BarChart.Pair(MarketText.label(figure.key()), figure.overall(), figure.tail())));
        page.open("div", "pair");
        page.open("div", "");
        page.figure(
                BarChart.draw(
                        "chart-attribution",
                        "Where the fall came from",
                        "Means over all scenarios and over the worst; the table has the same figures.",
                        pairs),
                "Means, per cent. Max drop is exogenous drop and the market's own reaction together.");
        writeBarLegend();
        page.close("div");
        page.beginTable(List.of("mean, %", "all scenarios", worst));
        for (Attribution.Figure figure : attribution.figures()) {
            page.row(List.of(
                    MarketText.label(figure.key()), Figures.percent(figure.overall()), Figures.percent(figure.tail())));
        }
        page.endTable();
        page.close("div");
        page.soft("The " + worst + ": " + attribution.tailScenarios() + " of " + risk.scenarios()
                + " scenarios, those with the largest max drop. OI: open interest at the start.");
    }

    private void writeBarLegend() {
        page.legend(List.of("all", "worst"), List.of("all scenarios", worst + " by max drop"));
    }

    void writeContagion() {
        page.beginTable(
                List.of("venue", "distressed", "%", "auto-deleveraged", "first to", "max drop, %", "liquidated, %"));
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
        page.soft("Distress: auto-deleveraging, or more than " + Figures.level(Contagion.DISTRESS_FUND_DRAW)
                + " of the insurance fund used. Counts are of scenarios; max drop and liquidated notional (of the"
                + " venue's open interest at the start) are means.");
        if (!risk.contagion().links().isEmpty()) {
            writeMatrix();
            writeLinks();
        }
    }

    private void writeMatrix() {
        Map<String, OptionalDouble> probabilities = new HashMap<>();
        risk.contagion()
                .links()
                .forEach(link -> probabilities.put(link.given() + "\n" + link.venue(), link.probability()));
        List<String> venues = risk.contagion().venues().stream()
                .map(Contagion.VenueDistress::venue)
                .toList();
        page.line("h3", "", "Probability of distress at a venue, given distress at another, per cent");
        List<String> head = new ArrayList<>(List.of("given distress at"));
        head.addAll(venues);
        page.beginTable(head);
        for (String given : venues) {
            page.beginRow(given);
            for (String venue : venues) {
                OptionalDouble probability = probabilities.getOrDefault(given + "\n" + venue, OptionalDouble.empty());
                page.cell(shade(probability), Figures.percent(probability));
            }
            page.endRow();
        }
        page.endTable();
    }

    private static String shade(OptionalDouble probability) {
        return probability.isPresent() ? "shade" + (int) Math.round(probability.getAsDouble() * SHADES) : "";
    }

    private void writeLinks() {
        page.beginTable(List.of("distress at … given distress at …", "probability, %", "scenarios", "given was first"));
        for (Contagion.Link link : risk.contagion().links()) {
            page.row(List.of(
                    link.venue() + " given " + link.given(),
                    Figures.percent(link.probability()),
                    link.bothDistressed() + " of " + link.givenDistressed(),
                    Integer.toString(link.givenFirst())));
        }
        page.endTable();
        page.soft("A share of counted scenarios is no cause. Given was first: both auto-deleveraged, and the given"
                + " venue in an earlier step.");
    }

    void writeCohorts() {
        List<BarChart.Pair> pairs = new ArrayList<>();
        for (CohortSummary cohort : risk.cohorts()) {
            if (cohort.overall().traders() > 0) {
                pairs.add(new BarChart.Pair(
                        PlainText.oneLine(cohort.population(), 14) + " " + band(cohort),
                        cohort.overall().liquidatedShare(),
                        cohort.tail().liquidatedShare()));
            }
        }
        if (!pairs.isEmpty()) {
            page.open("div", "narrow");
            page.figure(
                    BarChart.draw(
                            "chart-cohorts",
                            "Liquidated traders by population and leverage",
                            "Share of each cohort that was liquidated at least once, over all scenarios and over the"
                                    + " worst; the table has the same figures.",
                            pairs),
                    "Share of the cohort's traders that were liquidated at least once, per cent");
            writeBarLegend();
            page.close("div");
        }
        writeCohortTable();
    }

    private void writeCohortTable() {
        page.beginTable(List.of(
                "population",
                "leverage",
                "traders",
                "liquidated, %",
                "panicked, %",
                "equity lost, %",
                worst + ": liquidated, %",
                "panicked, %",
                "equity lost, %"));
        for (CohortSummary cohort : risk.cohorts()) {
            page.row(List.of(
                    cohort.population(),
                    band(cohort),
                    Figures.count(cohort.overall().traders()),
                    Figures.percent(cohort.overall().liquidatedShare()),
                    Figures.percent(cohort.overall().panickedShare()),
                    Figures.percent(cohort.overall().equityLossRatio()),
                    Figures.percent(cohort.tail().liquidatedShare()),
                    Figures.percent(cohort.tail().panickedShare()),
                    Figures.percent(cohort.tail().equityLossRatio())));
        }
        page.endTable();
        page.soft("Leverage is that at the start. Traders: the mean number of a scenario. A negative loss is a gain.");
    }

    private static String band(CohortSummary cohort) {
        return MarketText.band(cohort.leverageFrom(), cohort.leverageTo());
    }
}
