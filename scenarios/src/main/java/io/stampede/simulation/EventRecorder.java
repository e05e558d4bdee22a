package io.stampede.simulation;

import io.stampede.lanes.LaneMask;
import io.stampede.market.Venue;
import io.stampede.outcome.HistoryEvent;
import io.stampede.outcome.HistoryEvent.Kind;
import io.stampede.spec.TopicKind;
import io.stampede.world.NewsItem;
import java.util.ArrayList;
import java.util.List;

/** Notes what a reader of one scenario wants to find: news, pegs lost, the first liquidation, halts. */
final class EventRecorder {
    private static final int PAR = 1_000_000;

    private final List<HistoryEvent> events = new ArrayList<>();
    private final List<String> names;
    private final boolean[] belowPar;
    private final boolean[] liquidated;
    private final boolean[] deleveraged;
    private final boolean[] exhausted;
    private final boolean[] halted;
    private final boolean[] withheld;
    private final boolean[] closed;
    private final long[] trippedBefore;
    private int lane;

    EventRecorder(List<String> names) {
        this.names = List.copyOf(names);
        int venues = names.size();
        belowPar = new boolean[venues];
        liquidated = new boolean[venues];
        deleveraged = new boolean[venues];
        exhausted = new boolean[venues];
        halted = new boolean[venues];
        withheld = new boolean[venues];
        closed = new boolean[venues];
        trippedBefore = new long[venues];
    }

    /** Takes in a step that has just been played in a lane. */
    void record(int step, int laneNow, List<NewsItem> news, List<VenueOpening> openings) {
        lane = laneNow;
        for (NewsItem item : news) {
            boolean isOfOne = item.topic().kind() == TopicKind.VENUE;
            int place = isOfOne ? names.indexOf(item.topic().name()) : HistoryEvent.MARKET;
            add(item.bad()[lane] > 0, step, place, Kind.BAD_NEWS, item.bad()[lane]);
            add(item.good()[lane] > 0, step, place, Kind.GOOD_NEWS, item.good()[lane]);
            add(item.denial()[lane] > 0, step, place, Kind.DENIAL, item.denial()[lane]);
        }
        for (int venue = 0; venue < openings.size(); venue++) {
            recordCollateral(step, venue, openings.get(venue).venue());
            recordLosses(step, venue, openings.get(venue).venue());
            recordStatus(step, venue, openings.get(venue).venue());
        }
    }

    private void recordCollateral(int step, int index, Venue venue) {
        int lowest = PAR;
        for (int[] prices : venue.pegs()) {
            lowest = Math.min(lowest, prices[lane]);
        }
        boolean below = lowest < PAR;
        add(below && !belowPar[index], step, index, Kind.PEG_LOST, (PAR - lowest) / 1e6);
        add(!below && belowPar[index], step, index, Kind.PEG_RESTORED, 0);
        belowPar[index] = below;
    }

    private void recordStatus(int step, int index, Venue venue) {
        boolean halts = LaneMask.contains(venue.status().withoutOrders(), lane);
        add(halts && !halted[index], step, index, Kind.TRADING_HALTED, 0);
        add(!halts && halted[index], step, index, Kind.TRADING_RESUMED, 0);
        halted[index] = halts;
        long[] trips = venue.status().trips();
        long tripped = trips.length == 0 ? 0 : trips[lane];
        add(tripped > trippedBefore[index], step, index, Kind.CIRCUIT_BREAKER, 0);
        trippedBefore[index] = tripped;
        boolean holds = LaneMask.contains(venue.status().withdrawalsHalted(), lane);
        add(holds && !withheld[index], step, index, Kind.WITHDRAWALS_HALTED, 0);
        add(!holds && withheld[index], step, index, Kind.WITHDRAWALS_RESUMED, 0);
        withheld[index] = holds;
        boolean isClosed = venue.status().isClosedForGood(lane);
        add(isClosed && !closed[index], step, index, Kind.INSOLVENT, isClosed ? paid(venue) : 0);
        closed[index] = isClosed;
    }

    /** The part of their claims that users of a closed venue got. */
    private double paid(Venue venue) {
        return venue.withdrawals()
                .filter(desk -> desk.claimed()[lane] > 0)
                .map(desk -> (double) desk.kept()[lane] / (double) desk.claimed()[lane])
                .orElse(0.0);
    }

    private void recordLosses(int step, int index, Venue venue) {
        boolean anybody = venue.tally().orders()[lane] > 0;
        add(anybody && !liquidated[index], step, index, Kind.FIRST_LIQUIDATION, 0);
        liquidated[index] = anybody;
        boolean handedOver = venue.tally().firstDeleveragingStep()[lane] >= 0;
        add(handedOver && !deleveraged[index], step, index, Kind.FIRST_AUTO_DELEVERAGING, 0);
        deleveraged[index] = handedOver;
        boolean empty = venue.ledger().fund().cash()[lane] == 0 && anybody;
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
