package io.stampede.risk;

import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import io.stampede.outcome.VenueFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How distress at one venue goes with distress at another.
 *
 * <p>A venue is in distress in a scenario if it auto-deleveraged, used more than {@link VenueFigure#DISTRESS_FUND_DRAW}
 * of its insurance fund, or was closed as insolvent. A probability given another venue's distress is a share of counted
 * scenarios, not a cause.
 *
 * @param venues one per venue, in the specification's order
 * @param links one per ordered pair of different venues, row by row: the matrix of contagion without its diagonal
 */
public record Contagion(List<VenueDistress> venues, List<Link> links) {
    public Contagion {
        venues = List.copyOf(venues);
        links = List.copyOf(links);
    }

    /**
     * Distress of one venue.
     *
     * @param venue its name
     * @param distressed scenarios in which it was in distress
     * @param distressedShare the probability of that: their part of all, by their weights
     * @param autoDeleveraged scenarios in which it auto-deleveraged
     * @param firstToAutoDeleverage scenarios in which no other venue auto-deleveraged earlier
     * @param places scenarios in which it was first in distress, second, and so on: so many venues were in distress in
     *     an earlier step; venues of the same step share the earlier place
     * @param meanMaxDrop mean of its own largest drop, if defined anywhere
     * @param meanLiquidated mean of its liquidated notional over its initial open interest, if defined anywhere
     */
    public record VenueDistress(
            String venue,
            int distressed,
            double distressedShare,
            int autoDeleveraged,
            int firstToAutoDeleverage,
            List<Integer> places,
            OptionalDouble meanMaxDrop,
            OptionalDouble meanLiquidated) {
        public VenueDistress {
            places = List.copyOf(places);
        }
    }

    /**
     * Distress of one venue given that of another.
     *
     * @param given venue whose distress is given
     * @param venue venue asked about
     * @param givenDistressed scenarios with distress at the given venue
     * @param bothDistressed scenarios with distress at both
     * @param probability of distress at the venue given that of the other; absent if that never happened
     * @param interval of that probability
     * @param givenFirst scenarios in which both auto-deleveraged and the given venue did so in an earlier step
     * @param givenDistressedFirst scenarios in which both were in distress and the given venue in an earlier step
     * @param tail whether the venue falls far when the given one does; absent if the scenarios are too few
     */
    public record Link(
            String given,
            String venue,
            int givenDistressed,
            int bothDistressed,
            OptionalDouble probability,
            Optional<WilsonInterval> interval,
            int givenFirst,
            int givenDistressedFirst,
            Optional<TailDependence> tail) {}

    /**
     * One venue's way through all scenarios.
     *
     * @param deleveraging when it first auto-deleveraged
     * @param distress when it was first in distress
     * @param fellFar whether its fall was among its own worst
     */
    private record Path(String name, FirstTimes deleveraging, FirstTimes distress, boolean[] fellFar) {}

    static Contagion of(OutcomeTable table, TailScenarios all, double confidence) {
        List<String> names = table.layout().venues();
        ScenarioWeights weights = all.weights();
        List<Path> paths = new ArrayList<>();
        List<OptionalDouble> drops = new ArrayList<>();
        List<OptionalDouble> liquidated = new ArrayList<>();
        for (int venue = 0; venue < names.size(); venue++) {
            OutcomeColumn drop = column(table, venue, VenueFigure.MAX_DROP);
            boolean[] fellFar = TailDependence.worst(drop, weights);
            drops.add(all.mean(drop));
            liquidated.add(all.mean(column(table, venue, VenueFigure.LIQUIDATED_NOTIONAL)));
            FirstTimes deleveraging = FirstTimes.of(column(table, venue, VenueFigure.FIRST_AUTO_DELEVERAGING));
            FirstTimes distress = FirstTimes.of(column(table, venue, VenueFigure.FIRST_DISTRESS));
            paths.add(new Path(names.get(venue), deleveraging, distress, fellFar));
        }
        List<int[]> deleveragingPlaces =
                FirstTimes.places(paths.stream().map(Path::deleveraging).toList());
        List<int[]> places =
                FirstTimes.places(paths.stream().map(Path::distress).toList());
        List<VenueDistress> venues = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int venue = 0; venue < names.size(); venue++) {
            Path path = paths.get(venue);
            venues.add(new VenueDistress(
                    names.get(venue),
                    path.distress().count(),
                    all.share(path.distress().happened()),
                    path.deleveraging().count(),
                    deleveragingPlaces.get(venue)[0],
                    Arrays.stream(places.get(venue)).boxed().toList(),
                    drops.get(venue),
                    liquidated.get(venue)));
            for (int other = 0; other < names.size(); other++) {
                if (other != venue) {
                    links.add(link(path, paths.get(other), weights, confidence));
                }
            }
        }
        return new Contagion(venues, links);
    }

    private static OutcomeColumn column(OutcomeTable table, int venue, VenueFigure figure) {
        return table.column(table.layout().column(venue, figure));
    }

    private static Link link(Path given, Path venue, ScenarioWeights weights, double confidence) {
        int trials = given.distress().count();
        int both = given.distress().countBoth(venue.distress());
        Optional<WilsonInterval> interval = Optional.empty();
        OptionalDouble probability = OptionalDouble.empty();
        if (trials > 0) {
            WeightedShare share = WeightedShare.of(
                    weights, given.distress().happened(), venue.distress().happened(), confidence);
            probability = OptionalDouble.of(share.probability());
            interval = Optional.of(share.interval(confidence));
        }
        return new Link(
                given.name(),
                venue.name(),
                trials,
                both,
                probability,
                interval,
                given.deleveraging().countBefore(venue.deleveraging()),
                given.distress().countBefore(venue.distress()),
                TailDependence.of(given.fellFar(), venue.fellFar(), weights, confidence));
    }
}
