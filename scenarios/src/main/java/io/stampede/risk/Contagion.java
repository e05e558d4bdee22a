package io.stampede.risk;

import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import io.stampede.outcome.VenueFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How distress at one venue goes with distress at another.
 *
 * <p>A venue is in distress in a scenario if it auto-deleveraged, or used more than {@link #DISTRESS_FUND_DRAW} of its
 * insurance fund. A probability given another venue's distress is a share of counted scenarios, not a cause.
 *
 * @param venues one per venue, in the specification's order
 * @param links one per ordered pair of different venues, row by row
 */
public record Contagion(List<VenueDistress> venues, List<Link> links) {
    /** Part of the insurance fund whose use counts as distress. */
    public static final double DISTRESS_FUND_DRAW = 0.1;

    public Contagion {
        venues = List.copyOf(venues);
        links = List.copyOf(links);
    }

    /**
     * Distress of one venue.
     *
     * @param venue its name
     * @param distressed scenarios in which it was in distress
     * @param autoDeleveraged scenarios in which it auto-deleveraged
     * @param firstToAutoDeleverage scenarios in which no other venue auto-deleveraged earlier
     * @param meanMaxDrop mean of its own largest drop, if defined anywhere
     * @param meanLiquidated mean of its liquidated notional over its initial open interest, if defined anywhere
     */
    public record VenueDistress(
            String venue,
            int distressed,
            int autoDeleveraged,
            int firstToAutoDeleverage,
            OptionalDouble meanMaxDrop,
            OptionalDouble meanLiquidated) {}

    /**
     * Distress of one venue given that of another.
     *
     * @param given venue whose distress is given
     * @param venue venue asked about
     * @param givenDistressed scenarios with distress at the given venue
     * @param bothDistressed scenarios with distress at both
     * @param probability of distress at the venue given that of the other; absent if that never happened
     * @param givenFirst scenarios in which both auto-deleveraged and the given venue did so in an earlier step
     */
    public record Link(
            String given,
            String venue,
            int givenDistressed,
            int bothDistressed,
            OptionalDouble probability,
            int givenFirst) {}

    static Contagion of(OutcomeTable table) {
        List<String> names = table.layout().venues();
        List<boolean[]> distress = new ArrayList<>();
        List<OutcomeColumn> first = new ArrayList<>();
        for (int venue = 0; venue < names.size(); venue++) {
            OutcomeColumn firstTime = column(table, venue, VenueFigure.FIRST_AUTO_DELEVERAGING);
            first.add(firstTime);
            distress.add(distress(table, venue));
        }
        TailScenarios all = TailScenarios.all(table.scenarios());
        List<VenueDistress> venues = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        for (int venue = 0; venue < names.size(); venue++) {
            venues.add(new VenueDistress(
                    names.get(venue),
                    count(distress.get(venue)),
                    count(first.get(venue).defined()),
                    countFirst(venue, first),
                    all.mean(column(table, venue, VenueFigure.MAX_DROP)),
                    all.mean(column(table, venue, VenueFigure.LIQUIDATED_NOTIONAL))));
            for (int other = 0; other < names.size(); other++) {
                if (other != venue) {
                    links.add(link(names, distress, first, venue, other));
                }
            }
        }
        return new Contagion(venues, links);
    }

    private static OutcomeColumn column(OutcomeTable table, int venue, VenueFigure figure) {
        return table.column(table.layout().column(venue, figure));
    }

    private static boolean[] distress(OutcomeTable table, int venue) {
        OutcomeColumn deleveraged = column(table, venue, VenueFigure.AUTO_DELEVERAGED_NOTIONAL);
        OutcomeColumn draw = column(table, venue, VenueFigure.INSURANCE_FUND_DRAW);
        OutcomeColumn first = column(table, venue, VenueFigure.FIRST_AUTO_DELEVERAGING);
        boolean[] distress = new boolean[table.scenarios()];
        for (int scenario = 0; scenario < distress.length; scenario++) {
            distress[scenario] = first.defined()[scenario]
                    || (deleveraged.defined()[scenario] && deleveraged.values()[scenario] > 0)
                    || (draw.defined()[scenario] && draw.values()[scenario] > DISTRESS_FUND_DRAW);
        }
        return distress;
    }

    private static Link link(
            List<String> names, List<boolean[]> distress, List<OutcomeColumn> first, int given, int venue) {
        int givenDistressed = count(distress.get(given));
        int both = 0;
        int givenFirst = 0;
        for (int scenario = 0; scenario < distress.get(given).length; scenario++) {
            both += distress.get(given)[scenario] && distress.get(venue)[scenario] ? 1 : 0;
            boolean ordered = first.get(given).defined()[scenario]
                    && first.get(venue).defined()[scenario]
                    && first.get(given).values()[scenario] < first.get(venue).values()[scenario];
            givenFirst += ordered ? 1 : 0;
        }
        OptionalDouble probability =
                givenDistressed == 0 ? OptionalDouble.empty() : OptionalDouble.of(both / (double) givenDistressed);
        return new Link(names.get(given), names.get(venue), givenDistressed, both, probability, givenFirst);
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static int countFirst(int venue, List<OutcomeColumn> first) {
        int count = 0;
        for (int scenario = 0; scenario < first.get(venue).rows(); scenario++) {
            if (!first.get(venue).defined()[scenario]) {
                continue;
            }
            boolean earliest = true;
            for (OutcomeColumn other : first) {
                earliest &= !other.defined()[scenario]
                        || other.values()[scenario] >= first.get(venue).values()[scenario];
            }
            count += earliest ? 1 : 0;
        }
        return count;
    }
}
