package io.stampede.simulation;

import io.stampede.market.Venue;
import io.stampede.outcome.HistoryEvent;
import io.stampede.outcome.HistoryEvent.Kind;
import io.stampede.world.NewsItem;
import java.util.ArrayList;
import java.util.List;

/** Notes what a reader of lane 0 wants to find: news, pegs lost, the first liquidation, halts. */
final class EventRecorder {
    private static final int LANE = 0;
    private static final int PAR = 1_000_000;

    private final List<HistoryEvent> events = new ArrayList<>();
    private final boolean[] belowPar;
    private final boolean[] liquidated;
    private final boolean[] deleveraged;
    private final boolean[] exhausted;

    EventRecorder(int venues) {
        belowPar = new boolean[venues];
        liquidated = new boolean[venues];
        deleveraged = new boolean[venues];
        exhausted = new boolean[venues];
    }

    /** Takes in a step that has just been played. */
    void record(int step, List<NewsItem> news, List<VenueOpening> openings) {
        for (NewsItem item : news) {
            add(item.bad()[LANE] > 0, step, HistoryEvent.MARKET, Kind.BAD_NEWS, item.bad()[LANE]);
            add(item.good()[LANE] > 0, step, HistoryEvent.MARKET, Kind.GOOD_NEWS, item.good()[LANE]);
            add(item.denial()[LANE] > 0, step, HistoryEvent.MARKET, Kind.DENIAL, item.denial()[LANE]);
        }
        for (int venue = 0; venue < openings.size(); venue++) {
            recordCollateral(step, venue, openings.get(venue).venue());
            recordLosses(step, venue, openings.get(venue).venue());
        }
    }

    private void recordCollateral(int step, int index, Venue venue) {
        int lowest = PAR;
        for (int[] prices : venue.ledger().collateralPrices()) {
            lowest = Math.min(lowest, prices[LANE]);
        }
        boolean below = lowest < PAR;
        add(below && !belowPar[index], step, index, Kind.PEG_LOST, (PAR - lowest) / 1e6);
        add(!below && belowPar[index], step, index, Kind.PEG_RESTORED, 0);
        belowPar[index] = below;
    }

    private void recordLosses(int step, int index, Venue venue) {
        boolean anybody = venue.tally().orders()[LANE] > 0;
        add(anybody && !liquidated[index], step, index, Kind.FIRST_LIQUIDATION, 0);
        liquidated[index] = anybody;
        boolean handedOver = venue.tally().firstDeleveragingStep()[LANE] >= 0;
        add(handedOver && !deleveraged[index], step, index, Kind.FIRST_AUTO_DELEVERAGING, 0);
        deleveraged[index] = handedOver;
        boolean empty = venue.ledger().fund().cash()[LANE] == 0 && anybody;
        add(empty && !exhausted[index], step, index, Kind.FUND_EXHAUSTED, 0);
        exhausted[index] |= empty;
    }

    private void add(boolean happened, int step, int venue, Kind kind, double size) {
        if (happened) {
            events.add(new HistoryEvent(step, venue, kind, size));
        }
    }

    /** What happened, in order. */
    List<HistoryEvent> events() {
        return events;
    }
}
