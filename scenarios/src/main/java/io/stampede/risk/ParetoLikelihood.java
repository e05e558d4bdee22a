package io.stampede.risk;

/**
 * Maximum likelihood of a generalised Pareto distribution.
 *
 * <p>In the one parameter θ = ξ/β that is left after ξ = mean log(1 + θx): a fixed grid, then a golden section. Of each
 * θ the likelihood of the scale is known in closed form, {@code −k·log β − S − M/β} with {@code S = Σ log(1 + θx)} and
 * {@code M = S/θ}, which is what makes profile likelihoods cheap.
 *
 * @source Davison and Smith, Models for exceedances over high thresholds, JRSS B 52, 1990; Grimshaw, Computing maximum
 *     likelihood estimates for the generalized Pareto distribution, Technometrics 35, 1993
 */
final class ParetoLikelihood {
    private static final int GRID_POINTS = 24;
    private static final int GOLDEN_STEPS = 56;

    /** Below this |θ·mean| the exponential limit is exact to double precision. */
    private static final double EXPONENTIAL = 1e-9;

    private final Excesses excesses;
    private final double mean;
    private final double theta;

    ParetoLikelihood(Excesses excesses) {
        this.excesses = excesses;
        this.mean = excesses.mean();
        this.theta = mostLikelyTheta();
    }

    Excesses excesses() {
        return excesses;
    }

    /** The θ of the largest likelihood. */
    double theta() {
        return theta;
    }

    GeneralisedPareto fit() {
        double shape = excesses.logSum(theta) / excesses.count();
        double scale = Math.abs(theta * mean) < EXPONENTIAL ? mean : shape / theta;
        return new GeneralisedPareto(shape + 0.0, scale);
    }

    /** What is known of one θ. */
    Slice slice(double at) {
        double logSum = excesses.logSum(at);
        double moment = Math.abs(at * mean) < EXPONENTIAL ? mean * excesses.count() : logSum / at;
        return new Slice(at, logSum, moment, excesses.count());
    }

    /**
     * The likelihood along one θ.
     *
     * @param theta which
     * @param logSum S
     * @param moment M, whose k-th part is the most likely scale
     * @param count k
     */
    record Slice(double theta, double logSum, double moment, int count) {
        double mostLikelyScale() {
            return moment / count;
        }

        /** The logarithm of the likelihood at the most likely scale. */
        double logLikelihood() {
            return -count * StrictMath.log(moment / count) - logSum - count;
        }

        double mostLikelyShape() {
            return logSum / count;
        }
    }

    private double mostLikelyTheta() {
        double[] grid = grid();
        int best = 0;
        double bestLikelihood = Double.NEGATIVE_INFINITY;
        for (int point = 0; point < grid.length; point++) {
            double likelihood = logLikelihood(grid[point]);
            if (likelihood > bestLikelihood) {
                bestLikelihood = likelihood;
                best = point;
            }
        }
        double low = grid[Math.max(0, best - 1)];
        double high = grid[Math.min(grid.length - 1, best + 1)];
        return GoldenSection.highest(this::logLikelihood, low, high, GOLDEN_STEPS);
    }

    /**
     * Ascending candidates of θ: from just inside −1/largest, where the distribution would end at the largest excess,
     * to a thousand over the mean, evenly spaced in logarithm on both sides of zero.
     */
    private double[] grid() {
        double[] grid = new double[2 * GRID_POINTS + 1];
        for (int point = 0; point < GRID_POINTS; point++) {
            double part = point / (double) GRID_POINTS;
            grid[point] = -(1 - StrictMath.pow(10, -9 * (1 - part))) / excesses.largest();
            grid[GRID_POINTS + 1 + point] = StrictMath.pow(10, -6 + 9 * part) / mean;
        }
        return grid;
    }

    /** Grows without bound where ξ falls below −1: those are no candidates. */
    private double logLikelihood(double at) {
        Slice slice = slice(at);
        return slice.mostLikelyShape() > -1 ? slice.logLikelihood() : Double.NEGATIVE_INFINITY;
    }
}
