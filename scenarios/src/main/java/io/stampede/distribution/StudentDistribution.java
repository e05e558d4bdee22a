package io.stampede.distribution;

/** Student's t distribution: that of a mean over its own estimated error. */
public final class StudentDistribution {
    private StudentDistribution() {}

    /**
     * The value that is not exceeded with probability {@code p}; agrees with Apache Commons Statistics to 2e-4 of the
     * value for every number of degrees of freedom, and to 1e-6 from six on.
     *
     * @param freedom degrees of freedom, at least 1 and not necessarily whole
     * @throws IllegalArgumentException unless {@code 0 < p < 1} and {@code freedom} is at least 1
     * @source Hill, Algorithm 396: Student's t-quantiles, Communications of the ACM 13, 1970
     */
    public static double quantile(double p, double freedom) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability is " + p + ", not inside (0, 1)");
        }
        if (!(freedom >= 1)) {
            throw new IllegalArgumentException("freedom is " + freedom + ", below 1");
        }
        if (p == 0.5) {
            return 0.0;
        }
        double upper = outside(2 * Math.min(p, 1 - p), freedom);
        return p < 0.5 ? -upper : upper;
    }

    /** The value that its absolute exceeds with probability {@code both}. */
    private static double outside(double both, double freedom) {
        if (freedom == 1) {
            double angle = both * StrictMath.PI / 2;
            return StrictMath.cos(angle) / StrictMath.sin(angle);
        }
        if (freedom == 2) {
            return Math.sqrt(2 / (both * (2 - both)) - 2);
        }
        double a = 1 / (freedom - 0.5);
        double b = 48 / (a * a);
        double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * StrictMath.PI / 2) * freedom;
        double y = StrictMath.pow(d * both, 2 / freedom);
        return Math.sqrt(freedom * (y > 0.05 + a ? nearNormal(both, freedom, c, d) : farOut(y, freedom, d)));
    }

    private static double nearNormal(double both, double freedom, double start, double d) {
        double a = 1 / (freedom - 0.5);
        double b = 48 / (a * a);
        double x = NormalDistribution.quantile(both / 2);
        double square = x * x;
        double c = freedom < 5 ? start + 0.3 * (freedom - 4.5) * (x + 0.6) : start;
        c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c;
        double series = ((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1;
        return StrictMath.expm1(a * (series * x) * (series * x));
    }

    private static double farOut(double y, double freedom, double d) {
        double inner = ((freedom + 6) / (freedom * y) - 0.089 * d - 0.822) * (freedom + 2) * 3;
        return ((1 / inner + 0.5 / (freedom + 4)) * y - 1) * (freedom + 1) / (freedom + 2) + 1 / y;
    }
}
