package io.stampede.market;

import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;

/**
 * What the traders of a venue see while they decide, per lane. The venue writes it before it hands out passbooks; until
 * all are back nobody writes.
 */
public final class TradingScreen {
    private final MarginSchedule schedule;
    private final CollateralTerms terms;
    private final VenueBoard board;
    private final double tickSize;
    private final double onePercentLots;
    private final long[] marks;
    private final int[] sideMarks;
    private final double[] trend;
    private final double[] logFundamental;
    private final int[][] collateralPrices;
    private int step;

    /** A blank screen of a venue. */
    TradingScreen(
            MarginSchedule schedule,
            CollateralTerms terms,
            VenueBoard board,
            double tickSize,
            double onePercentLots,
            int[][] collateralPrices,
            int lanes) {
        this.schedule = schedule;
        this.terms = terms;
        this.board = board;
        this.tickSize = tickSize;
        this.onePercentLots = onePercentLots;
        marks = new long[lanes];
        sideMarks = new int[2 * lanes];
        trend = new double[lanes];
        logFundamental = new double[lanes];
        this.collateralPrices = collateralPrices;
    }

    void show(int step, double[] trend, double[] logFundamental) {
        this.step = step;
        System.arraycopy(trend, 0, this.trend, 0, trend.length);
        System.arraycopy(logFundamental, 0, this.logFundamental, 0, logFundamental.length);
        int lanes = marks.length;
        for (int lane = 0; lane < lanes; lane++) {
            sideMarks[lane] = (int) marks[lane];
            sideMarks[lanes + lane] = -(int) marks[lane];
        }
    }

    /** Number of the step. */
    public int step() {
        return step;
    }

    /** Mark prices, ticks. */
    public long[] marks() {
        return marks;
    }

    /** The marks, then, from index {@code lanes}, the marks negated: for longs and for shorts. */
    public int[] sideMarks() {
        return sideMarks;
    }

    /** Where a side's marks begin in {@link #sideMarks()}. */
    public int sideOffset(int side) {
        return side > 0 ? 0 : marks.length;
    }

    /** Mid price in ticks. */
    public double midTicks(int lane) {
        return board.mid()[lane] / tickSize;
    }

    /** Log mid prices. */
    public double[] logMid() {
        return board.logMid();
    }

    /** Relative depths of the last step. */
    public double[] depth() {
        return board.depth();
    }

    /** Lots that move the price by 1 % at full depth. */
    public double onePercentLots() {
        return onePercentLots;
    }

    /** Averages of the index's one-minute log returns. */
    public double[] trend() {
        return trend;
    }

    /** Log fundamental values. */
    public double[] logFundamental() {
        return logFundamental;
    }

    /** Equity of an account at the mark, money units. */
    public long equity(Passbook account, int lane) {
        long units = account.collateral()[lane];
        int kind = units == 0 ? 0 : account.collateralKind()[lane];
        long pledged = units == 0 ? 0 : terms.value(units, kind, collateralPrices[kind][lane]);
        return account.cash()[lane] + pledged + account.lots()[lane] * marks[lane];
    }

    /** The venue's margin tiers. */
    public MarginSchedule schedule() {
        return schedule;
    }
}
