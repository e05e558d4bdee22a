package io.stampede.coordinator.report;

import io.stampede.outcome.VenueFigure;
import io.stampede.risk.Contagion;
import io.stampede.risk.TailDependence;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How distress spreads between venues, who sells first, and how liquidations bring on liquidations, on the page. */
final class ContagionHtml {
    private static final int SHADES = 10;

    private final TailRiskReport risk;
    private final HtmlPage page;
    private final ContagionTables tables;

    ContagionHtml(TailRiskReport risk, HtmlPage page) {
        this.risk = risk;
        this.page = page;
        this.tables = new ContagionTables(risk);
    }

    void writeVenues() {
        page.beginTable(
                List.of("venue", "distressed", "%", "auto-deleveraged", "first to", "max drop, %", "liquidated, %"));
        for (Contagion.VenueDistress venue : risk.contagion().venues()) {
            page.row(List.of(
                    venue.venue(),
                    Integer.toString(venue.distressed()),
                    Figures.percent(venue.distressedShare()),
                    Integer.toString(venue.autoDeleveraged()),
                    Integer.toString(venue.firstToAutoDeleverage()),
                    Figures.percent(venue.meanMaxDrop()),
                    Figures.percent(venue.meanLiquidated())));
        }
        page.endTable();
        page.soft("Distress: auto-deleveraging, more than " + Figures.level(VenueFigure.DISTRESS_FUND_DRAW)
                + " of the insurance fund used, or insolvency. Counts are of scenarios; max drop and liquidated"
                + " notional (of the venue's open interest at the start) are means.");
        if (!risk.contagion().links().isEmpty()) {
            writePairs();
        }
    }

    private void writePairs() {
        page.line("h3", "", "Order of failure, scenarios");
        writeRows(tables.placesHead(), tables.places());
        page.soft("Venues whose distress begins in the same step share the earlier place.");
        writeMatrix(
                "Probability of distress at a venue, given distress at another, per cent",
                "given distress at",
                Contagion.Link::probability);
        writeMatrix(
                "Probability of a fall among a venue's worst " + Figures.level(TailDependence.LEVEL)
                        + ", given one at another, per cent",
                "given a fall at",
                ContagionTables::tail);
        writeRows(ContagionTables.pairsHead(), tables.pairs());
        page.soft("A share of counted scenarios is no cause. Brackets: Wilson's intervals. Earlier: both were in"
                + " distress, the given venue in an earlier step. Tail: the figure of the table above, which compares"
                + " falls by rank: of venues that have nothing to do with each other that figure is "
                + Figures.level(TailDependence.LEVEL) + ", of venues that are one market 100 %.");
    }

    private void writeRows(List<String> head, List<List<String>> rows) {
        page.beginTable(head);
        rows.forEach(page::row);
        page.endTable();
    }

    private void writeMatrix(String title, String corner, Function<Contagion.Link, OptionalDouble> figure) {
        List<Contagion.VenueDistress> venues = risk.contagion().venues();
        List<String> head = new ArrayList<>(List.of(corner));
        venues.forEach(venue -> head.add(venue.venue()));
        page.line("h3", "", title);
        page.beginTable(head);
        List<List<OptionalDouble>> matrix = tables.matrix(figure);
        for (int given = 0; given < venues.size(); given++) {
            page.beginRow(venues.get(given).venue());
            matrix.get(given).forEach(value -> page.cell(shade(value), Figures.percent(value)));
            page.endRow();
        }
        page.endTable();
    }

    private static String shade(OptionalDouble probability) {
        return probability.isPresent() ? "shade" + (int) Math.round(probability.getAsDouble() * SHADES) : "";
    }

    void writeSellers() {
        page.line("h3", "", "Who sells first, and who is wiped out");
        writeRows(ContagionTables.sellersHead(), tables.sellers());
        page.soft(String.join(" ", tables.sellersNote()));
    }

    void writeExcitation() {
        tables.excitation().forEach(line -> page.line("p", "", line));
    }
}
