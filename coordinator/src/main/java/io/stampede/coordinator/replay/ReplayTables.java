package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.Figures;
import io.stampede.coordinator.report.MetricLabel;
import io.stampede.outcome.History;
import io.stampede.outcome.HistoryEvent;
import io.stampede.outcome.Metric;
import io.stampede.outcome.PlayedScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What text and HTML say of a scenario in tables. Names of venues are as the user wrote them. */
final class ReplayTables {
    /** What per cent are of. */
    static final String UNITS =
            "Flows, funds and OI: of the open interest of all venues at the start. Depth: of calm times.";

    /** Lowest price and when, lowest depth, flows added up, lowest fund, last open interest. */
    static final List<String> VENUE_HEAD =
            List.of("", "lowest", "at", "depth", "liquid.", "panic", "pools", "ADL", "first ADL", "fund low", "OI end");

    private ReplayTables() {}

    /** A row each: label, time, value. */
    static List<List<String>> turningPoints(History history) {
        return TurningPoint.of(history).stream()
                .map(point -> List.of(point.label(), Figures.time(history.seconds(point.step())), point.value()))
                .toList();
    }

    /** A row each: time, what happened, where, how large. */
    static List<List<String>> events(History history) {
        return history.events().stream()
                .map(event -> List.of(
                        Figures.time(history.seconds(event.step())),
                        event.kind().text(),
                        event.venue() == HistoryEvent.MARKET
                                ? "market"
                                : history.venues().get(event.venue()).name(),
                        event.size() == 0 ? "" : size(event)))
                .toList();
    }

    private static String size(HistoryEvent event) {
        return switch (event.kind()) {
            case BAD_NEWS, GOOD_NEWS -> "severity " + Figures.fixed(event.size(), 1);
            case PEG_LOST, DENIAL, INSOLVENT -> Figures.percent(event.size()) + " %";
            default -> "";
        };
    }

    /** A row each, as {@link #VENUE_HEAD} names its cells. */
    static List<List<String>> venues(History history) {
        List<List<String>> rows = new ArrayList<>();
        PriceFigure price = PriceFigure.of(history);
        for (History.Venue venue : history.venues()) {
            int low = TurningPoint.lowest(venue.price());
            int first = TurningPoint.first(venue.autoDeleveraged());
            rows.add(List.of(
                    venue.name(),
                    price.of(venue.price()[low]),
                    Figures.time(history.seconds(low)),
                    Figures.percent(venue.depth()[TurningPoint.lowest(venue.depth())]),
                    Figures.percent(sum(venue.liquidated().total())),
                    Figures.percent(sum(venue.panic().total())),
                    Figures.percent(sum(venue.rational().total())),
                    Figures.percent(sum(venue.autoDeleveraged())),
                    first < 0 ? Figures.ABSENT : Figures.time(history.seconds(first)),
                    Figures.percent(venue.insuranceFund()[TurningPoint.lowest(venue.insuranceFund())]),
                    Figures.percent(venue.openInterest()[venue.steps() - 1])));
        }
        return rows;
    }

    private static double sum(double[] column) {
        return Arrays.stream(column).sum();
    }

    /** A row each: label, unit, value. */
    static List<List<String>> metrics(PlayedScenario played) {
        List<List<String>> rows = new ArrayList<>();
        for (Metric metric : played.layout().metrics()) {
            rows.add(List.of(MetricLabel.of(metric), Figures.unit(metric), Figures.of(metric, played.metric(metric))));
        }
        return rows;
    }

    /** Whether this is what the batch computed, in words. */
    static String checked(ReplayDocument.Check check) {
        return switch (check) {
            case BATCH -> "all its figures and its final state are those of its batch, bit for bit";
            case NONE -> "compared with no batch";
        };
    }
}
