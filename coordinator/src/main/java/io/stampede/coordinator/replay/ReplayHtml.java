package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.Figures;
import io.stampede.coordinator.report.HtmlPage;
import io.stampede.outcome.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** A replay as one page: drawings over one axis of time, and the tables of the text. */
final class ReplayHtml {
    private static final int COLOURS = 8;

    private final ReplayDocument document;
    private final History history;
    private final HtmlPage page = new HtmlPage();

    private ReplayHtml(ReplayDocument document) {
        this.document = document;
        this.history = document.played().history();
    }

    static String write(ReplayDocument document) {
        ReplayHtml writer = new ReplayHtml(document);
        writer.page.begin(
                writer.title() + " – Stampede replay",
                HtmlPage.style(HtmlPage.class, "report.css") + HtmlPage.style(ReplayHtml.class, "replay.css"));
        writer.writeTitle();
        writer.writePrices();
        writer.writeFlows();
        writer.writeDepthAndFear();
        writer.writeFunds();
        writer.writeTables();
        writer.writeReproduction();
        return writer.page.end();
    }

    private String title() {
        return document.subject().name() + ", scenario " + document.played().scenario();
    }

    private void writeTitle() {
        page.title(title());
        page.soft("Stampede replay: seed " + document.subject().seed() + ", " + ReplayTables.checked(document.check())
                + ".");
        page.heading("When what happened");
        page.beginTable(List.of("", "h:m:s", ""));
        ReplayTables.turningPoints(history).forEach(page::row);
        page.endTable();
        if (!history.events().isEmpty()) {
            page.heading("Events");
            page.beginTable(List.of("h:m:s", "event", "venue", "size"));
            ReplayTables.events(history).forEach(page::row);
            page.endTable();
        }
    }

    private void writePrices() {
        page.heading("Price");
        List<LineChart.Line> lines = new ArrayList<>(
                List.of(new LineChart.Line("reference", history.market().fundamental())));
        lines.addAll(byVenue(VenueColumn.PRICE::read));
        List<String> colours = new ArrayList<>(List.of("reference"));
        colours.addAll(venueColours());
        List<String> names = new ArrayList<>(List.of("fundamental value"));
        names.addAll(venueNames());
        page.figure(
                LineChart.draw(history, "price by venue", 1, lines),
                "Price by venue and fundamental value, quote currency");
        page.legend(colours, names);
    }

    private void writeFlows() {
        page.heading("Who traded");
        List<FlowChart.Flow> flows = List.of(
                flow("forced", VenueColumn.LIQUIDATED, VenueColumn.LIQUIDATED_BOUGHT),
                flow("panic", VenueColumn.PANIC, VenueColumn.PANIC_BOUGHT),
                flow("rational", VenueColumn.RATIONAL, VenueColumn.RATIONAL_BOUGHT));
        page.figure(
                FlowChart.draw(history, "flows by motive", flows),
                "Bought (above zero) and sold (below) by those who take prices, all venues, per cent of the open"
                        + " interest at the start, a bar each " + barTime());
        page.legend(
                List.of("forced", "panic", "rational"),
                List.of("liquidation", "panic exit", "pools that follow value or trend"));
        if (TurningPoint.first(history.sum(VenueColumn.AUTO_DELEVERAGED::read)) < 0) {
            page.soft("No position was auto-deleveraged.");
            return;
        }
        page.figure(
                FlowChart.draw(history, "auto-deleveraging by venue", deleveraging()),
                "Bankrupt positions handed to counterparties (auto-deleveraging) by venue, per cent of the open"
                        + " interest at the start, a bar each " + barTime());
        page.legend(venueColours(), venueNames());
    }

    private FlowChart.Flow flow(String cssClass, VenueColumn total, VenueColumn bought) {
        return FlowChart.Flow.of(cssClass, history.sum(total::read), history.sum(bought::read));
    }

    private List<FlowChart.Flow> deleveraging() {
        List<FlowChart.Flow> flows = new ArrayList<>();
        for (LineChart.Line line : byVenue(VenueColumn.AUTO_DELEVERAGED::read)) {
            flows.add(FlowChart.Flow.of(line.cssClass(), line.values(), line.values()));
        }
        return flows;
    }

    private String barTime() {
        return Figures.time((double) FlowChart.stepsPerBar(history) * history.stepSeconds());
    }

    private void writeDepthAndFear() {
        page.heading("Depth");
        page.figure(
                LineChart.draw(history, "depth by venue", 100, byVenue(VenueColumn.DEPTH::read)),
                "Depth of the books by venue, per cent of calm times");
        page.legend(venueColours(), venueNames());
        page.heading("Fear and panic");
        page.figure(
                LineChart.draw(
                        history,
                        "fear and panic",
                        100,
                        List.of(
                                new LineChart.Line("fear", history.market().fear()),
                                new LineChart.Line("panic", history.market().panicShare()))),
                "Mean fear of leveraged traders, weighted by size, and the share of them in panic, per cent");
        page.legend(List.of("fear", "panic"), List.of("fear", "in panic"));
    }

    private void writeFunds() {
        page.heading("Insurance funds");
        page.figure(
                LineChart.draw(history, "insurance fund by venue", 100, byVenue(VenueColumn.INSURANCE_FUND::read)),
                "Insurance fund by venue, per cent of the open interest at the start");
        page.legend(venueColours(), venueNames());
        page.heading("Open interest");
        page.figure(
                LineChart.draw(history, "open interest by venue", 100, byVenue(VenueColumn.OPEN_INTEREST::read)),
                "Open interest by venue in base units, per cent of all at the start");
        page.legend(venueColours(), venueNames());
    }

    private List<LineChart.Line> byVenue(Function<History.Venue, double[]> column) {
        List<LineChart.Line> lines = new ArrayList<>();
        for (History.Venue venue : history.venues()) {
            lines.add(new LineChart.Line(colour(lines.size()), column.apply(venue)));
        }
        return lines;
    }

    private List<String> venueColours() {
        List<String> colours = new ArrayList<>();
        for (int venue = 0; venue < history.venues().size(); venue++) {
            colours.add(colour(venue));
        }
        return colours;
    }

    private static String colour(int venue) {
        return "venue" + venue % COLOURS + (venue < COLOURS ? "" : " again");
    }

    private List<String> venueNames() {
        return history.venues().stream().map(History.Venue::name).toList();
    }

    private void writeTables() {
        page.heading("Venues");
        page.beginTable(ReplayTables.VENUE_HEAD);
        ReplayTables.venues(history).forEach(page::row);
        page.endTable();
        page.soft(ReplayTables.UNITS);
        page.heading("All metrics");
        page.beginTable(List.of("", "unit", "value"));
        ReplayTables.metrics(document.played()).forEach(page::row);
        page.endTable();
    }

    private void writeReproduction() {
        page.heading("To reproduce");
        if (!document.subject().batchId().isEmpty()) {
            page.code("batch", document.subject().batchId());
        }
        page.code("scenario", Integer.toString(document.played().scenario()));
        page.code("seed", Long.toString(document.subject().seed()));
        page.code("specification sha256", document.subject().specSha256());
        page.code("engine", document.subject().engineVersion());
        page.code("step", Duration.ofSeconds(history.stepSeconds()).toString());
        page.code("final state", HexFormat.of().toHexDigits(document.played().digest()));
    }
}
