package io.stampede.risk;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Probability-weighted moments of a generalised Pareto distribution: a second opinion that needs no optimiser.
 *
 * <p>With {@code a₀} the mean and {@code a₁ = (1/k)·Σ (k − i)/(k − 1)·x₍ᵢ₎}: {@code ξ = 2 − a₀/(a₀ − 2a₁)} and
 * {@code β = 2a₀a₁/(a₀ − 2a₁)}. Standard errors are asymptotic and exist for ξ below 1/2, where the variance does.
 *
 * @source Hosking and Wallis, Parameter and quantile estimation for the generalized Pareto distribution, Technometrics
 *     29, 1987, section 4
 */
final class ParetoMoments {
    private ParetoMoments() {}

    /** The fit, absent where all excesses are so alike that the moments have none. */
    static Optional<ParetoTail.MomentFit> of(Excesses excesses) {
        double[] ascending = excesses.ascending();
        int count = ascending.length;
        CompensatedSum weighted = new CompensatedSum();
        for (int index = 0; index < count; index++) {
            weighted.add((count - 1 - index) / (count - 1.0) * ascending[index]);
        }
        double first = excesses.mean();
        double second = weighted.value() / count;
        double divisor = first - 2 * second;
        if (!(divisor > 0)) {
            return Optional.empty();
        }
        double shape = 2 - first / divisor;
        double scale = 2 * first * second / divisor;
        return Optional.of(new ParetoTail.MomentFit(shape + 0.0, scale, shapeError(shape, count)));
    }

    /** Absent where the excesses have no variance. */
    private static OptionalDouble shapeError(double shape, int count) {
        double k = -shape;
        if (!(k > -0.5)) {
            return OptionalDouble.empty();
        }
        double variance = (1 + k) * (2 + k) * (2 + k) * (1 + k + 2 * k * k) / ((1 + 2 * k) * (3 + 2 * k)) / count;
        return OptionalDouble.of(Math.sqrt(variance));
    }
}
