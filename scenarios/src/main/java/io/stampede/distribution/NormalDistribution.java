package io.stampede.distribution;

/**
 * The standard normal distribution.
 *
 * <p>Written out with {@link StrictMath} so that every processor and JDK gives the same bits; agrees with Apache
 * Commons Statistics to 1e-12.
 */
public final class NormalDistribution {
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * StrictMath.PI);

    /** Beyond this the power series loses relative precision and the continued fraction is quick. */
    private static final double SERIES_BOUND = 2.5;

    private static final int FRACTION_TERMS = 120;

    private NormalDistribution() {}

    /** Density at {@code z}. */
    public static double density(double z) {
        return DENSITY_AT_ZERO * StrictMath.exp(-0.5 * z * z);
    }

    /**
     * Probability of a value up to {@code z}.
     *
     * @source Marsaglia, Evaluating the normal distribution, Journal of Statistical Software 11(4), 2004 (series); the
     *     continued fraction of Mills' ratio, Abramowitz and Stegun 26.2.14
     */
    public static double cumulative(double z) {
        return z <= 0 ? lowerTail(z) : 1 - lowerTail(-z);
    }

    /**
     * The value that is not exceeded with probability {@code p}: a rough start (error below 4.5e-4), refined by three
     * steps of Halley's method on the lower tail, where no digits cancel.
     *
     * @throws IllegalArgumentException unless {@code 0 < p < 1}
     * @source start: Abramowitz and Stegun 26.2.23
     */
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability is " + p + ", not inside (0, 1)");
        }
        if (p == 0.5) {
            return 0.0;
        }
        double tail = Math.min(p, 1 - p);
        double t = Math.sqrt(-2 * StrictMath.log(tail));
        double z =
                (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
        for (int refinement = 0; refinement < 3; refinement++) {
            double newton = (lowerTail(z) - tail) / density(z);
            z -= newton / (1 + 0.5 * z * newton);
        }
        return p < 0.5 ? z : -z;
    }

    private static double lowerTail(double z) {
        double x = -z;
        return x < SERIES_BOUND ? 0.5 - density(x) * seriesSum(x) : density(x) * millsRatio(x);
    }

    private static double seriesSum(double x) {
        double term = x;
        double sum = x;
        for (int odd = 3; term > sum * 1e-18; odd += 2) {
            term *= x * x / odd;
            sum += term;
        }
        return sum;
    }

    private static double millsRatio(double x) {
        double fraction = x;
        for (int term = FRACTION_TERMS; term >= 1; term--) {
            fraction = x + term / fraction;
        }
        return 1 / fraction;
    }
}
