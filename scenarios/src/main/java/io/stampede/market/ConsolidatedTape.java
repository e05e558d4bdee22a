package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import java.util.Arrays;
import java.util.List;

/**
 * What the venues together show, per lane: index, consolidated price, returns, volatility, trend, liquidations, fear.
 * It reads the venues' boards in venue order and keeps what they have shown.
 *
 * @units prices in quote currency; returns and volatility natural, per second where a rate
 */
public final class ConsolidatedTape implements LaneState {
    private static final double CLAMP = 0.03;
    private static final double FEAR_UNIT = 1048576.0;

    private final TapeTerms terms;
    private final double[] weights;
    private final double[] index;
    private final double[] minuteReturn;
    private final double[] variance;
    private final double[] trend;
    private final double[] liquidatedShare;
    private final double[] meanFear;
    private final double[] consensus;
    private final double[] consolidated;
    private final double[][] priceHistory;
    private final long[][] liquidatedHistory;
    private final long[] liquidatedInMinute;
    private final double[] sorted;
    private final ArbitrageTransfers transfers;
    private MarketQuotes quotes = MarketQuotes.NONE;

    /** An empty tape; every price before the first step is the initial one. */
    public ConsolidatedTape(TapeTerms terms, int lanes) {
        this.terms = terms;
        weights = terms.weights();
        index = new double[lanes];
        Arrays.fill(index, terms.initialPrice());
        minuteReturn = new double[lanes];
        variance = new double[lanes];
        Arrays.fill(variance, terms.normalVariance());
        trend = new double[lanes];
        liquidatedShare = new double[lanes];
        meanFear = new double[lanes];
        consensus = new double[lanes];
        consolidated = new double[lanes];
        Arrays.fill(consolidated, terms.initialPrice());
        priceHistory = new double[terms.minuteSteps() + 1][lanes];
        for (double[] prices : priceHistory) {
            Arrays.fill(prices, terms.initialPrice());
        }
        liquidatedHistory = new long[terms.minuteSteps()][lanes];
        liquidatedInMinute = new long[lanes];
        sorted = new double[weights.length];
        transfers = new ArbitrageTransfers(weights, terms.transferSteps(), lanes);
    }

    /** Index prices. */
    public double[] index() {
        return index;
    }

    /** Log returns of the index over a minute and this step's move. */
    public double[] minuteReturn() {
        return minuteReturn;
    }

    /** Estimated variances of the index per second. */
    public double[] variance() {
        return variance;
    }

    /** Averages of the minute returns over ten minutes. */
    public double[] trend() {
        return trend;
    }

    /** Notional liquidated in the last minute over open interest. */
    public double[] liquidatedShare() {
        return liquidatedShare;
    }

    /** Mean fear of leveraged traders, weighted by size. */
    public double[] meanFear() {
        return meanFear;
    }

    /** Weighted mean of the venues' log prices. */
    public double[] consensus() {
        return consensus;
    }

    /** Weighted mean of the venues' prices at the end of the last step. */
    public double[] consolidated() {
        return consolidated;
    }

    /**
     * Reads the index from the venues' mids: their weighted mean, each within 3 % of the median. Venues that stand
     * still are left out; if all do, the index keeps its value.
     */
    public void readIndex(List<VenueBoard> venues) {
        boolean allMove = allMove(venues);
        for (int lane = 0; lane < index.length; lane++) {
            double moving = allMove ? 1.0 : movingWeight(venues, lane);
            if (moving > 0) {
                double sum = index(venues, lane, allMove);
                index[lane] = allMove ? sum : sum / moving;
            }
        }
    }

    private double index(List<VenueBoard> venues, int lane, boolean allMove) {
        double median = median(venues, lane, allMove);
        double low = median * (1.0 - CLAMP);
        double high = median * (1.0 + CLAMP);
        double sum = 0;
        for (int venue = 0; venue < weights.length; venue++) {
            if (allMove || !isFrozen(venues.get(venue), lane)) {
                double mid = venues.get(venue).mid()[lane];
                sum += weights[venue] * Math.min(Math.max(mid, low), high);
            }
        }
        return sum;
    }

