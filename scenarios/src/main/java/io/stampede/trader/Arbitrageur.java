package io.stampede.trader;

import io.stampede.market.Decision;
import io.stampede.market.MarketQuotes;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/**
 * The account of arbitrageurs at one venue. With that of each other venue it buys where the asset is cheap and sells
 * where it is dear, as much here as there, because both read the same quotes; what a venue does not fill leaves a
 * leg open.
 *
 * @source limits of arbitrage: Shleifer and Vishny (1997); capital at each venue: Makarov and Schoar (2020)
 */
public final class Arbitrageur implements Trader {
    private static final double MOST_LEVERAGE = 3.0;

    private final int venue;
    private final double[] fees;
    private final double buffer;
    private final PoolTerms terms;

    /**
     * The arbitrageurs' account at a venue.
     *
     * @param venue position of the venue
     * @param fees taker fees of all venues, relative
     * @param buffer gap wanted beyond both fees, log return
     */
    public Arbitrageur(int venue, double[] fees, double buffer, PoolTerms terms) {
        this.venue = venue;
        this.fees = fees;
        this.buffer = buffer;
        this.terms = terms;
    }

    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        MarketQuotes quotes = screen.quotes();
        for (int lane = 0; lane < account.lots().length; lane++) {
            long order = 0;
            for (int other = 0; other < fees.length; other++) {
                if (other != venue && quotes.takesOrders(venue, lane) && quotes.takesOrders(other, lane)) {
                    order += order(quotes, other, lane);
                }
            }
            account.order(lane, order);
        }
    }

    private long order(MarketQuotes quotes, int other, int lane) {
        double gap = quotes.logMid(other, lane) - quotes.logMid(venue, lane);
        double costs = fees[Math.min(venue, other)] + fees[Math.max(venue, other)] + buffer;
        if (Math.abs(gap) <= costs) {
            return 0;
        }
        int cheap = gap > 0 ? venue : other;
        int dear = gap > 0 ? other : venue;
        double most = Math.min(cap(quotes, cheap, lane), cap(quotes, dear, lane)) / (fees.length - 1);
        double lots = Math.min(Math.min(most, room(quotes, cheap, 1, lane)), room(quotes, dear, -1, lane));
        long whole = (long) Math.floor(lots);
        return gap > 0 ? whole : -whole;
    }

    private double cap(MarketQuotes quotes, int at, int lane) {
        return terms.cap(quotes.depth(at, lane), quotes.onePercentLots(at));
    }

    /** Lots that the capital at a venue still carries in a direction. */
    private static double room(MarketQuotes quotes, int at, int direction, int lane) {
        double worth = (double) Math.max(quotes.arbitrageWorth(at, lane), 0);
        double most = MOST_LEVERAGE * worth / quotes.midTicks(at, lane);
        return Math.max(0.0, most - (double) (direction * quotes.arbitrageLots(at, lane)));
    }

    @Override
    public void addDigest(long[] digest) {
        // nothing but its account, which its venue digests
    }

    @Override
    public int laneOutOfBounds() {
        return -1;
    }

    @Override
    public void copyLane(int from, int to) {
        // nothing but its account, which its venue copies
    }
}
