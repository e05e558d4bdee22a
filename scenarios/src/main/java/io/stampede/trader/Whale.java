package io.stampede.trader;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneWindow;
import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/** The holder of one large position, which it closes evenly over a while, whatever the price. */
public final class Whale implements Trader {
    private final LaneWindow window;
    private final long[] initial;
    private boolean hasDecided;

    /**
     * A whale that holds.
     *
     * @param window when it sells
     */
    public Whale(LaneWindow window) {
        this.window = window;
        initial = new long[window.from().length];
    }

    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        if (!hasDecided) {
            System.arraycopy(account.lots(), 0, initial, 0, initial.length);
            hasDecided = true;
        }
        for (int lane = 0; lane < initial.length; lane++) {
            boolean may = !LaneMask.contains(screen.withoutOrders(), lane);
            long held = account.lots()[lane];
            if (may && held != 0 && screen.step() >= window.from()[lane]) {
                long lots = Math.max(0, Math.abs(held) - wanted(lane, screen.step()));
                account.order(lane, held > 0 ? -lots : lots);
            }
        }
    }

    /** The size it wants to hold after a step: an even way down to nothing. */
    private long wanted(int lane, int step) {
        long size = Math.abs(initial[lane]);
        int steps = window.to()[lane] - window.from()[lane];
        int done = Math.min(step - window.from()[lane] + 1, steps);
        return size - (long) Math.floor((double) size * done / steps);
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
        window.copyLane(from, to);
        LaneCopy.rows(from, to, initial);
    }
}
