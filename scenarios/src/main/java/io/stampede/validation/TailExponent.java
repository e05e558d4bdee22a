package io.stampede.validation;

import java.util.Arrays;

/**
 * The exponent of a Pareto tail by Hill's estimator.
 *
 * <p>Of n magnitudes in descending order {@code x_1 ≥ x_2 ≥ …} the k largest give
 * {@code α = k / Σ_{i≤k} ln(x_i / x_{k+1})}. For independent draws of a Pareto law its standard error is
 * {@code α/√k}; clustered draws have a larger one, which {@link Jackknife} over scenarios sees.
 *
 * @param exponent α; a large one is a thin tail
 * @param standardError of independent draws
 * @param exceedances k
 * @source Hill, A simple general approach to inference about the tail of a distribution, Annals of Statistics 3, 1975
 */
public record TailExponent(double exponent, double standardError, int exceedances) {
    /**
     * Estimates the exponent of the largest magnitudes.
     *
     * @param magnitudes in any order, at least 0
     * @param share of them that is the tail, inside (0, 1); at least two magnitudes are taken
     * @return NaN exponents if there are too few magnitudes, or the tail has no width
     */
    public static TailExponent of(double[] magnitudes, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share is " + share + ", not inside (0, 1)");
        }
        double[] sorted = magnitudes.clone();
        Arrays.sort(sorted);
        int exceedances = Math.max(2, (int) Math.floor(share * sorted.length));
        int threshold = sorted.length - 1 - exceedances;
        if (threshold < 0 || sorted[threshold] <= 0) {
            return new TailExponent(Double.NaN, Double.NaN, exceedances);
        }
        double sum = 0;
        for (int index = threshold + 1; index < sorted.length; index++) {
            sum += StrictMath.log(sorted[index] / sorted[threshold]);
        }
        double exponent = sum > 0 ? exceedances / sum : Double.NaN;
        return new TailExponent(exponent, exponent / Math.sqrt(exceedances), exceedances);
    }
}
