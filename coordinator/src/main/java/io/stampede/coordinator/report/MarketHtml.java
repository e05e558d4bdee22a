package io.stampede.coordinator.report;

import io.stampede.risk.Attribution;
import io.stampede.risk.CohortSummary;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.List;

/** What happened in the market, on the page: where the fall came from, which traders lost. */
final class MarketHtml {
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
        new ContagionHtml(risk, page).writeSellers();
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
