package io.stampede.trader;

import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/**
 * A fund that follows the trend of the index, weak trends hardly and strong ones fully, up to three times its equity.
 */
public final class MomentumFund implements Trader {
    private static final double ADJUSTMENT_SECONDS = 300;
    private static final double MOST_LEVERAGE = 3.0;

    private final PoolTerms terms;

    /** A fund without memory. */
    public MomentumFund(PoolTerms terms) {
        this.terms = terms;
    }

    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        double scale = terms.sensitivity() * terms.minuteVolatility();
        for (int lane = 0; lane < account.lots().length; lane++) {
            double drive = scale == 0 ? 0 : drive(screen.trend()[lane] / scale);
            double wealth = (double) Math.max(screen.equity(account, lane), 0);
            double target = MOST_LEVERAGE * wealth / screen.midTicks(lane) * drive;
            double cap = terms.cap(screen.depth()[lane], screen.onePercentLots());
            account.order(lane, terms.order(target, account.lots()[lane], ADJUSTMENT_SECONDS, cap));
        }
    }

    /** Stands for tanh(x³): a Padé approximant, exact at ±3 where it is cut. */
    static double drive(double x) {
        double y = Math.min(Math.max(x * x * x, -3.0), 3.0);
        return y * (27.0 + y * y) / (27.0 + 9.0 * (y * y));
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
