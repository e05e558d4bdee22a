package io.stampede.oracle;

import java.util.List;

/** Everything worth knowing about one step: what happened in it and the state at its end. */
final class OracleStep {
    final int step;

    // What happened; notionals in money units.
    double index;
    double liquidatedShare;
    long volume;
    long panicNotional;
    long haircut;
    int liquidations;
    int rounds;
    long totalNotional;
    long totalEquity;
    final long[] liquidated;
    final long[] deleveraged;

    // The state at the end; prices in USD, marks in ticks.
    double logFundamental;
    double newsIntensity;
    double meanFear;
    int panicking;
    double consolidatedPrice;
    long grossLots;
    final double[] price;
    final double[] logPrice;
    final double[] depth;
    final double[] anchor;
    final long[] flow;
    final long[] mark;
    final long[] fund;
    final boolean[] closed;
    final long[] fundLow;

    OracleStep(int step, int venues) {
        this.step = step;
        liquidated = new long[venues];
        deleveraged = new long[venues];
        price = new double[venues];
        logPrice = new double[venues];
        depth = new double[venues];
        anchor = new double[venues];
        flow = new long[venues];
        mark = new long[venues];
        fund = new long[venues];
        closed = new boolean[venues];
        fundLow = new long[venues];
    }

    long liquidatedTotal() {
        long sum = 0;
        for (long notional : liquidated) {
            sum = Math.addExact(sum, notional);
        }
        return sum;
    }

    /**
     * Notes the state at the end.
     *
     * @param before the consolidated price at the end of the step before
     */
    void record(OracleWorld world, List<OracleVenue> venues, double before) {
        logFundamental = world.logFundamental;
        newsIntensity = world.newsIntensity;
        meanFear = world.meanFear;
        for (OracleVenue venue : venues) {
            int e = venue.index;
            price[e] = venue.book.price();
            logPrice[e] = venue.book.logPrice();
            depth[e] = venue.book.depth;
            anchor[e] = venue.book.anchor;
            flow[e] = venue.book.flow;
            mark[e] = venue.mark;
            fund[e] = venue.fund.cash;
            closed[e] = venue.closedForGood;
            fundLow[e] = venue.fundLow;
            grossLots = Math.addExact(grossLots, venue.grossLots());
        }
        consolidatedPrice = consolidated(venues, before);
    }

    /** The price of the venues that are not closed for good; the one before if all are. */
    private double consolidated(List<OracleVenue> venues, double before) {
        double sum = 0;
        double weight = 0;
        boolean all = true;
        for (OracleVenue venue : venues) {
            all &= !venue.closedForGood;
            if (!venue.closedForGood) {
                sum += venue.weight * price[venue.index];
                weight += venue.weight;
            }
        }
        if (all) {
            return sum;
        }
        return weight == 0 ? before : sum / weight;
    }
}
