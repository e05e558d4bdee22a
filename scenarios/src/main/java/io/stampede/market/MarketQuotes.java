package io.stampede.market;

import io.stampede.lanes.LaneMask;
import java.util.List;

/** What all venues quote, and what arbitrageurs hold there, as everybody sees it while traders decide. */
public final class MarketQuotes {
    /** Nobody quotes. */
    static final MarketQuotes NONE = new MarketQuotes(List.of(), 1, new double[0]);

    private final List<VenueBoard> boards;
    private final double tickSize;
    private final double[] onePercentLots;

    MarketQuotes(List<VenueBoard> boards, double tickSize, double[] onePercentLots) {
        this.boards = List.copyOf(boards);
        this.tickSize = tickSize;
        this.onePercentLots = onePercentLots;
    }

    /** Whether a venue takes orders. */
    public boolean takesOrders(int venue, int lane) {
        VenueStatus status = boards.get(venue).status();
        return status.isOpen() || !LaneMask.contains(status.withoutOrders(), lane);
    }

    /** Log mid price of a venue. */
    public double logMid(int venue, int lane) {
        return boards.get(venue).logMid()[lane];
    }

    /** Mid price of a venue, ticks. */
    public double midTicks(int venue, int lane) {
        return boards.get(venue).mid()[lane] / tickSize;
    }

    /** Relative depth of a venue after the last step. */
    public double depth(int venue, int lane) {
        return boards.get(venue).depth()[lane];
    }

    /** Lots that move a venue's price by 1 % at full depth. */
    public double onePercentLots(int venue) {
        return onePercentLots[venue];
    }

    /** What arbitrageurs hold at a venue, signed lots. */
    public long arbitrageLots(int venue, int lane) {
        return boards.get(venue).arbitrageLots()[lane];
    }

    /** Their equity there, money units. */
    public long arbitrageWorth(int venue, int lane) {
        return boards.get(venue).arbitrageWorth()[lane];
    }
}
