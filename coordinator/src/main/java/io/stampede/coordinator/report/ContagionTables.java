package io.stampede.coordinator.report;

import io.stampede.risk.CohortSummary;
import io.stampede.risk.CohortSummary.CohortMeans;
import io.stampede.risk.Contagion;
import io.stampede.risk.SelfExcitation;
import io.stampede.risk.TailDependence;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WilsonInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What is known of contagion as rows of cells, the first of each its name, for text and page alike. */
final class ContagionTables {
    private static final List<String> PLACES = List.of("first", "second", "third");

    private final TailRiskReport risk;
    private final Contagion contagion;

    ContagionTables(TailRiskReport risk) {
        this.risk = risk;
        this.contagion = risk.contagion();
    }

    /** A cell of the matrix; absent on the diagonal. */
    Optional<Contagion.Link> link(int given, int venue) {
        if (given == venue) {
            return Optional.empty();
        }
        int others = contagion.venues().size() - 1;
        return Optional.of(contagion.links().get(given * others + venue - (venue > given ? 1 : 0)));
    }

    static OptionalDouble tail(Contagion.Link link) {
        return link.tail().isPresent() ? OptionalDouble.of(link.tail().get().coefficient()) : OptionalDouble.empty();
    }

    /** A figure of the pair in each row and column, the given venue's row first. */
    List<List<OptionalDouble>> matrix(Function<Contagion.Link, OptionalDouble> figure) {
        List<List<OptionalDouble>> rows = new ArrayList<>();
        for (int given = 0; given < contagion.venues().size(); given++) {
            List<OptionalDouble> row = new ArrayList<>();
            for (int venue = 0; venue < contagion.venues().size(); venue++) {
                row.add(link(given, venue).map(figure).orElse(OptionalDouble.empty()));
            }
            rows.add(row);
        }
        return rows;
    }

    List<String> placesHead() {
        List<String> head = new ArrayList<>(List.of("in distress"));
        for (int place = 0; place < contagion.venues().size(); place++) {
            head.add(place < PLACES.size() ? PLACES.get(place) : place + 1 + "th");
        }
        return head;
    }

    List<List<String>> places() {
        List<List<String>> rows = new ArrayList<>();
        for (Contagion.VenueDistress venue : contagion.venues()) {
            List<String> row = new ArrayList<>(List.of(venue.venue()));
            venue.places().forEach(count -> row.add(Integer.toString(count)));
            rows.add(row);
        }
        return rows;
    }

    static List<String> pairsHead() {
        return List.of("given", "venue", "distress %", "interval", "scenarios", "earlier", "tail %", "interval");
    }

    List<List<String>> pairs() {
        return contagion.links().stream()
                .map(link -> List.of(
                        link.given(),
                        link.venue(),
                        Figures.percent(link.probability()),
                        interval(link.interval()),
                        link.bothDistressed() + " of " + link.givenDistressed(),
                        Integer.toString(link.givenDistressedFirst()),
                        Figures.percent(tail(link)),
                        interval(link.tail().map(TailDependence::interval))))
                .toList();
    }

    private static String interval(Optional<WilsonInterval> interval) {
        return interval.map(ends -> "[" + Figures.percent(ends.lower()) + ", " + Figures.percent(ends.upper()) + "]")
                .orElse(Figures.ABSENT);
    }

    static List<String> sellersHead() {
        return List.of(
                "population",
                "leverage",
                "first %",
                "mean first",
                "wiped out %",
                "first %*",
                "mean first*",
                "wiped out %*");
    }

    /** Cohorts that have traders. */
    List<List<String>> sellers() {
        return risk.cohorts().stream()
                .filter(cohort -> cohort.overall().traders() > 0)
                .map(ContagionTables::seller)
                .toList();
    }

    private static List<String> seller(CohortSummary cohort) {
        List<String> row = new ArrayList<>(
                List.of(cohort.population(), MarketText.band(cohort.leverageFrom(), cohort.leverageTo())));
        for (CohortMeans means : List.of(cohort.overall(), cohort.tail())) {
            row.add(Figures.percent(means.soldFirstShare()));
            row.add(
                    means.meanFirstSale().isPresent()
                            ? Figures.time(means.meanFirstSale().getAsDouble())
                            : Figures.ABSENT);
            row.add(Figures.percent(means.wipedOutShare()));
        }
        return row;
    }

    List<String> sellersNote() {
        return List.of(
                "First: share of the scenarios in which no other cohort was liquidated or panicked earlier, of",
                "those in which any was. Mean first: h:m:s to its first liquidation or panic, where there was one.",
                "Wiped out: traders whom a liquidation left with nothing. * in the worst "
                        + Figures.level(risk.attribution().tailShare()) + " by max drop.");
    }

    /** The branching ratio in words. */
    List<String> excitation() {
        SelfExcitation excitation = risk.selfExcitation();
        if (excitation.fit().isEmpty()) {
            return List.of("No branching ratio of liquidations: " + excitation.refusal() + ".");
        }
        SelfExcitation.Fit fit = excitation.fit().get();
        return List.of(
                "Branching ratio " + Figures.fixed(fit.branchingRatio(), 3) + " ["
                        + bound(fit.interval().lower()) + ", "
                        + bound(fit.interval().upper())
                        + "]: so many further liquidations one brings on, on average.",
                "Excitation fades to a third (1/e) in " + Figures.fixed(fit.memorySeconds(), 1) + " s; "
                        + Figures.fixed(fit.backgroundPerHour(), 1) + " an hour come by themselves.",
                "Fitted to " + excitation.liquidations() + " liquidations of the first " + excitation.scenarios()
                        + " scenarios. A shock to many counts as excitation too.");
    }

    private static String bound(OptionalDouble bound) {
        return bound.isPresent() ? Figures.fixed(bound.getAsDouble(), 3) : Figures.UNBOUNDED;
    }
}
