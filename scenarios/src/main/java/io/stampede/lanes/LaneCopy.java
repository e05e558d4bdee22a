package io.stampede.lanes;

/**
 * Copies a lane onto another within arrays. Rows have one element a lane, or none where a feature is not used; such
 * empty rows and masks are left alone.
 */
public final class LaneCopy {
    private LaneCopy() {}

    /** Copies within rows of whole numbers. */
    public static void rows(int from, int to, long[]... rows) {
        for (long[] row : rows) {
            if (row.length > 0) {
                row[to] = row[from];
            }
        }
    }

    /** Copies within rows of small whole numbers. */
    public static void rows(int from, int to, int[]... rows) {
        for (int[] row : rows) {
            if (row.length > 0) {
                row[to] = row[from];
            }
        }
    }

    /** Copies within rows of bytes. */
    public static void rows(int from, int to, byte[]... rows) {
        for (byte[] row : rows) {
            if (row.length > 0) {
                row[to] = row[from];
            }
        }
    }

    /** Copies within rows of numbers. */
    public static void rows(int from, int to, double[]... rows) {
        for (double[] row : rows) {
            if (row.length > 0) {
                row[to] = row[from];
            }
        }
    }

    /** Copies a bit within each {@link LaneMask}. */
    public static void masks(int from, int to, long[]... masks) {
        for (long[] mask : masks) {
            maskRows(from, to, mask.length, mask);
        }
    }

    /**
     * Copies a bit within each of many masks that stand in one array, one after the other.
     *
     * @param words length of each mask
     */
    public static void maskRows(int from, int to, int words, long[] masks) {
        for (int start = 0; start < masks.length; start += words) {
            long bit = masks[start + (from >>> 6)] >>> from & 1;
            int word = start + (to >>> 6);
            masks[word] = masks[word] & ~(1L << to) | bit << to;
        }
    }

    /** Copies within each of many states. */
    public static void states(int from, int to, Iterable<? extends LaneState> states) {
        for (LaneState state : states) {
            state.copyLane(from, to);
        }
    }
}
