package io.stampede.risk;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The loss that is not exceeded with the probability of the level.
 *
 * <p>The estimate is the order statistic of rank ⌈n·level⌉. Its interval lies between two order statistics whose ranks
 * are quantiles of the binomial distribution: it holds whatever the distribution of losses and covers at least the
 * confidence for a continuous one. Where the sample has no rank so high, the interval has no upper end: at 99.9 % and
 * 95 % confidence that is below 3,688 scenarios.
 *
 * @source David and Nagaraja, Order Statistics, 3rd edition, 2003, section 7.1
 */
final class ValueAtRisk {
    private ValueAtRisk() {}

    static TailEstimate of(LossSample sample, double level, double confidence) {
        double value = sample.atRank(sample.rankOf(level));
        QuantileRanks ranks = sample.ranks(level, confidence);
        ConfidenceInterval interval =
                new ConfidenceInterval(atRank(sample, ranks.lower()), atRank(sample, ranks.upper()));
        return new TailEstimate(level, value, interval);
    }

    private static OptionalDouble atRank(LossSample sample, OptionalInt rank) {
        return rank.isPresent() ? OptionalDouble.of(sample.atRank(rank.getAsInt())) : OptionalDouble.empty();
    }
}
