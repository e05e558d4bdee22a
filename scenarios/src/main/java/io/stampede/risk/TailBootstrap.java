package io.stampede.risk;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The largest losses of bootstrap samples, as ranks in the original sample.
 *
 * <p>A bootstrap sample of n losses has the ranks {@code ⌈n·U⌉} of n uniform numbers, and its largest losses are those
 * of the largest uniform numbers. These come one after the other from exponential spacings, {@code −log U₍ₙ₎ = E₁/n},
 * {@code −log U₍ₙ₋₁₎ = E₁/n + E₂/(n−1)}, …, so a tail of ten losses costs ten draws and not n. Every draw is addressed
 * by (size, replicate, place): the same sample has the same intervals always.
 *
 * @source Devroye, Non-Uniform Random Variate Generation, 1986, section V.3
 */
final class TailBootstrap {
    private static final int LEAST_REPLICATES = 1000;

    /** Draws of a bootstrap: with few losses a sample there are more samples, whose quantiles then err less. */
    private static final int DRAWS = 100_000;

    private final SortedMap<Long, int[][]> drawn = new TreeMap<>();

    /**
     * The ranks of the largest losses, the largest first, of each bootstrap sample.
     *
     * @param size number of losses of the sample
     * @param count how many of the largest
     */
    int[][] topRanks(int size, int count) {
        return drawn.computeIfAbsent((long) size << 32 | count, key -> draw(size, count));
    }

    /** Bootstrap samples of so many of the largest losses. */
    static int replicates(int count) {
        return Math.max(LEAST_REPLICATES, DRAWS / count);
    }

    private static int[][] draw(int size, int count) {
        int[][] ranks = new int[replicates(count)][count];
        for (int replicate = 0; replicate < ranks.length; replicate++) {
            double logarithm = 0.0;
            for (int place = 0; place < count; place++) {
                logarithm += StrictMath.log(uniform(size, replicate, place)) / (size - place);
                double rank = Math.ceil(size * StrictMath.exp(logarithm));
                ranks[replicate][place] = (int) Math.max(1, Math.min(size, rank));
            }
        }
        return ranks;
    }

    /** A number inside (0, 1) that depends on its address alone. */
    private static double uniform(int size, int replicate, int place) {
        long address = mix(mix(mix(size) + replicate) + place);
        return ((address >>> 11) + 0.5) * 0x1p-53;
    }

    /**
     * The finaliser of SplitMix64, after its increment.
     *
     * @source Steele, Lea and Flood, Fast splittable pseudorandom number generators, OOPSLA 2014
     */
    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