    private static boolean allMove(List<VenueBoard> venues) {
        for (VenueBoard venue : venues) {
            if (!venue.status().isOpen()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFrozen(VenueBoard venue, int lane) {
        return venue.status().isFrozen(lane);
    }

    /** Weight of the venues that move: exactly one if all do. */
    private double movingWeight(List<VenueBoard> venues, int lane) {
        double sum = 0;
        boolean all = true;
        for (int venue = 0; venue < weights.length; venue++) {
            boolean moves = !isFrozen(venues.get(venue), lane);
            sum += moves ? weights[venue] : 0;
            all &= moves;
        }
        return all ? 1.0 : sum;
    }

    private double median(List<VenueBoard> venues, int lane, boolean allMove) {
        int count = 0;
        for (int venue = 0; venue < sorted.length; venue++) {
            if (allMove || !isFrozen(venues.get(venue), lane)) {
                sorted[count++] = venues.get(venue).mid()[lane];
            }
        }
        Arrays.sort(sorted, 0, count);
        return count % 2 == 1 ? sorted[count / 2] : 0.5 * (sorted[count / 2 - 1] + sorted[count / 2]);
    }

    /** What all venues quote. */
    public MarketQuotes quotes() {
        return quotes;
    }

    /** What of arbitrageurs' capital arrives at a venue in this step; negative where it leaves. */
    public long[] transfers(int venue) {
        return transfers.flows(venue);
    }

    /** Opens a step: index, return, volatility, trend and the last minute's liquidations. */
    public void open(int step, List<VenueBoard> venues) {
        readIndex(venues);
        if (terms.transferSteps() > 0) {
            if (step == 0) {
                quotes = new MarketQuotes(venues, terms.tickSize(), terms.onePercentLots());
            }
            transfers.decide(step, venues);
        }
        double[] past = priceHistory[step % priceHistory.length];
        double learning = Math.min(1.0, terms.stepSeconds() / terms.volatilitySeconds());
        double following = terms.stepSeconds() / 600.0;
        for (int lane = 0; lane < index.length; lane++) {
            double r = StrictMath.log(index[lane] / past[lane]);
            minuteReturn[lane] = r;
            variance[lane] += (r * r / 60.0 - variance[lane]) * learning;
            trend[lane] += (r - trend[lane]) * following;
            long gross = 0;
            for (VenueBoard venue : venues) {
                gross += venue.grossLots()[lane];
            }
            double openInterest = 0.5 * (double) gross * (index[lane] / terms.tickSize());
            liquidatedShare[lane] = gross == 0 ? 0 : (double) liquidatedInMinute[lane] / openInterest;
        }
    }

    /** Reads the mean fear once all traders have decided. */
    public void readFear(List<VenueBoard> venues) {
        for (int lane = 0; lane < meanFear.length; lane++) {
            long weight = 0;
            long gross = 0;
            for (VenueBoard venue : venues) {
                weight += venue.fearWeight()[lane];
                gross += venue.leveragedGross()[lane];
            }
            meanFear[lane] = gross == 0 ? 0 : (double) weight / (FEAR_UNIT * (double) gross);
        }
    }

    /** Reads what the log prices of the venues that move agree on, before any of them follows. */
    public void readConsensus(List<VenueBoard> venues) {
        boolean allMove = allMove(venues);
        for (int lane = 0; lane < consensus.length; lane++) {
            double sum = 0;
            for (int venue = 0; venue < weights.length; venue++) {
                if (allMove || !isFrozen(venues.get(venue), lane)) {
                    sum += weights[venue] * venues.get(venue).logMid()[lane];
                }
            }
            double moving = allMove ? 1.0 : movingWeight(venues, lane);
            consensus[lane] = moving == 1.0 || moving == 0 ? sum : sum / moving;
        }
    }

    /** Weighted mean of the venues' prices; a venue that is closed for good has none, and if all are it stays. */
    private double consolidated(List<VenueBoard> venues, int lane) {
        double sum = 0;
        double closed = 0;
        double open = 0;
        for (int venue = 0; venue < weights.length; venue++) {
            boolean isClosed = venues.get(venue).status().isClosedForGood(lane);
            closed += isClosed ? weights[venue] : 0;
            open += isClosed ? 0 : weights[venue];
            sum += isClosed ? 0 : weights[venue] * venues.get(venue).mid()[lane];
        }
        if (closed == 0) {
            return sum;
        }
        return open == 0 ? consolidated[lane] : sum / open;
    }

    /** Closes a step: the consolidated price and what was liquidated enter the history. */
    public void close(int step, List<VenueBoard> venues) {
        double[] prices = priceHistory[step % priceHistory.length];
        long[] liquidated = liquidatedHistory[step % liquidatedHistory.length];
        for (int lane = 0; lane < consolidated.length; lane++) {
            long forced = 0;
            for (VenueBoard venue : venues) {
                forced += venue.forcedNotional()[lane];
            }
            consolidated[lane] = consolidated(venues, lane);
            prices[lane] = consolidated[lane];
            liquidatedInMinute[lane] += forced - liquidated[lane];
            liquidated[lane] = forced;
        }
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(
                from, to, index, minuteReturn, variance, trend, liquidatedShare, meanFear, consensus, consolidated);
        LaneCopy.rows(from, to, priceHistory);
        LaneCopy.rows(from, to, liquidatedHistory);
        LaneCopy.rows(from, to, liquidatedInMinute);
        transfers.copyLane(from, to);
    }
}
