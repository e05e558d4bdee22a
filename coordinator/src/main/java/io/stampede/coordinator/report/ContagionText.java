package io.stampede.coordinator.report;

import io.stampede.outcome.VenueFigure;
import io.stampede.risk.Contagion;
import io.stampede.risk.TailDependence;
import io.stampede.risk.TailRiskReport;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How distress spreads between venues, who sells first, and how liquidations bring on liquidations, as tables. */
final class ContagionText {
    private static final int NAME_COLUMNS = 24;
    private static final int SHORT_NAME_COLUMNS = 16;
    private static final int HEAD_COLUMNS = 12;

    private final TailRiskReport risk;
    private final StringBuilder text;
    private final ContagionTables tables;

    ContagionText(TailRiskReport risk, StringBuilder text) {
        this.risk = risk;
        this.text = text;
        this.tables = new ContagionTables(risk);
    }

    void writeVenues() {
        ReportText.heading(text, "Venues in distress");
        TextTable table = new TextTable(1);
        table.row("", "distressed", "%", "ADL", "first ADL", "max drop %", "liquidated %");
        for (Contagion.VenueDistress venue : risk.contagion().venues()) {
            table.row(
                    PlainText.oneLine(venue.venue(), NAME_COLUMNS),
                    Integer.toString(venue.distressed()),
                    Figures.percent(venue.distressedShare()),
                    Integer.toString(venue.autoDeleveraged()),
                    Integer.toString(venue.firstToAutoDeleverage()),
                    Figures.percent(venue.meanMaxDrop()),
                    Figures.percent(venue.meanLiquidated()));
        }
        table.writeTo(text);
        text.append("Distress: auto-deleveraging (ADL), more than ")
                .append(Figures.level(VenueFigure.DISTRESS_FUND_DRAW))
                .append(" of the insurance fund used, or insolvency.\nCounts: scenarios.\n");
        if (!risk.contagion().links().isEmpty()) {
            writePairs();
        }
    }

    private void writePairs() {
        writeRows(
                "Order of failure (scenarios; venues of the same step share a place)",
                tables.placesHead(),
                tables.places());
        writeMatrix(
                "Distress at the column's venue, given distress at the row's, per cent", Contagion.Link::probability);
        writeMatrix(
                "Tail: a fall among its worst " + Figures.level(TailDependence.LEVEL)
                        + " at the column's venue, given one at the row's, per cent",
                ContagionTables::tail);
        text.append('\n');
        TextTable table = new TextTable(2);
        table.row(withoutCounts(ContagionTables.pairsHead()));
        tables.pairs().forEach(row -> table.row(withoutCounts(named(row, 2))));
        table.writeTo(text);
        text.append("Earlier: scenarios with distress at both, at the given venue in an earlier step.\n");
    }

    private void writeRows(String title, List<String> head, List<List<String>> rows) {
        text.append('\n').append(title).append('\n');
        TextTable table = new TextTable(1);
        table.row(head);
        rows.forEach(row -> table.row(named(row, 1)));
        table.writeTo(text);
    }

    /** The first cells hold names of any length. */
    private static List<String> named(List<String> row, int names) {
        List<String> cells = new ArrayList<>(row);
        for (int name = 0; name < names; name++) {
            cells.set(name, PlainText.oneLine(row.get(name), SHORT_NAME_COLUMNS));
        }
        return cells;
    }

    /** A line has no room for the counts of pairs, which the intervals tell of. */
    private static List<String> withoutCounts(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        cells.remove(4);
        return cells;
    }

    private void writeMatrix(String title, Function<Contagion.Link, OptionalDouble> figure) {
        text.append('\n').append(title).append('\n');
        TextTable table = new TextTable(1);
        List<String> head = new ArrayList<>(List.of(""));
        List<Contagion.VenueDistress> venues = risk.contagion().venues();
        venues.forEach(venue -> head.add(PlainText.oneLine(venue.venue(), HEAD_COLUMNS)));
        table.row(head);
        List<List<OptionalDouble>> matrix = tables.matrix(figure);
        for (int given = 0; given < venues.size(); given++) {
            List<String> row =
                    new ArrayList<>(List.of(PlainText.oneLine(venues.get(given).venue(), NAME_COLUMNS)));
            matrix.get(given).forEach(value -> row.add(Figures.percent(value)));
            table.row(row);
        }
        table.writeTo(text);
    }

    void writeSellers() {
        ReportText.heading(text, "Who sells first, and who is wiped out");
        TextTable table = new TextTable(2);
        table.row(ContagionTables.sellersHead());
        String previous = "";
        for (List<String> row : tables.sellers()) {
            List<String> cells = named(row, 1);
            String population = cells.get(0);
            cells.set(0, population.equals(previous) ? "" : population);
            table.row(cells);
            previous = population;
        }
        table.writeTo(text);
        tables.sellersNote().forEach(line -> text.append(line).append('\n'));
    }

    void writeExcitation() {
        ReportText.heading(text, "Liquidations that bring on liquidations");
        tables.excitation().forEach(line -> text.append(line).append('\n'));
    }
}
