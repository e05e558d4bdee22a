package io.stampede.lanes;

/** Sums of whole numbers, one a lane: whole, so that their order cannot show. */
public final class LaneSums {
    private LaneSums() {}

    /** Adds to each lane. */
    public static void add(long[] sums, long[] values) {
        for (int lane = 0; lane < sums.length; lane++) {
            sums[lane] += values[lane];
        }
    }
}
