package io.stampede.risk;

import java.util.OptionalInt;

/**
 * Ranks of the order statistics between which a level's true quantile lies with the confidence.
 *
 * <p>The number of losses below the quantile is binomial, so the interval from rank l to rank u covers with probability
 * {@code P(l ≤ B < u)}, whatever the distribution. Each side first gets at most half of what may be missed; then, since
 * ranks are whole numbers and so miss less, an end moves one rank inwards as long as the whole still covers: with ten
 * losses beyond the quantile that is 96.3 % instead of 97.6 %. A side the sample has no rank for stays open, and the
 * other keeps its half.
 *
 * @param lower empty if even the smallest loss may lie above the quantile
 * @param upper empty if even the largest may lie below it
 * @source David and Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1
 */
record QuantileRanks(OptionalInt lower, OptionalInt upper) {
    static QuantileRanks of(int size, double level, double confidence) {
        BinomialDistribution below = new BinomialDistribution(size, level);
        int lower = below.quantile((1 - confidence) / 2);
        int upper = below.quantile((1 + confidence) / 2) + 1;
        if (lower >= 1 && upper <= size) {
            double spare = below.cumulative(upper - 1) - below.cumulative(lower - 1) - confidence;
            double atLower = below.mass(lower);
            double atUpper = below.mass(upper - 1);
            boolean lowerFirst = atLower >= atUpper;
            if (spare >= Math.max(atLower, atUpper)) {
                lower += lowerFirst ? 1 : 0;
                upper -= lowerFirst ? 0 : 1;
            } else if (spare >= Math.min(atLower, atUpper)) {
                lower += lowerFirst ? 0 : 1;
                upper -= lowerFirst ? 1 : 0;
            }
        }
        return new QuantileRanks(
                lower >= 1 ? OptionalInt.of(lower) : OptionalInt.empty(),
                upper <= size ? OptionalInt.of(upper) : OptionalInt.empty());
    }
}
