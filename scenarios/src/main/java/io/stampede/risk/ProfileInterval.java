package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import io.stampede.risk.ParetoLikelihood.Slice;
import java.util.function.DoubleUnaryOperator;

/**
 * Profile-likelihood intervals of figures of a fitted tail.
 *
 * <p>An interval holds the values that the figure takes where twice the logarithm of the likelihood ratio is at most
 * the chi-square quantile of one degree of freedom. The likelihood is that of θ = ξ/β and β, times the binomial one of
 * the share of losses beyond the threshold, so the interval knows that the threshold's own probability is an estimate.
 * For each θ the ends lie on the border of what the likelihood leaves for β and the share, and are found there in
 * closed form but for one golden section; another one finds the θ. Unlike one of plus and minus some standard errors
 * the interval leans to the side that the losses do not rule out.
 *
 * <p>The chi-square quantile is stretched by {@code 1 + 15/k}: of a hundred exceedances the ratio is larger on average
 * than the limit says, as Bartlett's correction has it, and the threshold was chosen on the same losses. The 15 is
 * fitted to coverage (docs/tail-risk.md), not derived.
 *
 * @source Coles, An Introduction to Statistical Modeling of Extreme Values, 2001, sections 2.6.6 and 4.3.3; Davison and
 *     Smith, JRSS B 52, 1990
 */
final class ProfileInterval {
    private static final int THETA_STEPS = 24;
    private static final int SHARE_STEPS = 18;
    private static final int BORDER_STEPS = 36;

    private static final double STRETCH = 15;

    /** The likelihood has no summit beyond; a fit has ξ above −1/2. */
    private static final double LEAST_SHAPE = -0.9;

    private final ParetoLikelihood likelihood;
    private final double summit;
    private final double allowance;
    private final double lowestTheta;
    private final double highestTheta;

    /**
     * Of a fit.
     *
     * @param confidence inside (0, 1)
     */
    ProfileInterval(ParetoLikelihood likelihood, double confidence) {
        this.likelihood = likelihood;
        double z = NormalDistribution.quantile((1 + confidence) / 2);
        this.allowance = z * z / 2 * (1 + STRETCH / likelihood.excesses().count());
        this.summit = likelihood.slice(likelihood.theta()).logLikelihood();
        this.lowestTheta = lowestTheta();
        this.highestTheta = highestTheta();
    }

    /** A figure of a tail, which rises with the scale of each θ of one sign, and with the share. */
    interface Figure {
        /**
         * Its value.
         *
         * @param logShare logarithm of the part of the losses beyond the threshold
         */
        double of(GeneralisedPareto distribution, double logShare);
    }

    /** An end that is infinite is none. */
    ConfidenceInterval of(Figure figure) {
        double lower = -highest((distribution, logShare) -> -figure.of(distribution, logShare), -1);
        return ConfidenceInterval.of(lower, highest(figure, 1));
    }

    private double highest(Figure figure, int direction) {
        DoubleUnaryOperator along = theta -> highestAlong(theta, figure, direction);
        double theta = GoldenSection.highest(along, lowestTheta, highestTheta, THETA_STEPS);
        return along.applyAsDouble(theta);
    }

    private double highestAlong(double theta, Figure figure, int direction) {
        Slice slice = likelihood.slice(theta);
        double left = Math.max(0.0, allowance - (summit - slice.logLikelihood()));
        double reach = 2 * Math.sqrt(2 * left / slice.count()) + 2 * left / slice.count();
        DoubleUnaryOperator along = shift -> atShare(slice, left, figure, direction * shift);
        return along.applyAsDouble(GoldenSection.highest(along, 0, reach, SHARE_STEPS));
    }

    /** The figure at both scales that the likelihood just leaves once the share has had its part of it. */
    private double atShare(Slice slice, double left, Figure figure, double shift) {
        Excesses excesses = likelihood.excesses();
        double remaining = left - shareCost(shift, excesses);
        if (remaining < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double logShare = StrictMath.log(excesses.share()) + shift;
        double cost = remaining / slice.count();
        double low = figure.of(distribution(slice, scaleFactor(cost, -1)), logShare);
        return Math.max(low, figure.of(distribution(slice, scaleFactor(cost, 1)), logShare));
    }

    private static GeneralisedPareto distribution(Slice slice, double logFactor) {
        double scale = slice.mostLikelyScale() * StrictMath.exp(logFactor);
        return new GeneralisedPareto(slice.theta() * scale, scale);
    }

    /** What the binomial likelihood loses if the share is {@code e^shift} times the observed one. */
    private static double shareCost(double shift, Excesses excesses) {
        double share = excesses.share();
        double others = excesses.sampleSize() - excesses.count();
        double changed = -share * StrictMath.expm1(shift) / (1 - share);
        return changed > -1 ? -excesses.count() * shift - others * StrictMath.log1p(changed) : Double.POSITIVE_INFINITY;
    }

    /** The solution of {@code y + e^(−y) − 1 = cost} on one side of zero, by Newton's method. */
    private static double scaleFactor(double cost, int sign) {
        if (cost <= 0) {
            return 0.0;
        }
        double y = sign * Math.sqrt(2 * cost) + cost / 3;
        for (int step = 0; step < 6; step++) {
            double shrunk = StrictMath.expm1(-y);
            y -= (y + shrunk - cost) / -shrunk;
        }
        return y;
    }

    private boolean isAllowed(double theta) {
        Slice slice = likelihood.slice(theta);
        return slice.mostLikelyShape() > LEAST_SHAPE && summit - slice.logLikelihood() <= allowance;
    }

    private double lowestTheta() {
        return border(likelihood.theta(), -(1 - 1e-12) / likelihood.excesses().largest());
    }

    private double highestTheta() {
        double step = 1 / likelihood.excesses().mean();
        double outside = likelihood.theta() + step;
        while (isAllowed(outside)) {
            step *= 2;
            outside += step;
        }
        return border(likelihood.theta(), outside);
    }

    private double border(double allowed, double forbidden) {
        double inside = allowed;
        double outside = forbidden;
        for (int step = 0; step < BORDER_STEPS; step++) {
            double middle = inside + (outside - inside) / 2;
            if (isAllowed(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }
}
