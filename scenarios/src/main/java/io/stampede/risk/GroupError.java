package io.stampede.risk;

import io.stampede.distribution.StudentDistribution;

/**
 * How far a weighted mean may be from the truth, told from independent groups of scenarios.
 *
 * <p>Of a mean {@code m = Σ S_g / Σ B_g} over groups g the deviations are {@code d_g = S_g − m·B_g}, whatever depends
 * on what inside a group; the variance of m is {@code C/(C − 1)·Σ d_g² / (Σ B_g)²} over C groups. Intervals take
 * Student's quantile and the skewness of m into account, as a few groups with much of a rare loss make it skewed.
 *
 * @param standardError infinite if there are fewer than two groups
 * @param skewness third central moment of the mean over the cube of its standard error
 * @param freedom degrees of freedom of the error: C − 1, or fewer where few groups make most of the variance
 * @source groups: Cochran, Sampling Techniques, 3rd edition, 1977, section 9A; skewness: Hall, On the removal of
 *     skewness by transformation, JRSS B 54, 1992; freedom of unequal groups: Satterthwaite, Biometrics 2, 1946
 */
record GroupError(double standardError, double skewness, double freedom) {
    /** Sums and bases by group; a group whose base is 0 counts for nothing. */
    static GroupError of(double[] sums, double[] bases, boolean equalWeights) {
        CompensatedSum whole = new CompensatedSum();
        CompensatedSum total = new CompensatedSum();
        int groups = 0;
        for (int group = 0; group < sums.length; group++) {
            whole.add(sums[group]);
            total.add(bases[group]);
            groups += bases[group] > 0 ? 1 : 0;
        }
        if (groups < 2) {
            return new GroupError(Double.POSITIVE_INFINITY, 0.0, 1.0);
        }
        double mean = whole.value() / total.value();
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum cubes = new CompensatedSum();
        CompensatedSum fourths = new CompensatedSum();
        for (int group = 0; group < sums.length; group++) {
            double deviation = (sums[group] - mean * bases[group]) / total.value();
            double square = deviation * deviation;
            squares.add(square);
            cubes.add(square * deviation);
            fourths.add(square * square);
        }
        double variance = squares.value() * groups / (groups - 1.0);
        if (!(variance > 0)) {
            return new GroupError(0.0, 0.0, groups - 1.0);
        }
        double error = Math.sqrt(variance);
        double unequal = fourths.value() / (squares.value() * squares.value()) - 1.0 / groups;
        double freedom =
                equalWeights ? groups - 1.0 : Math.max(1.0, Math.min(groups - 1.0, 2 / Math.max(0.0, unequal)));
        return new GroupError(error, cubes.value() / (variance * error), freedom);
    }

    boolean isKnown() {
        return standardError < Double.POSITIVE_INFINITY;
    }

    /** Student's quantile that is exceeded on either side with half of what the confidence leaves. */
    double quantile(double confidence) {
        return StudentDistribution.quantile((1 + confidence) / 2, freedom);
    }

    /** The interval of the mean, with the skewness removed by Hall's cubic transformation. */
    ConfidenceInterval around(double mean, double confidence) {
        if (!isKnown()) {
            return ConfidenceInterval.UNBOUNDED;
        }
        double reach = quantile(confidence);
        return ConfidenceInterval.of(
                mean - standardError * untransformed(reach), mean - standardError * untransformed(-reach));
    }

    /**
     * Where an estimate of a known mean lies with the confidence: Cornish and Fisher's first correction.
     *
     * @param reach quantiles from the mean, signed
     */
    double shift(double reach) {
        return standardError * (reach + (reach * reach - 1) * skewness / 6);
    }

    private double untransformed(double y) {
        if (Math.abs(skewness) < 1e-9) {
            return y;
        }
        return 3 / skewness * (StrictMath.cbrt(1 + skewness * (y - skewness / 6)) - 1);
    }
}
