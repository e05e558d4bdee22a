package io.stampede.risk;

import java.util.Optional;

/**
 * Hill's and Pickands' estimates of the shape ξ from the same exceedances: checks that share no formula with the fit.
 *
 * <p>Hill's {@code (1/k)·Σ log(x₍ₙ₋ᵢ₊₁₎/u)} knows positive ξ only, needs a positive threshold and moves with the zero
 * of the losses; its error is {@code ξ/√k}. Pickands' compares three order statistics, works for every ξ and does not
 * depend on zero or unit, but is the least precise.
 *
 * @source Hill, A simple general approach to inference about the tail of a distribution, Annals of Statistics 3, 1975;
 *     Pickands, the same volume; error: Dekkers and de Haan, Annals of Statistics 17, 1989
 */
final class TailIndices {
    private static final double LOG_TWO = StrictMath.log(2);

    private TailIndices() {}

    /** Absent where the threshold is not above zero. */
    static Optional<ParetoTail.ShapeEstimate> hill(Excesses excesses) {
        if (!(excesses.threshold() > 0)) {
            return Optional.empty();
        }
        double shape = excesses.logSum(1 / excesses.threshold()) / excesses.count();
        return Optional.of(new ParetoTail.ShapeEstimate(shape, shape / Math.sqrt(excesses.count())));
    }

    /** Absent where two of the order statistics are equal. */
    static Optional<ParetoTail.ShapeEstimate> pickands(Excesses excesses) {
        int quarter = excesses.count() / 4;
        double upper = fromTop(excesses, quarter) - fromTop(excesses, 2 * quarter);
        double lower = fromTop(excesses, 2 * quarter) - fromTop(excesses, 4 * quarter);
        if (!(upper > 0 && lower > 0)) {
            return Optional.empty();
        }
        double shape = StrictMath.log(upper / lower) / LOG_TWO;
        double growth = Math.abs(shape) < 1e-9 ? 1 / LOG_TWO : shape / StrictMath.expm1(shape * LOG_TWO);
        double deviation = growth * Math.sqrt(StrictMath.pow(2, 2 * shape + 1) + 1) / (2 * LOG_TWO);
        return Optional.of(new ParetoTail.ShapeEstimate(shape + 0.0, deviation / Math.sqrt(quarter)));
    }

    private static double fromTop(Excesses excesses, int place) {
        return excesses.ascending()[excesses.count() - place];
    }
}
