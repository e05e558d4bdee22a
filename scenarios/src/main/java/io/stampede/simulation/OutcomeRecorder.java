package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.market.ConsolidatedTape;
import io.stampede.market.VenueBoard;
import io.stampede.world.World;
import java.util.Arrays;
import java.util.List;

/** Follows the venues step by step for the metrics that depend on the way a scenario takes, per lane. */
final class OutcomeRecorder implements LaneState {
    /** Depth of one, in the whole numbers whose means are taken. */
    static final double DEPTH_UNIT = 1099511627776.0;

    private final double[] weights;
    private final double[] initialPrice;
    private final double[] initialFundamental;
    private final long[] openingGross;
    private final long[] initialNews;
    private final double[] initialLeverage;
    private final double[] bubble;
    private final double[] lowest;
    private final double[] highest;
    private final double[] drawdown;
    private final int[] lowStep;
    private final double[] lowestLogFundamental;
    private final double[][] venueInitial;
    private final double[][] venueLowest;
    private final long[] forced;
    private final long[] panic;
    private final long[] volume;
    private final long[] peakMinute;
    private final long[] peakFortyMinutes;
    private final long[] peakDistress;
    private final int[] distressStep;
    private final double[] capitulation;
    private final long[] peakPanic;
    private final double[] peakFear;
    private final long[] initialGross;
    private final long[] lowestGross;
    private final double[] peakLeverage;
    private final double[] lowestDepth;
    private final double[] widestGap;
    private final HaltRecorder halts;
    private final TrailingSum minute;
    private final TrailingSum fortyMinutes;
    private final TrailingSum distress;
    private final TrailingSum traded;
    private final TrailingSum depth;

    OutcomeRecorder(MarketModel model, int lanes) {
        weights = model.weights();
        double price = model.specification().asset().initialPrice();
        initialPrice = filled(lanes, price);
        initialFundamental = filled(lanes, price);
        openingGross = new long[lanes];
        initialNews = new long[lanes];
        initialLeverage = filled(lanes, -1);
        bubble = filled(lanes, Double.NEGATIVE_INFINITY);
        lowest = filled(lanes, price);
        highest = filled(lanes, price);
        drawdown = new double[lanes];
        lowStep = new int[lanes];
        Arrays.fill(lowStep, -1);
        lowestLogFundamental = filled(lanes, Double.POSITIVE_INFINITY);
        venueInitial = new double[weights.length][];
        venueLowest = new double[weights.length][];
        for (int venue = 0; venue < weights.length; venue++) {
            venueInitial[venue] = filled(lanes, price);
            venueLowest[venue] = filled(lanes, price);
        }
        forced = new long[lanes];
        panic = new long[lanes];
        volume = new long[lanes];
        peakMinute = new long[lanes];
        peakFortyMinutes = new long[lanes];
        peakDistress = new long[lanes];
        distressStep = new int[lanes];
        capitulation = new double[lanes];
        peakPanic = new long[lanes];
        peakFear = new double[lanes];
        initialGross = new long[lanes];
        lowestGross = new long[lanes];
        peakLeverage = filled(lanes, -1);
        lowestDepth = filled(lanes, 1);
        widestGap = new double[lanes];
        halts = new HaltRecorder(weights, model.specification().clock().stepSeconds(), lanes);
        minute = new TrailingSum(model.steps(60), lanes);
        fortyMinutes = new TrailingSum(model.steps(2400), lanes);
        distress = new TrailingSum(model.steps(300), lanes);
        traded = new TrailingSum(model.steps(300), lanes);
        depth = new TrailingSum(model.steps(300), lanes);
    }

    private static double[] filled(int lanes, double value) {
        double[] values = new double[lanes];
        Arrays.fill(values, value);
        return values;
    }

    /**
     * Takes in a step that has ended.
     *
     * @param step from the start, 0 for the first after a build-up
     */
    void record(int step, List<VenueBoard> venues, ConsolidatedTape tape, World world, long[] panicCount) {
        halts.record(venues);
        for (int lane = 0; lane < lowest.length; lane++) {
            recordPrice(step, lane, tape.consolidated()[lane], world.logFundamental()[lane]);
            recordFlows(step, lane, venues);
            recordState(lane, venues);
            peakPanic[lane] = Math.max(peakPanic[lane], panicCount[lane]);
            peakFear[lane] = Math.max(peakFear[lane], tape.meanFear()[lane]);
            bubble[lane] = Math.max(bubble[lane], gap(tape.consolidated()[lane], world.logFundamental()[lane]));
        }
    }

