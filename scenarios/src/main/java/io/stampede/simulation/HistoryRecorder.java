package io.stampede.simulation;

import io.stampede.market.Venue;
import io.stampede.market.VenueBoard;
import io.stampede.market.account.Money;
import io.stampede.outcome.History;
import io.stampede.spec.AssetSpecification;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what one scenario of a block does, step by step, in whatever lane it is. Whole numbers become ratios only
 * here, each divided by one and the same number, so that columns may be added up.
 */
final class HistoryRecorder {
    private final AssetSpecification asset;
    private final BlockSimulator simulator;
    private final double[] weights;
    private final int leveragedTraders;
    private final double initialPrice;
    private final double openInterest;
    private final double gross;
    private final History history;
    private final long[] liquidated;
    private final long[] liquidatedBought;
    private final long[] deleveraged;
    private final EventRecorder events;
    private int lane;

    /**
     * A recorder of a block before the first step that is recorded.
     *
     * @param lane where the scenario is then
     */
    HistoryRecorder(MarketModel model, BlockSimulator simulator, int lane) {
        this.simulator = simulator;
        this.lane = lane;
        asset = model.specification().asset();
        weights = model.weights();
        leveragedTraders = model.leveragedTraders();
        initialPrice = simulator.market().tape().consolidated()[lane];
        long initialTicks = Money.ticks(initialPrice, asset.tickSize());
        long notional = 0;
        long lots = 0;
        for (VenueOpening opening : simulator.openings()) {
            long held = opening.venue().ledger().grossLots()[lane];
            notional += held / 2 * initialTicks;
            lots += held;
        }
        openInterest = lots > 0 ? notional : Money.units(asset.openInterest(), asset.tickSize(), asset.lotSize());
        gross = lots > 0 ? lots : 2 * openInterest / initialTicks;
        liquidated = new long[model.venues()];
        liquidatedBought = new long[model.venues()];
        deleveraged = new long[model.venues()];
        events = new EventRecorder(model.layout().venues());
        history = blank(model);
    }

    private History blank(MarketModel model) {
        int steps = model.steps() - model.buildUpSteps();
        int stepSeconds = model.specification().clock().stepSeconds();
        List<History.Venue> venues = new ArrayList<>();
        for (String name : model.layout().venues()) {
            venues.add(History.Venue.ofSize(name, steps));
        }
        double quote = times(times(openInterest, asset.tickSize()), asset.lotSize());
        return new History(stepSeconds, initialPrice, quote, History.Market.ofSize(steps), venues);
    }

    /**
     * Takes in a step that has just been played.
     *
     * @param laneNow in which it was played
     */
    void record(int step, int laneNow) {
        lane = laneNow;
        History.Market market = history.market();
        market.price()[step] = simulator.market().tape().consolidated()[lane];
        market.fundamental()[step] = StrictMath.exp(simulator.market().world().logFundamental()[lane]);
        market.fear()[step] = simulator.market().tape().meanFear()[lane];
        market.panicShare()[step] =
                leveragedTraders == 0 ? 0 : (double) simulator.feed().panicCount()[lane] / (double) leveragedTraders;
        for (int index = 0; index < history.venues().size(); index++) {
            Venue venue = simulator.openings().get(index).venue();
            market.depth()[step] += weights[index] * venue.board().depth()[lane];
            recordState(step, venue, history.venues().get(index));
            recordFlows(step, index, venue);
        }
        events.record(step, lane, simulator.market().world().scheduled(), simulator.openings());
    }

    private void recordState(int step, Venue venue, History.Venue row) {
        VenueBoard board = venue.board();
        row.price()[step] = board.mid()[lane];
        row.mark()[step] = times(venue.marks()[lane], asset.tickSize());
        row.depth()[step] = board.depth()[lane];
        row.insuranceFund()[step] = board.fundCash()[lane] / openInterest;
        row.openInterest()[step] = board.grossLots()[lane] / gross;
    }

    /** So many of a unit; divided by how many make one where it is a fraction: 0.1 is not one tenth, 10 is ten. */
    static double times(double count, double unit) {
        return unit < 1 ? count / (1.0 / unit) : count * unit;
    }

    private void recordFlows(int step, int index, Venue venue) {
        History.Venue row = history.venues().get(index);
        VenueBoard board = venue.board();
        row.panic().total()[step] = board.panicNotional()[lane] / openInterest;
        row.panic().bought()[step] = board.panicBought()[lane] / openInterest;
        row.rational().total()[step] = board.poolVolume()[lane] / openInterest;
        row.rational().bought()[step] = board.poolBought()[lane] / openInterest;
        row.liquidated().total()[step] = (venue.tally().notional()[lane] - liquidated[index]) / openInterest;
        row.liquidated().bought()[step] = (venue.tally().bought()[lane] - liquidatedBought[index]) / openInterest;
        row.autoDeleveraged()[step] = (venue.tally().deleveragedNotional()[lane] - deleveraged[index]) / openInterest;
        liquidated[index] = venue.tally().notional()[lane];
        liquidatedBought[index] = venue.tally().bought()[lane];
        deleveraged[index] = venue.tally().deleveragedNotional()[lane];
    }

    /** What was written down. */
    History history() {
        return history.withEvents(events.events());
    }
}
