package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;

/**
 * What the traders of a venue see while they decide, per lane. The venue writes it before it hands out passbooks; until
 * all are back nobody writes.
 */
public final class TradingScreen implements LaneState {
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
    private final int[] marginPpm;
    private final int[][] pegs;
    private MarketQuotes quotes = MarketQuotes.NONE;
    private int step;

    /** A blank screen of a venue. */
    TradingScreen(
            VenueBoard board, double tickSize, double onePercentLots, ClearingLedger ledger, int[][] pegs, int lanes) {
        this.schedule = ledger.schedule();
        this.terms = ledger.terms();
        this.board = board;
        this.tickSize = tickSize;
        this.onePercentLots = onePercentLots;
        marks = new long[lanes];
        sideMarks = new int[2 * lanes];
        trend = new double[lanes];
        logFundamental = new double[lanes];
        collateralPrices = ledger.collateralPrices();
        marginPpm = ledger.marginPpm();
        this.pegs = pegs;
    }

    void show(int step, ConsolidatedTape tape, double[] logFundamental) {
        double[] trend = tape.trend();
        quotes = tape.quotes();
        this.step = step;
        System.arraycopy(trend, 0, this.trend, 0, trend.length);
        System.arraycopy(logFundamental, 0, this.logFundamental, 0, logFundamental.length);
        int lanes = marks.length;
        for (int lane = 0; lane < lanes; lane++) {
            sideMarks[lane] = (int) marks[lane];
            sideMarks[lanes + lane] = -(int) marks[lane];
        }
    }

    /** Lanes in which the venue takes no orders: whoever wants to trade has to wait. */
    public long[] withoutOrders() {
        return board.status().withoutOrders();
    }

    /** The part of par that a collateral has lost in the venue's own book. */
    public double discount(int kind, int lane) {
        return 1.0 - pegs[kind][lane] / 1e6;
    }

    /** What all venues quote, and what arbitrageurs have there. */
    public MarketQuotes quotes() {
        return quotes;
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

    /**
     * What a lane's position of a notional must keep now, money units.
     *
     * @param lastTier where to look first, per lane, kept up to date
     */
    public long maintenance(long notional, byte[] lastTier, int lane) {
        long plain = schedule.maintenance(notional, lastTier, lane);
        return marginPpm[lane] == Money.MILLION ? plain : Money.rate(plain, marginPpm[lane]);
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, marks);
        LaneCopy.rows(from, to, trend, logFundamental);
        LaneCopy.rows(from, to, sideMarks);
        LaneCopy.rows(marks.length + from, marks.length + to, sideMarks);
    }
}