    private static double gap(double price, double logFundamental) {
        return StrictMath.log(price) - logFundamental;
    }

    private void recordPrice(int step, int lane, double price, double logFundamental) {
        if (price < lowest[lane]) {
            lowest[lane] = price;
            lowStep[lane] = step;
        }
        highest[lane] = Math.max(highest[lane], price);
        drawdown[lane] = Math.max(drawdown[lane], 1.0 - price / highest[lane]);
        lowestLogFundamental[lane] = Math.min(lowestLogFundamental[lane], logFundamental);
    }

    private void recordFlows(int step, int lane, List<VenueBoard> venues) {
        long forcedNow = 0;
        long panicNow = 0;
        long volumeNow = 0;
        double depthNow = 0;
        for (int venue = 0; venue < weights.length; venue++) {
            VenueBoard board = venues.get(venue);
            forcedNow += board.forcedNotional()[lane];
            panicNow += board.panicNotional()[lane];
            volumeNow += board.takerVolume()[lane];
            depthNow += weights[venue] * board.depth()[lane];
        }
        forced[lane] += forcedNow;
        panic[lane] += panicNow;
        volume[lane] += volumeNow;
        lowestDepth[lane] = Math.min(lowestDepth[lane], depthNow);
        peakMinute[lane] = Math.max(peakMinute[lane], minute.add(step, lane, forcedNow));
        peakFortyMinutes[lane] = Math.max(peakFortyMinutes[lane], fortyMinutes.add(step, lane, forcedNow));
        long distressed = distress.add(step, lane, forcedNow + panicNow);
        long tradedNow = traded.add(step, lane, volumeNow);
        long depths = depth.add(step, lane, (long) Math.floor(depthNow * DEPTH_UNIT));
        if (distressed > peakDistress[lane]) {
            peakDistress[lane] = distressed;
            distressStep[lane] = step;
        }
        double share = tradedNow == 0 ? 0 : Math.min(1.0, (double) distressed / (double) tradedNow);
        double missing = 1.0 - (double) depths / (DEPTH_UNIT * depth.covered(step));
        capitulation[lane] = Math.max(capitulation[lane], share * missing);
    }

