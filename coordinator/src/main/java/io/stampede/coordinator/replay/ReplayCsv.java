package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.CanonicalJson;
import io.stampede.coordinator.report.ScenarioCsv;
import io.stampede.outcome.History;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A history as a table: one row a step and venue, steps ascending. The columns of the market as a whole are repeated in
 * each venue's row. Units are those of {@link History}; time is in seconds at the end of the step.
 *
 * @source RFC 4180; cells that a spreadsheet would take for a formula begin with an apostrophe
 */
final class ReplayCsv {
    private static final String END_OF_LINE = "\r\n";

    private ReplayCsv() {}

    static void write(History history, Appendable out) throws IOException {
        writeHead(out);
        List<String> names = new ArrayList<>();
        List<double[][]> venues = new ArrayList<>();
        for (History.Venue venue : history.venues()) {
            names.add(ScenarioCsv.cell(venue.name()));
            venues.add(VenueColumn.all(venue));
        }
        double[][] market = MarketColumn.all(history.market());
        for (int step = 0; step < history.steps(); step++) {
            for (int venue = 0; venue < names.size(); venue++) {
                out.append(Integer.toString(step)).append(',');
                out.append(Long.toString(history.seconds(step))).append(',');
                out.append(names.get(venue));
                writeRow(venues.get(venue), step, out);
                writeRow(market, step, out);
                out.append(END_OF_LINE);
            }
        }
    }

    private static void writeHead(Appendable out) throws IOException {
        out.append("step,time,venue");
        for (VenueColumn column : VenueColumn.values()) {
            out.append(',').append(column.key());
        }
        for (MarketColumn column : MarketColumn.values()) {
            out.append(",market.").append(column.key());
        }
        out.append(END_OF_LINE);
    }

    private static void writeRow(double[][] columns, int step, Appendable out) throws IOException {
        for (double[] column : columns) {
            out.append(',').append(CanonicalJson.number(column[step]));
        }
    }
}
