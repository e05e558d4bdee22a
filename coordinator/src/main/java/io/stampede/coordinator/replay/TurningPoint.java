package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.Figures;
import io.stampede.outcome.History;
import java.util.ArrayList;
import java.util.List;

/**
 * A step at which something was at its extreme or happened first.
 *
 * @param label what it was
 * @param step when; the first such step
 * @param value how it was, as people read it
 */
record TurningPoint(String label, int step, String value) {
    /** A scenario's turning points, as a reader looks for them; what did not happen is left out. */
    static List<TurningPoint> of(History history) {
        List<TurningPoint> points = new ArrayList<>();
        History.Market market = history.market();
        PriceFigure price = PriceFigure.of(history);
        int low = lowest(market.price());
        points.add(new TurningPoint("Lowest price", low, price.of(market.price()[low])));
        int high = highest(market.price());
        points.add(new TurningPoint("Highest price", high, price.of(market.price()[high])));
        int trough = lowest(market.fundamental());
        points.add(new TurningPoint("Lowest fundamental", trough, price.of(market.fundamental()[trough])));
        int thin = lowest(market.depth());
        points.add(new TurningPoint("Thinnest books", thin, Figures.percent(market.depth()[thin]) + " %"));
        addHighest(points, "Most fear", market.fear());
        addHighest(points, "Most traders in panic", market.panicShare());
        addHighest(points, "Most liquidated in a step", history.sum(VenueColumn.LIQUIDATED::read));
        addHighest(points, "Most panic exits in a step", history.sum(VenueColumn.PANIC::read));
        double[] deleveraged = history.sum(VenueColumn.AUTO_DELEVERAGED::read);
        int first = first(deleveraged);
        if (first >= 0) {
            points.add(new TurningPoint(
                    "First auto-deleveraging", first, Figures.percent(deleveraged[first]) + " % of OI"));
        }
        addHighest(points, "Most auto-deleveraged", deleveraged);
        double[] fund = history.sum(VenueColumn.INSURANCE_FUND::read);
        int drawn = lowest(fund);
        points.add(new TurningPoint("Smallest insurance fund", drawn, Figures.percent(fund[drawn]) + " % of OI"));
        return List.copyOf(points);
    }

    private static void addHighest(List<TurningPoint> points, String label, double[] column) {
        int step = highest(column);
        if (column[step] > 0) {
            points.add(new TurningPoint(label, step, Figures.percent(column[step]) + " %"));
        }
    }

    /** The first step with the lowest value. */
    static int lowest(double[] column) {
        int lowest = 0;
        for (int step = 1; step < column.length; step++) {
            lowest = column[step] < column[lowest] ? step : lowest;
        }
        return lowest;
    }

    private static int highest(double[] column) {
        int highest = 0;
        for (int step = 1; step < column.length; step++) {
            highest = column[step] > column[highest] ? step : highest;
        }
        return highest;
    }

    /** The first step with more than nothing, −1 if there is none. */
    static int first(double[] column) {
        for (int step = 0; step < column.length; step++) {
            if (column[step] > 0) {
                return step;
            }
        }
        return -1;
    }
}
