package io.stampede.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * Peaks over a threshold: a generalised Pareto distribution fitted to the worst losses.
 *
 * <p>Threshold: the loss of rank n − k with k = max(min(n/20, 5000), min(100, n/10)): the worst 5 % of the scenarios,
 * up to 10 % of few and less of very many; below {@value #MIN_EXCEEDANCES} exceedances there is no fit. Atoms (many
 * scenarios with one loss) make a continuous tail meaningless: no fit if a tenth of the tail ties with the threshold,
 * or if one loss above it makes a twentieth of the tail.
 *
 * <p>Maximum likelihood in the one parameter θ = ξ/β that is left after ξ = mean log(1 + θx): a fixed grid, then a
 * golden section. Standard errors are asymptotic, {@code (1+ξ)/√k} and {@code β√(2(1+ξ)/k)}, valid for ξ above −1/2;
 * outside −1/2 &lt; ξ &lt; 1 there is no fit.
 *
 * @source Davison and Smith, Models for exceedances over high thresholds, JRSS B 52, 1990; Grimshaw, Computing maximum
 *     likelihood estimates for the generalized Pareto distribution, Technometrics 35, 1993; figures: McNeil and Frey,
 *     Journal of Empirical Finance 7, 2000
 */
final class ParetoTailFit {
    static final int MIN_EXCEEDANCES = 50;

    private static final int MAX_EXCEEDANCES = 5000;
    private static final int GRID_POINTS = 40;
    private static final int GOLDEN_STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Below this |θ·mean| the exponential limit is exact to double precision. */
    private static final double EXPONENTIAL = 1e-9;

    private final double[] excesses;
    private final double mean;
    private final double largest;

    private ParetoTailFit(double[] excesses) {
        this.excesses = excesses;
        CompensatedSum sum = new CompensatedSum();
        for (double excess : excesses) {
            sum.add(excess);
        }
        this.mean = sum.value() / excesses.length;
        this.largest = excesses[excesses.length - 1];
    }

    /** The fitted tail of a sample, or why there is none. */
    static ParetoTail of(LossSample sample, List<Double> levels) {
        int wanted = Math.max(Math.min(sample.size() / 20, MAX_EXCEEDANCES), Math.min(100, sample.size() / 10));
        if (wanted < MIN_EXCEEDANCES) {
            return new ParetoTail.Refused(
                    "too few scenarios: " + wanted + " exceedances, " + MIN_EXCEEDANCES + " needed");
        }
        double threshold = sample.atRank(sample.size() - wanted);
        int exceedances = sample.countAbove(threshold);
        if (exceedances * 10L < wanted * 9L) {
            return new ParetoTail.Refused(
                    "the threshold is an atom: " + exceedances + " of the worst " + wanted + " exceed it");
        }
        double[] excesses = new double[exceedances];
        for (int index = 0; index < exceedances; index++) {
            excesses[index] = sample.atRank(sample.size() - exceedances + 1 + index) - threshold;
        }
        int atom = largestAtom(excesses);
        if (atom * 20L > exceedances) {
            return new ParetoTail.Refused(
                    "the tail has an atom: " + atom + " of " + exceedances + " exceedances are equal");
        }
        return new ParetoTailFit(excesses).fit(sample, threshold, levels);
    }

    private static int largestAtom(double[] ascending) {
        int largest = 1;
        int run = 1;
        for (int index = 1; index < ascending.length; index++) {
            run = ascending[index] == ascending[index - 1] ? run + 1 : 1;
            largest = Math.max(largest, run);
        }
        return largest;
    }

    private ParetoTail fit(LossSample sample, double threshold, List<Double> levels) {
        double theta = mostLikelyTheta();
        double shape = shapeAt(theta);
        double scale = Math.abs(theta * mean) < EXPONENTIAL ? mean : shape / theta;
        if (!(shape > -0.5 && shape < 1)) {
            return new ParetoTail.Refused(
                    shape >= 1
                            ? "the fitted tail has no finite mean"
                            : "the tail ends too abruptly for maximum likelihood (shape at or below -0.5)");
        }
        int count = excesses.length;
        double share = count / (double) sample.size();
        List<ParetoTail.FittedFigure> figures = new ArrayList<>();
        for (double level : levels) {
            if (1 - level < share) {
                double rarity = (1 - level) / share;
                double valueAtRisk = threshold + scale * boxCox(rarity, shape);
                double shortfall = valueAtRisk + (scale + shape * (valueAtRisk - threshold)) / (1 - shape);
                figures.add(new ParetoTail.FittedFigure(level, valueAtRisk + 0.0, shortfall + 0.0));
            }
        }
        double shapeError = (1 + shape) / Math.sqrt(count);
        double scaleError = scale * Math.sqrt(2 * (1 + shape) / count);
        return new ParetoTail.Fitted(threshold, count, shape + 0.0, scale, shapeError, scaleError, figures);
    }

    /** {@code (rarity^−ξ − 1)/ξ}, and its limit −log(rarity) at ξ = 0. */
    private static double boxCox(double rarity, double shape) {
        double logarithm = -StrictMath.log(rarity);
        return Math.abs(shape) < 1e-12 ? logarithm : StrictMath.expm1(shape * logarithm) / shape;
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
        return goldenSection(grid[Math.max(0, best - 1)], grid[Math.min(grid.length - 1, best + 1)]);
    }

    /**
     * Ascending candidates of θ: from just inside −1/largest, where the distribution would end at the largest excess,
     * to a thousand over the mean, evenly spaced in logarithm on both sides of zero.
     */
    private double[] grid() {
        double[] grid = new double[2 * GRID_POINTS + 1];
        for (int point = 0; point < GRID_POINTS; point++) {
            double part = point / (double) GRID_POINTS;
            grid[point] = -(1 - StrictMath.pow(10, -9 * (1 - part))) / largest;
            grid[GRID_POINTS + 1 + point] = StrictMath.pow(10, -6 + 9 * part) / mean;
        }
        return grid;
    }

    private double goldenSection(double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double leftLikelihood = logLikelihood(left);
        double rightLikelihood = logLikelihood(right);
        for (int step = 0; step < GOLDEN_STEPS; step++) {
            if (leftLikelihood >= rightLikelihood) {
                high = right;
                right = left;
                rightLikelihood = leftLikelihood;
                left = high - GOLDEN * (high - low);
                leftLikelihood = logLikelihood(left);
            } else {
                low = left;
                left = right;
                leftLikelihood = rightLikelihood;
                right = low + GOLDEN * (high - low);
                rightLikelihood = logLikelihood(right);
            }
        }
        return leftLikelihood >= rightLikelihood ? left : right;
    }

    private double shapeAt(double theta) {
        CompensatedSum logarithms = new CompensatedSum();
        for (double excess : excesses) {
            logarithms.add(StrictMath.log1p(theta * excess));
        }
        return logarithms.value() / excesses.length;
    }

    /**
     * The profile likelihood over the number of exceedances. It grows without bound where ξ falls below −1: those are
     * no candidates.
     */
    private double logLikelihood(double theta) {
        if (Math.abs(theta * mean) < EXPONENTIAL) {
            return -StrictMath.log(mean) - 1;
        }
        double shape = shapeAt(theta);
        return shape > -1 ? -StrictMath.log(shape / theta) - shape - 1 : Double.NEGATIVE_INFINITY;
    }
}
