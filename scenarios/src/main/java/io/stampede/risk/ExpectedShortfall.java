package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The mean loss in the worst part of the scenarios, of probability one less the level.
 *
 * <p>The estimate is {@code VaR + Σ[L − VaR]⁺ / ((1 − level)·n)}. Its asymptotic standard error is that of its
 * influence function, {@code √(Var[L − VaR]⁺ / n) / (1 − level)}. With more than {@value #ASYMPTOTIC_TAIL} losses
 * beyond the value at risk the interval is the normal one. With fewer it would be too short (at ten tail losses it
 * covers 90 % for normal losses and 83 % for Pareto(3) ones instead of 95 %), so it is the studentised bootstrap's,
 * which covers 92.6 % to 97 % for both from ten tail losses up (docs/tail-risk.md). Where even the
 * value at risk has no upper bound, or all losses beyond it are equal, the sample says nothing about how bad it can get
 * and the interval has no upper end.
 *
 * @source estimate and error: Rockafellar and Uryasev, Journal of Banking and Finance 26, 2002; interval: Hall, The
 *     Bootstrap and Edgeworth Expansion, 1992, section 3.2
 */
final class ExpectedShortfall {
    /** Up to this many losses beyond the value at risk the bootstrap is used. */
    static final int ASYMPTOTIC_TAIL = 500;

    private final TailBootstrap bootstrap;

    ExpectedShortfall(TailBootstrap bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** The estimate at the level of a value at risk, with the same confidence. */
    TailEstimate of(LossSample sample, TailEstimate valueAtRisk, double confidence) {
        double level = valueAtRisk.level();
        Tail tail = Tail.of(sample, level);
        double value = tail.shortfall();
        double error = tail.standardError();
        OptionalDouble floor = valueAtRisk.interval().lower();
        boolean hasUpper = valueAtRisk.interval().upper().isPresent() && error > 0;
        if (!hasUpper) {
            return new TailEstimate(level, value, new ConfidenceInterval(floor, OptionalDouble.empty()));
        }
        ConfidenceInterval interval;
        if (tail.count() > ASYMPTOTIC_TAIL) {
            double reach = NormalDistribution.quantile((1 + confidence) / 2) * error;
            interval = bounds(value - reach, value + reach, floor);
        } else {
            interval = studentised(sample, tail, confidence, floor);
        }
        return new TailEstimate(level, value, interval);
    }

    /** The estimate alone. */
    static double estimate(LossSample sample, double level) {
        return Tail.of(sample, level).shortfall();
    }

    private ConfidenceInterval studentised(LossSample sample, Tail tail, double confidence, OptionalDouble floor) {
        int[][] ranks = bootstrap.topRanks(sample.size(), tail.count() + 1);
        double[] ratios = new double[ranks.length];
        for (int replicate = 0; replicate < ranks.length; replicate++) {
            Tail resampled = Tail.ofRanks(sample, tail.level(), ranks[replicate]);
            double difference = resampled.shortfall() - tail.shortfall();
            double error = resampled.standardError();
            ratios[replicate] = error > 0 ? difference / error : unboundedRatio(difference);
        }
        Arrays.sort(ratios);
        double missed = missedOnASide(confidence, tail.count());
        double low = ratios[quantileIndex(missed, ratios.length)];
        double high = ratios[quantileIndex(1 - missed, ratios.length)];
        double lower = tail.shortfall() - high * tail.standardError();
        double upper = tail.shortfall() - low * tail.standardError();
        return bounds(lower, upper, floor);
    }

    /** A resampled tail of equal losses has no error of its own: it bounds nothing on its side. */
    private static double unboundedRatio(double difference) {
        if (difference == 0) {
            return 0.0;
        }
        return difference > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }

    /**
     * Half of what the interval may miss, a little less for few losses: a bootstrap of m losses has no rarer ones than
     * they are. The normal quantile z grows to Student's with 2m degrees of freedom, to first order {@code z + (z³ +
     * z)/8m}; the expanded percentile interval takes m − 1, but the studentised one has part of it already.
     *
     * @source Hesterberg, What teachers should know about the bootstrap, The American Statistician 69, 2015
     */
    private static double missedOnASide(double confidence, int tailLosses) {
        double z = NormalDistribution.quantile((1 + confidence) / 2);
        double expanded = z + (z * z * z + z) / (8.0 * tailLosses);
        return NormalDistribution.cumulative(-expanded);
    }

    private static int quantileIndex(double probability, int replicates) {
        int rank = (int) Math.ceil(probability * replicates - 1e-7);
        return Math.max(1, Math.min(replicates, rank)) - 1;
    }

    /** The shortfall is never below the value at risk, so a bound of the latter holds for the former. */
    private static ConfidenceInterval bounds(double lower, double upper, OptionalDouble floor) {
        OptionalDouble low = floor.isPresent() && floor.getAsDouble() > lower ? floor : finite(lower);
        return new ConfidenceInterval(low.isPresent() ? low : floor, finite(upper));
    }

    private static OptionalDouble finite(double bound) {
        return Double.isFinite(bound) ? OptionalDouble.of(bound + 0.0) : OptionalDouble.empty();
    }

    /**
     * The losses from the value at risk up, summed.
     *
     * @param losses number of losses of the whole sample
     * @param count number of losses above the value at risk's rank
     */
    private record Tail(double level, int losses, int count, double valueAtRisk, double excess, double excessSquares) {
        static Tail of(LossSample sample, double level) {
            int rank = sample.rankOf(level);
            int[] ranks = new int[sample.size() - rank + 1];
            Arrays.setAll(ranks, index -> sample.size() - index);
            return ofRanks(sample, level, ranks);
        }

        /** The tail whose losses are those of the given ranks, the last of them the value at risk. */
        static Tail ofRanks(LossSample sample, double level, int[] ranks) {
            double valueAtRisk = sample.atRank(ranks[ranks.length - 1]);
            CompensatedSum excess = new CompensatedSum();
            CompensatedSum squares = new CompensatedSum();
            for (int index = 0; index < ranks.length - 1; index++) {
                double difference = sample.atRank(ranks[index]) - valueAtRisk;
                excess.add(difference);
                squares.add(difference * difference);
            }
            return new Tail(level, sample.size(), ranks.length - 1, valueAtRisk, excess.value(), squares.value());
        }

        double shortfall() {
            return valueAtRisk + excess / ((1 - level) * losses);
        }

        double standardError() {
            double mean = excess / losses;
            double variance = Math.max(0.0, excessSquares / losses - mean * mean);
            return Math.sqrt(variance / losses) / (1 - level);
        }
    }
}
