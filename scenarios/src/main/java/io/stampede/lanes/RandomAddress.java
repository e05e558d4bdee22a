package io.stampede.lanes;

/**
 * A counter-based random generator: each number has an address (seed, scenario, actor, purpose, step, draw) and is a
 * pure function of it, so nothing depends on who drew what before.
 *
 * <p>The mixer is the finalizer of SplitMix64 (Steele, Lea and Flood 2014, variant 13 of Stafford), applied once per
 * part of the address.
 */
public final class RandomAddress {
    /** The golden-ratio increment of SplitMix64. */
    public static final long GAMMA = 0x9E3779B97F4A7C15L;

    /** The actor of draws that belong to the world outside the market. */
    public static final int WORLD = -1;

    /** The actor of the social network's draws. */
    public static final int NETWORK = -2;

    /** The scenario of what all scenarios of a batch share. */
    public static final int SHARED = -1;

    /** The step of draws made before the first step. */
    public static final int INITIALISATION = -1;

    private static final double UNIT = 0x1.0p-53;

    private RandomAddress() {}

    /** A bijective mix of 64 bits. */
    public static long mix(long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The key of all draws of one purpose of one actor in one scenario. */
    public static long key(long seed, int scenario, int actor, Purpose purpose) {
        long key = mix(seed + GAMMA);
        key = mix(key + GAMMA * (scenario + 1L));
        key = mix(key + GAMMA * (actor + 1L));
        return mix(key + GAMMA * (purpose.ordinal() + 1L));
    }

    /** What a step and draw (0 to 255) add to a key; the same in every lane. */
    public static long offset(int step, int draw) {
        return GAMMA * (256L * (step + 1L) + draw);
    }

    /** The 64 random bits at an address. */
    public static long value(long key, int step, int draw) {
        return mix(key + offset(step, draw));
    }

    /** A number in [0, 1) from 64 random bits: a multiple of 2^-53. */
    public static double uniform(long value) {
        return (value >>> 11) * UNIT;
    }

    /** The uniform number in [0, 1) at an address. */
    public static double uniform(long key, int step, int draw) {
        return uniform(value(key, step, draw));
    }
}
