package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.Attribution;
import io.stampede.risk.CohortSummary;
import io.stampede.risk.CohortSummary.CohortMeans;
import io.stampede.risk.TailRiskReport;
import java.util.OptionalInt;

/** What happened in the market, as tables: where the fall came from, how it spread, which traders lost. */
final class MarketText {
    private static final int NAME_COLUMNS = 24;

    private final TailRiskReport risk;
    private final StringBuilder text;

    MarketText(TailRiskReport risk, StringBuilder text) {
        this.risk = risk;
        this.text = text;
    }

    void write() {
        new CausesText(risk, text).write();
        writeAttribution();
        ContagionText contagion = new ContagionText(risk, text);
        contagion.writeVenues();
        writeCohorts();
        contagion.writeSellers();
        contagion.writeExcitation();
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
