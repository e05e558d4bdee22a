package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Value at risk and expected shortfall of scenarios that do not all count the same: likelihood ratios of importance
 * sampling, or the weights of strata.
 *
 * <p>Weights are normalised by their sum. Value at risk is the smallest loss whose weighted distribution function
 * reaches the level; its interval holds the losses x that a score test of {@code F(x) = level} does not reject, with
 * variance {@code Σ w²(1{L ≤ x} − level)² / (Σ w)²}. Expected shortfall's is the normal one of its influence function,
 * {@code ψ = [L − VaR]⁺/(1 − level) + VaR − ES}, with variance {@code Σ w²ψ² / (Σ w)²}. Of strata the variances are
 * upper bounds, as they take no gain from the strata. Equal weights give the figures of {@link ValueAtRisk} and {@link
 * ExpectedShortfall}, bit for bit.
 *
 * <p>A tail of fewer than {@value #LEAST_EFFECTIVE} effective losses has no upper end: a few large weights may stand
 * for losses that were not seen.
 *
 * @source Glynn, Importance sampling for Monte Carlo estimation of quantiles, 1996; Chu and Nakayama, Confidence
 *     intervals for quantiles when applying variance-reduction techniques, ACM TOMACS 22, 2012; size: Kish, Survey
 *     Sampling, 1965
 */
final class WeightedTail {
    /** Effective losses beyond the value at risk that an upper end needs. */
    static final int LEAST_EFFECTIVE = 50;

    /** A sum of weights this close below the level has reached it. */
    private static final double TOLERANCE = 1e-12;

    private final LossSample sample;
    private final double[] losses;
    private final double[] weights;
    private final double total;
    private final boolean equal;

    /**
     * Of losses and their weights, in the order of the scenarios.
     *
     * @throws IllegalArgumentException if a weight is negative or not finite, or all are zero
     */
    WeightedTail(double[] losses, double[] weights) {
        if (losses.length == 0 || losses.length != weights.length) {
            throw new IllegalArgumentException("weights is of " + weights.length + ", losses of " + losses.length);
        }
        int[] order = IntStream.range(0, losses.length)
                .boxed()
                .sorted((one, other) -> Double.compare(losses[one], losses[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.sample = LossSample.ofLosses(losses);
        this.losses = new double[losses.length];
        this.weights = new double[losses.length];
        CompensatedSum sum = new CompensatedSum();
        boolean same = true;
        for (int rank = 0; rank < order.length; rank++) {
            double weight = weights[order[rank]];
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight is " + weight + ", below 0 or not finite");
            }
            this.losses[rank] = losses[order[rank]];
            this.weights[rank] = weight;
            sum.add(weight);
            same &= weight == weights[order[0]];
        }
        this.total = sum.value();
        this.equal = same;
        if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the sum of weights is " + total + ", allowed a number above 0");
        }
    }

    /** Kish's effective number of scenarios, {@code (Σw)² / Σw²}. */
    double effectiveSize() {
        return effectiveSizeFrom(0);
    }

    /** The effective number of losses beyond the value at risk of a level. */
    double effectiveTail(double level) {
        return effectiveSizeFrom(rankOf(level) + 1);
    }

    TailEstimate valueAtRisk(double level, double confidence) {
        if (equal) {
            return ValueAtRisk.of(sample, level, confidence);
        }
        double z = NormalDistribution.quantile((1 + confidence) / 2);
        CompensatedSum squares = new CompensatedSum();
        for (double weight : weights) {
            squares.add(weight / total * (weight / total));
        }
        double variance = level * level * squares.value();
        double reached = 0.0;
        OptionalDouble lower = OptionalDouble.empty();
        OptionalDouble upper = OptionalDouble.empty();
        for (int rank = 0; rank < losses.length && upper.isEmpty(); rank++) {
            double weight = weights[rank] / total;
            reached += weight;
            variance += weight * weight * ((1 - level) * (1 - level) - level * level);
            double reach = z * Math.sqrt(Math.max(0.0, variance));
            if (lower.isEmpty() && reached >= level - reach) {
                lower = OptionalDouble.of(losses[rank]);
            }
            boolean isAbove = reached > level + reach && rank < losses.length - 1;
            upper = isAbove ? OptionalDouble.of(losses[rank]) : upper;
        }
        boolean isCarried = effectiveTail(level) >= LEAST_EFFECTIVE;
        ConfidenceInterval interval = new ConfidenceInterval(lower, isCarried ? upper : OptionalDouble.empty());
        return new TailEstimate(level, losses[rankOf(level)], interval);
    }

    TailEstimate expectedShortfall(double level, double confidence) {
        TailEstimate valueAtRisk = valueAtRisk(level, confidence);
        if (equal) {
            return new ExpectedShortfall(new TailBootstrap()).of(sample, valueAtRisk, confidence);
        }
        double floor = valueAtRisk.value();
        CompensatedSum excess = new CompensatedSum();
        for (int rank = rankOf(level) + 1; rank < losses.length; rank++) {
            excess.add(weights[rank] * (losses[rank] - floor));
        }
        double value = floor + excess.value() / total / (1 - level);
        CompensatedSum squares = new CompensatedSum();
        for (int rank = 0; rank < losses.length; rank++) {
            double influence = Math.max(0.0, losses[rank] - floor) / (1 - level) + floor - value;
            double part = weights[rank] / total * influence;
            squares.add(part * part);
        }
        double reach = NormalDistribution.quantile((1 + confidence) / 2) * Math.sqrt(squares.value());
        double lower = Math.max(value - reach, valueAtRisk.interval().lower().orElse(Double.NEGATIVE_INFINITY));
        boolean isCarried = valueAtRisk.interval().upper().isPresent();
        return new TailEstimate(
                level, value, ConfidenceInterval.of(lower, isCarried ? value + reach : Double.POSITIVE_INFINITY));
    }

    /** Index of the smallest loss whose weighted distribution function reaches the level. */
    private int rankOf(double level) {
        if (equal) {
            return sample.rankOf(level) - 1;
        }
        double reached = 0.0;
        for (int rank = 0; rank < losses.length; rank++) {
            reached += weights[rank] / total;
            if (reached >= level - TOLERANCE) {
                return rank;
            }
        }
        return losses.length - 1;
    }

    private double effectiveSizeFrom(int first) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum squares = new CompensatedSum();
        for (int rank = first; rank < losses.length; rank++) {
            sum.add(weights[rank]);
            squares.add(weights[rank] * weights[rank]);
        }
        return squares.value() > 0 ? sum.value() * sum.value() / squares.value() : 0.0;
    }
}
