package io.stampede.trader;

import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/**
 * A fund that buys below the fundamental value and sells above it, up to twice its equity.
 *
 * @source Thurner, Farmer and Geanakoplos (2012): value demand capped by leverage
 */
public final class ValueFund implements Trader {
    private static final double DEAD_ZONE = 0.01;
    private static final double ADJUSTMENT_SECONDS = 600;
    private static final double MOST_LEVERAGE = 2.0;

    private final PoolTerms terms;

    /** A fund without memory. */
    public ValueFund(PoolTerms terms) {
        this.terms = terms;
    }

    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        for (int lane = 0; lane < account.lots().length; lane++) {
            double gap = screen.logFundamental()[lane] - screen.logMid()[lane];
            double beyond = Math.max(Math.abs(gap) - DEAD_ZONE, 0.0);
            double drive = Math.min(Math.max(terms.sensitivity() * (gap < 0 ? -beyond : beyond), -1.0), 1.0);
            double wealth = (double) Math.max(screen.equity(account, lane), 0);
            double target = MOST_LEVERAGE * wealth / screen.midTicks(lane) * drive;
            double cap = terms.cap(screen.depth()[lane], screen.onePercentLots());
            account.order(lane, terms.order(target, account.lots()[lane], ADJUSTMENT_SECONDS, cap));
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
        // nothing but its account, which its venue copies
    }
}
