package io.stampede.validation;

/**
 * How much events cause further events, from counts in windows of equal length.
 *
 * <p>The Fano factor is the counts' variance over their mean, 1 for a Poisson process. Over windows that are long
 * against the memory, that of a Hawkes process with branching ratio n is {@code 1/(1 − n)²}, so that
 * {@code n = 1 − 1/√F}. What varies for other reasons, as a shock does, raises F as well.
 *
 * @source Hardiman and Bouchaud, Branching-ratio approximation for the self-exciting Hawkes process, Physical Review E
 *     90, 2014
 */
public final class SelfExcitation {
    private SelfExcitation() {}

    /**
     * Variance over mean of counts, the variance with n − 1.
     *
     * @return NaN for fewer than two counts or no event at all
     */
    public static double fano(long[] counts) {
        double sum = 0;
        for (long count : counts) {
            sum += count;
        }
        double mean = sum / counts.length;
        double squares = 0;
        for (long count : counts) {
            squares += (count - mean) * (count - mean);
        }
        return squares / (counts.length - 1) / mean;
    }

    /** The branching ratio that a Fano factor stands for; 0 for one below 1, where events rather keep apart. */
    public static double branchingRatio(double fano) {
        return fano < 1 ? 0 : 1 - 1 / Math.sqrt(fano);
    }
}
