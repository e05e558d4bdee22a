package io.stampede.risk;

/**
 * A generalised Pareto distribution of excesses, {@code P(X > x) = (1 + ξx/β)^(−1/ξ)}.
 *
 * @param shape ξ: zero is the exponential distribution
 * @param scale β, above zero, in the unit of the excesses
 * @source Pickands, Statistical inference using extreme order statistics, Annals of Statistics 3, 1975
 */
record GeneralisedPareto(double shape, double scale) {
    /** Below this |ξ| the exponential limit is exact to double precision. */
    private static final double EXPONENTIAL = 1e-12;

    /** {@code log P(X > x)}; minus infinity beyond the end of a bounded tail. */
    double logSurvival(double excess) {
        double stretched = excess / scale;
        if (Math.abs(shape) < EXPONENTIAL) {
            return -stretched;
        }
        double base = shape * stretched;
        return base > -1 ? -StrictMath.log1p(base) / shape : Double.NEGATIVE_INFINITY;
    }

    /**
     * The excess that is exceeded with probability {@code exp(−depth)}.
     *
     * @param depth how rare, in natural logarithms
     */
    double excessAt(double depth) {
        double power = shape * depth;
        return Math.abs(shape) < EXPONENTIAL ? scale * depth : scale * StrictMath.expm1(power) / shape;
    }

    /** The mean excess beyond {@link #excessAt}; infinite from ξ = 1 on. */
    double shortfallAt(double depth) {
        return shape < 1 ? (excessAt(depth) + scale) / (1 - shape) : Double.POSITIVE_INFINITY;
    }
}