    private void recordState(int lane, List<VenueBoard> venues) {
        long gross = 0;
        long notional = 0;
        long equity = 0;
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int venue = 0; venue < weights.length; venue++) {
            VenueBoard board = venues.get(venue);
            gross += board.grossLots()[lane];
            notional += board.leveragedNotional()[lane];
            equity += board.leveragedEquity()[lane];
            if (!board.status().isClosedForGood(lane)) {
                high = Math.max(high, board.logMid()[lane]);
                low = Math.min(low, board.logMid()[lane]);
            }
            venueLowest[venue][lane] = Math.min(venueLowest[venue][lane], board.mid()[lane]);
        }
        lowestGross[lane] = Math.min(lowestGross[lane], gross);
        widestGap[lane] = Math.max(widestGap[lane], high - low);
        if (equity > 0) {
            peakLeverage[lane] = Math.max(peakLeverage[lane], (double) notional / (double) equity);
        }
    }

    /** Notes open interest before the very first step. */
    void begin(List<VenueBoard> venues) {
        sumGross(venues, openingGross);
        System.arraycopy(openingGross, 0, initialGross, 0, initialGross.length);
        System.arraycopy(openingGross, 0, lowestGross, 0, initialGross.length);
    }

    private static void sumGross(List<VenueBoard> venues, long[] gross) {
        Arrays.fill(gross, 0);
        for (VenueBoard board : venues) {
            for (int lane = 0; lane < gross.length; lane++) {
                gross[lane] += board.grossLots()[lane];
            }
        }
    }

    /** The last step of a build-up has ended: what follows is measured against this. */
    void restart(List<VenueBoard> venues, ConsolidatedTape tape, World world) {
        sumGross(venues, initialGross);
        System.arraycopy(initialGross, 0, lowestGross, 0, initialGross.length);
        for (int lane = 0; lane < lowest.length; lane++) {
            double price = tape.consolidated()[lane];
            initialPrice[lane] = price;
            lowest[lane] = price;
            highest[lane] = price;
            initialFundamental[lane] = StrictMath.exp(world.logFundamental()[lane]);
            initialNews[lane] = world.newsCount()[lane];
            bubble[lane] = gap(price, world.logFundamental()[lane]);
            initialLeverage[lane] = leverage(lane, venues);
            for (int venue = 0; venue < weights.length; venue++) {
                venueInitial[venue][lane] = venues.get(venue).mid()[lane];
                venueLowest[venue][lane] = venueInitial[venue][lane];
            }
        }
    }

    private static double leverage(int lane, List<VenueBoard> venues) {
        long notional = 0;
        long equity = 0;
        for (VenueBoard board : venues) {
            notional += board.leveragedNotional()[lane];
            equity += board.leveragedEquity()[lane];
        }
        return equity > 0 ? (double) notional / (double) equity : -1;
    }

    /** What one lane's way was like. */
    Path path(int lane) {
        return new Path(
                new Path.Price(
                        lowest[lane], lowStep[lane], drawdown[lane], lowestLogFundamental[lane], widestGap[lane]),
                new Path.Flow(
                        forced[lane],
                        panic[lane],
                        volume[lane],
                        peakMinute[lane],
                        peakFortyMinutes[lane],
                        peakDistress[lane],
                        distressStep[lane]),
                new Path.State(
                        capitulation[lane],
                        peakPanic[lane],
                        peakFear[lane],
                        initialGross[lane],
                        lowestGross[lane],
                        peakLeverage[lane],
                        lowestDepth[lane]));
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, initialPrice, initialFundamental, initialLeverage, bubble, lowest, highest, drawdown);
        LaneCopy.rows(from, to, lowestLogFundamental, capitulation, peakFear, peakLeverage, lowestDepth, widestGap);
        LaneCopy.rows(from, to, venueInitial);
        LaneCopy.rows(from, to, venueLowest);
        LaneCopy.rows(from, to, openingGross, initialNews, forced, panic, volume, initialGross, lowestGross);
        LaneCopy.rows(from, to, peakMinute, peakFortyMinutes, peakDistress, peakPanic);
        LaneCopy.rows(from, to, lowStep, distressStep);
        halts.copyLane(from, to);
        LaneCopy.states(from, to, List.of(minute, fortyMinutes, distress, traded, depth));
    }

    /** How far a lane's price has been below what it began with, part of that. */
    double fall(int lane) {
        return Math.max(0, 1.0 - lowest[lane] / initialPrice[lane]);
    }

    /** For how long venues did not trade or pay out. */
    HaltRecorder halts() {
        return halts;
    }

    /** What a lane is measured against. */
    Start start(int lane) {
        return new Start(
                initialPrice[lane],
                initialFundamental[lane],
                initialNews[lane],
                initialLeverage[lane],
                openingGross[lane] == 0 ? 0 : (double) initialGross[lane] / (double) openingGross[lane] - 1.0,
                bubble[lane]);
    }

    /**
     * What a lane is measured against, and what led there.
     *
     * @param price consolidated price
     * @param fundamental fundamental value
     * @param news news items before
     * @param leverage of leveraged traders, −1 if they have no equity
     * @param growth of open interest in the build-up
     * @param bubble largest log distance of the price above the fundamental value since
     */
    record Start(double price, double fundamental, long news, double leverage, double growth, double bubble) {}

    /** The mid of a venue at the start. */
    double venueInitial(int venue, int lane) {
        return venueInitial[venue][lane];
    }

    /** The lowest mid of a venue. */
    double venueLowest(int venue, int lane) {
        return venueLowest[venue][lane];
    }

    /**
     * One lane's way through a scenario.
     *
     * @param price prices
     * @param flow money units
     * @param state extremes of the rest
     */
    record Path(Price price, Flow flow, State state) {
        record Price(double lowest, int lowStep, double drawdown, double lowestLogFundamental, double widestGap) {}

        record Flow(
                long forced,
                long panic,
                long volume,
                long peakMinute,
                long peakFortyMinutes,
                long peakDistress,
                int distressStep) {}

        record State(
                double capitulation,
                long peakPanic,
                double peakFear,
                long initialGross,
                long lowestGross,
                double peakLeverage,
                double lowestDepth) {}
    }
}
