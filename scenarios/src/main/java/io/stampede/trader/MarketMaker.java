package io.stampede.trader;

import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/**
 * The market makers of a venue. They place no orders of their own: the book is theirs, they take the other side of
 * every batch, and they withdraw by its depth.
 */
public final class MarketMaker implements Trader {
    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        // passive: the venue fills every batch against this account
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
