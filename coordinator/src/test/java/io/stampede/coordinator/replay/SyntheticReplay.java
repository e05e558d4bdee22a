package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.ReportSubject;
import io.stampede.outcome.History;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.PlayedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A made-up scenario of as many steps as wanted: a fall, with all that belongs to it, a quarter of the way. */
final class SyntheticReplay {
    static final String HOSTILE = "</title><script>alert(1)</script>=1+1,\"x\"\u0000\u001b[31m";
    static final List<String> VENUES = List.of("alpha", "=HYPERLINK(\"x\")");

    private SyntheticReplay() {}

    static ReplayDocument of(int steps) {
        return of(steps, "synthetic", VENUES);
    }

    static ReplayDocument of(int steps, String name, List<String> venues) {
        ReportSubject subject = new ReportSubject("batch-1", name, new TreeMap<>(), 7, "ab".repeat(32), "1");
        return new ReplayDocument(subject, played(steps, venues), ReplayDocument.Check.BATCH);
    }

    private static PlayedScenario played(int steps, List<String> venues) {
        OutcomeLayout layout = new OutcomeLayout(venues, List.of("longs"));
        List<OutcomeColumn> columns = new ArrayList<>();
        for (int column = 0; column < layout.columns(); column++) {
            columns.add(OutcomeColumn.ofSize(1));
        }
        for (Metric metric : Metric.core()) {
            if (metric != Metric.TIME_TO_LOW) {
                columns.get(metric.ordinal()).set(0, 1.0 / (3 + metric.ordinal()));
            }
        }
        OutcomeBlock outcome = new OutcomeBlock(41, columns, new long[] {0x0123_4567_89ab_cdefL});
        return new PlayedScenario(layout, outcome, history(steps, venues));
    }

    private static History history(int steps, List<String> venues) {
        History.Market market = History.Market.ofSize(steps);
        List<History.Venue> rows = new ArrayList<>();
        for (String name : venues) {
            rows.add(History.Venue.ofSize(name, steps));
        }
        History history = new History(10, 100_000, 1e10, market, rows);
        for (int step = 0; step < steps; step++) {
            double fallen = step < steps / 4 ? 0 : steps / 4.0 / (step + 1.0);
            market.price()[step] = 100_000 * (1 - 0.3 * fallen);
            market.fundamental()[step] = 100_000 - step / 7.0;
            market.depth()[step] = 1 - 0.9 * fallen;
            market.fear()[step] = fallen / 3;
            market.panicShare()[step] = fallen / 5;
            for (int venue = 0; venue < rows.size(); venue++) {
                fill(rows.get(venue), venue, step, fallen);
            }
        }
        rows.forEach(venue -> crash(venue, steps / 4));
        return history;
    }

    private static void fill(History.Venue venue, int index, int step, double fallen) {
        venue.price()[step] = 100_000 * (1 - 0.3 * fallen) + index;
        venue.mark()[step] = Math.rint(venue.price()[step]);
        venue.depth()[step] = 1 - 0.9 * fallen;
        venue.insuranceFund()[step] = 0.004 - 0.001 * fallen;
        venue.openInterest()[step] = 0.5 - 0.1 * fallen;
    }

    private static void crash(History.Venue venue, int step) {
        venue.liquidated().total()[step] = 0.12;
        venue.liquidated().bought()[step] = 0.02;
        venue.panic().total()[step] = 0.05;
        venue.rational().total()[step] = 0.01;
        venue.rational().bought()[step] = 0.01;
        venue.autoDeleveraged()[step] = 0.03;
    }
}
