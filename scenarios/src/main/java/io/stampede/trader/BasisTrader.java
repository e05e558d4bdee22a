package io.stampede.trader;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/**
 * A basis trader in every lane: short the perpetual against a wrapped coin. It fears no price; once the wrapper has
 * lost too much of its peg it closes both legs, for good.
 */
public final class BasisTrader implements Trader {
    private final int collateral;
    private final double exitDiscount;
    private final double pace;
    private final long[] leaving;
    private final long[] sizeAtExit;

    /**
     * A trader that stays.
     *
     * @param collateral position of the wrapped coin among the collaterals
     * @param exitDiscount part of par whose loss makes it leave
     * @param pace part of the position that it closes in a step
     */
    public BasisTrader(int collateral, double exitDiscount, double pace, int lanes) {
        this.collateral = collateral;
        this.exitDiscount = exitDiscount;
        this.pace = pace;
        leaving = new long[LaneMask.words(lanes)];
        sizeAtExit = new long[lanes];
    }

    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        for (int lane = 0; lane < sizeAtExit.length; lane++) {
            long held = account.lots()[lane];
            long equity = screen.equity(account, lane);
            if (equity < 0) {
                decision.noteNegativeEquity(lane, -equity);
            }
            if (!LaneMask.contains(leaving, lane) && screen.discount(collateral, lane) >= exitDiscount) {
                LaneMask.add(leaving, lane);
                sizeAtExit[lane] = Math.abs(held);
            }
            if (LaneMask.contains(leaving, lane) && held != 0) {
                long lots = Math.min(Math.abs(held), (long) Math.ceil((double) sizeAtExit[lane] * pace));
                account.order(lane, held < 0 ? lots : -lots);
            }
        }
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
        LaneCopy.masks(from, to, leaving);
        LaneCopy.rows(from, to, sizeAtExit);
    }
}
