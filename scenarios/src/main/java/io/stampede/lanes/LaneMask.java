package io.stampede.lanes;

/** One bit a lane, 64 lanes to a word: lane {@code i} is bit {@code i & 63} of word {@code i >>> 6}. */
public final class LaneMask {
    private LaneMask() {}

    /** Number of words for so many lanes. */
    public static int words(int lanes) {
        return (lanes + 63) >>> 6;
    }

    /** Whether a lane's bit is set. */
    public static boolean contains(long[] mask, int lane) {
        return (mask[lane >>> 6] >>> lane & 1) != 0;
    }

    /** Sets a lane's bit. */
    public static void add(long[] mask, int lane) {
        mask[lane >>> 6] |= 1L << lane;
    }

    /** Clears a lane's bit. */
    public static void remove(long[] mask, int lane) {
        mask[lane >>> 6] &= ~(1L << lane);
    }

    /** Whether no bit is set. */
    public static boolean isEmpty(long[] mask) {
        long any = 0;
        for (long word : mask) {
            any |= word;
        }
        return any == 0;
    }

    /** Clears all bits. */
    public static void clear(long[] mask) {
        java.util.Arrays.fill(mask, 0);
    }

    /** Sets the bits of lanes 0 to {@code lanes − 1}, clears all others. */
    public static void fill(long[] mask, int lanes) {
        for (int word = 0; word < mask.length; word++) {
            int left = lanes - (word << 6);
            mask[word] = left >= 64 ? -1L : left <= 0 ? 0 : (1L << left) - 1;
        }
    }
}
