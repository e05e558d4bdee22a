package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Random losses of known distributions, the same in every run. */
final class Samples {
    private Samples() {}

    /** Losses by inversion of a distribution function. */
    static double[] ofQuantileFunction(long seed, int count, DoubleUnaryOperator quantileFunction) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] losses = new double[count];
        for (int index = 0; index < count; index++) {
            losses[index] = quantileFunction.applyAsDouble(((random.nextLong() >>> 11) + 0.5) * 0x1p-53);
        }
        return losses;
    }

    static double[] normal(long seed, int count) {
        return ofQuantileFunction(seed, count, NormalDistribution::quantile);
    }

    /** Pareto with x_min = 1. */
    static double[] pareto(long seed, int count, double exponent) {
        return ofQuantileFunction(seed, count, u -> StrictMath.pow(1 - u, -1 / exponent));
    }

    static double[] generalisedPareto(long seed, int count, double shape, double scale) {
        return ofQuantileFunction(seed, count, u -> {
            double exponential = -StrictMath.log1p(-u);
            return shape == 0 ? scale * exponential : scale * StrictMath.expm1(shape * exponential) / shape;
        });
    }

    static TailEstimate valueAtRisk(double[] losses, double level) {
        return ValueAtRisk.of(LossSample.ofLosses(losses), level, 0.95);
    }

    static TailEstimate expectedShortfall(double[] losses, double level) {
        LossSample sample = LossSample.ofLosses(losses);
        return new ExpectedShortfall(new TailBootstrap()).of(sample, ValueAtRisk.of(sample, level, 0.95), 0.95);
    }
}
