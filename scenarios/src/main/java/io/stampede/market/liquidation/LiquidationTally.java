package io.stampede.market.liquidation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import java.util.Arrays;

/** What liquidation and auto-deleveraging added up to since the start, per lane. */
public final class LiquidationTally implements LaneState {
    private final long[] notional;
    private final long[] bought;
    private final long[] orders;
    private final long[] deleveragedNotional;
    private final long[] haircut;
    private final int[] firstDeleveragingStep;

    /** Nothing yet. */
    public LiquidationTally(int lanes) {
        notional = new long[lanes];
        bought = new long[lanes];
        orders = new long[lanes];
        deleveragedNotional = new long[lanes];
        haircut = new long[lanes];
        firstDeleveragingStep = new int[lanes];
        Arrays.fill(firstDeleveragingStep, -1);
    }

    /** Nothing again. */
    public void clear() {
        for (long[] row : new long[][] {notional, bought, orders, deleveragedNotional, haircut}) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(firstDeleveragingStep, -1);
    }

    /** Notional filled by liquidation orders, money units. */
    public long[] notional() {
        return notional;
    }

    /** The part of that notional that bought: liquidations of shorts. */
    public long[] bought() {
        return bought;
    }

    /** Liquidation orders filled. */
    public long[] orders() {
        return orders;
    }

    /** Notional at the mark of bankrupt positions closed by auto-deleveraging, money units. */
    public long[] deleveragedNotional() {
        return deleveragedNotional;
    }

    /** What counterparties of auto-deleveraging lost against the mark, money units. */
    public long[] haircut() {
        return haircut;
    }

    /** Step of the first auto-deleveraging, −1 if there was none. */
    public int[] firstDeleveragingStep() {
        return firstDeleveragingStep;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, notional, bought, orders, deleveragedNotional, haircut);
        LaneCopy.rows(from, to, firstDeleveragingStep);
    }
}
