package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.Figures;
import io.stampede.coordinator.report.PlainText;
import io.stampede.coordinator.report.ReportText;
import io.stampede.coordinator.report.TextTable;
import io.stampede.outcome.History;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A replay for a terminal of 100 columns: what happened when, what became of each venue, and the way there. */
final class ReplayText {
    private static final int ROWS_MAX = 40;
    private static final int NAME_COLUMNS = 16;
    private static final int LABEL_COLUMNS = 21;

    private final ReplayDocument document;
    private final History history;
    private final StringBuilder text = new StringBuilder();

    private ReplayText(ReplayDocument document) {
        this.document = document;
        this.history = document.played().history();
    }

    static String write(ReplayDocument document) {
        ReplayText writer = new ReplayText(document);
        writer.writeTitle();
        writer.writeTurningPoints();
        writer.writeEvents();
        writer.writeVenues();
        writer.writeSteps();
        writer.writeMetrics();
        writer.writeReproduction();
        return writer.text.toString();
    }

    private void writeTitle() {
        text.append("Stampede replay: ")
                .append(PlainText.oneLine(document.subject().name()))
                .append(", scenario ")
                .append(document.played().scenario())
                .append('\n');
        text.append("seed ")
                .append(document.subject().seed())
                .append(", final state ")
                .append(HexFormat.of().toHexDigits(document.played().digest()))
                .append('\n')
                .append(ReplayTables.checked(document.check()))
                .append('\n');
    }

    private void writeTurningPoints() {
        ReportText.heading(text, "When what happened (hours:minutes:seconds)");
        TextTable table = new TextTable(1);
        ReplayTables.turningPoints(history).forEach(table::row);
        table.writeTo(text);
    }

    private void writeEvents() {
        if (history.events().isEmpty()) {
            return;
        }
        ReportText.heading(text, "Events");
        TextTable table = new TextTable(3);
        for (List<String> event : ReplayTables.events(history)) {
            List<String> cells = new ArrayList<>(event);
            cells.set(2, PlainText.oneLine(event.get(2), NAME_COLUMNS));
            table.row(cells);
        }
        table.writeTo(text);
    }

    private void writeVenues() {
        ReportText.heading(text, "Venues (per cent)");
        TextTable table = new TextTable(1);
        table.row(ReplayTables.VENUE_HEAD);
        for (List<String> venue : ReplayTables.venues(history)) {
            List<String> cells = new ArrayList<>(venue);
            cells.set(0, PlainText.oneLine(venue.get(0), NAME_COLUMNS));
            table.row(cells);
        }
        table.writeTo(text);
        text.append(ReplayTables.UNITS).append('\n');
    }

    private void writeSteps() {
        ReportText.heading(text, "Step by step, all venues (per cent)");
        TextTable table = new TextTable(0);
        table.row(
                "", "price", "fundam.", "depth", "fear", "panic", "liquid.*", "panic*", "pools*", "ADL*", "fund", "OI");
        PriceFigure price = PriceFigure.of(history);
        History.Market market = history.market();
        double[] liquidated = history.sum(VenueColumn.LIQUIDATED::read);
        double[] panic = history.sum(VenueColumn.PANIC::read);
        double[] rational = history.sum(VenueColumn.RATIONAL::read);
        double[] deleveraged = history.sum(VenueColumn.AUTO_DELEVERAGED::read);
        double[] fund = history.sum(VenueColumn.INSURANCE_FUND::read);
        double[] openInterest = history.sum(VenueColumn.OPEN_INTEREST::read);
        int from = 0;
        for (int step : ShownSteps.of(history.steps(), TurningPoint.of(history), ROWS_MAX)) {
            table.row(
                    Figures.time(history.seconds(step)),
                    price.of(market.price()[step]),
                    price.of(market.fundamental()[step]),
                    Figures.percent(market.depth()[step]),
                    Figures.percent(market.fear()[step]),
                    Figures.percent(market.panicShare()[step]),
                    Figures.percent(sum(liquidated, from, step)),
                    Figures.percent(sum(panic, from, step)),
                    Figures.percent(sum(rational, from, step)),
                    Figures.percent(sum(deleveraged, from, step)),
                    Figures.percent(fund[step]),
                    Figures.percent(openInterest[step]));
            from = step + 1;
        }
        table.writeTo(text);
        text.append("* since the row above. Pools follow value or trend; all else is liquidated or panics.\n");
    }

    private static double sum(double[] column, int from, int to) {
        double sum = 0;
        for (int step = from; step <= to; step++) {
            sum += column[step];
        }
        return sum;
    }

    private void writeMetrics() {
        ReportText.heading(text, "All metrics");
        List<List<String>> metrics = ReplayTables.metrics(document.played());
        int half = (metrics.size() + 1) / 2;
        TextTable table = new TextTable(2);
        for (int row = 0; row < half; row++) {
            List<String> cells = new ArrayList<>(metrics.get(row));
            if (row + half < metrics.size()) {
                List<String> right = metrics.get(row + half);
                cells.add("  " + right.get(0)
                        + " ".repeat(LABEL_COLUMNS - right.get(0).length()));
                cells.add(right.get(1));
                cells.add(right.get(2));
            }
            table.row(cells);
        }
        table.writeTo(text);
    }

    private void writeReproduction() {
        ReportText.heading(text, "To reproduce");
        TextTable table = new TextTable(2);
        if (!document.subject().batchId().isEmpty()) {
            table.row("batch", document.subject().batchId());
        }
        table.row("seed", Long.toString(document.subject().seed()))
                .row("specification sha256", document.subject().specSha256())
                .row("engine", PlainText.oneLine(document.subject().engineVersion()));
        table.writeTo(text);
    }
}
