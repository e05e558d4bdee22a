package io.stampede.market;

import io.stampede.lanes.LaneMask;

/**
 * What a trader tells its venue besides its orders, and the scratch rows it works on. A decision travels with a
 * passbook and is then used again for another trader, so nothing in it outlives a step.
 */
public final class Decision {
    private final long[] fearWeight;
    private final long[] negativeEquity;
    private final long[] panicking;
    private final double[] stimulus;
    private final long[] numbers;
    private boolean hasNegativeEquity;

    /** Rows for so many lanes. */
    public Decision(int lanes) {
        fearWeight = new long[lanes];
        negativeEquity = new long[lanes];
        panicking = new long[LaneMask.words(lanes)];
        stimulus = new double[lanes];
        numbers = new long[lanes];
    }

    /** Fear, in 2^-20, times position size, lots. */
    public long[] fearWeight() {
        return fearWeight;
    }

    /** What equity falls short of zero, money units; valid if {@link #noteNegativeEquity} was called. */
    public long[] negativeEquity() {
        return negativeEquity;
    }

    /** Notes a lane's negative equity. */
    public void noteNegativeEquity(int lane, long shortfall) {
        if (!hasNegativeEquity) {
            java.util.Arrays.fill(negativeEquity, 0);
            hasNegativeEquity = true;
        }
        negativeEquity[lane] = shortfall;
    }

    boolean takeHasNegativeEquity() {
        boolean had = hasNegativeEquity;
        hasNegativeEquity = false;
        return had;
    }

    /** Lanes in which the trader panics, as {@link LaneMask}. */
    public long[] panicking() {
        return panicking;
    }

    /** Scratch: what stirs the trader in this step. */
    public double[] stimulus() {
        return stimulus;
    }

    /** Scratch: what the trader drew. */
    public long[] numbers() {
        return numbers;
    }
}
