package io.stampede.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Peaks over a threshold: a generalised Pareto distribution fitted to the worst losses.
 *
 * <p>The threshold is {@link ParetoThreshold}'s, the fit {@link ParetoLikelihood}'s. Standard errors are asymptotic,
 * {@code (1+ξ)/√k} and {@code β√(2(1+ξ)/k)}, valid for ξ above −1/2; outside −1/2 &lt; ξ &lt; 1 there is no fit.
 *
 * <p>Figures are given at the report's levels and at 99.9 % and 99.99 %, where these lie beyond the threshold, but not
 * for losses rarer than one in {@value #BEYOND} n scenarios: the fit was tested on losses that happened, and one power
 * of ten beyond the rarest of them is as far as a test of so few can be stretched. There an error of ξ of 0.1, one
 * standard error of a hundred exceedances, moves an excess by a factor of about two.
 *
 * @source figures: McNeil and Frey, Estimation of tail-related risk measures for heteroscedastic financial time series,
 *     Journal of Empirical Finance 7, 2000
 */
final class ParetoTailFit {
    static final int BEYOND = 10;

    private static final List<Double> RETURN_LEVELS = List.of(0.999, 0.9999);

    /** Levels are decimal numbers: one less 0.9999 is a little below a ten-thousandth. */
    private static final double ROUNDING = 1e-9;

    private ParetoTailFit() {}

    /** The fitted tail of a sample, or why there is none. */
    static ParetoTail of(LossSample sample, List<Double> levels, double confidence) {
        ParetoThreshold.Outcome outcome = ParetoThreshold.of(sample);
        if (outcome instanceof ParetoThreshold.Chosen chosen) {
            return fitted(chosen, levels, confidence);
        }
        return new ParetoTail.Refused(((ParetoThreshold.None) outcome).reason());
    }

    private static ParetoTail fitted(ParetoThreshold.Chosen chosen, List<Double> levels, double confidence) {
        Excesses excesses = chosen.likelihood().excesses();
        GeneralisedPareto distribution = chosen.distribution();
        ProfileInterval profile = new ProfileInterval(chosen.likelihood(), confidence);
        List<ParetoTail.FittedFigure> figures = new ArrayList<>();
        List<ParetoTail.RefusedLevel> refused = new ArrayList<>();
        SortedSet<Double> wanted = new TreeSet<>(levels);
        wanted.addAll(RETURN_LEVELS);
        for (double level : wanted) {
            if ((1 - level) * BEYOND * excesses.sampleSize() < 1 - ROUNDING * excesses.sampleSize()) {
                refused.add(new ParetoTail.RefusedLevel(level, reason(excesses.sampleSize())));
            } else if (1 - level < excesses.share()) {
                figures.add(figure(level, excesses, distribution, profile));
            }
        }
        int count = excesses.count();
        double shape = distribution.shape();
        return new ParetoTail.Fitted(
                excesses.threshold(),
                count,
                shape,
                distribution.scale(),
                (1 + shape) / Math.sqrt(count),
                distribution.scale() * Math.sqrt(2 * (1 + shape) / count),
                profile.of((other, logShare) -> other.shape()),
                chosen.goodness(),
                new ParetoTail.Opinions(
                        ParetoMoments.of(excesses), TailIndices.hill(excesses), TailIndices.pickands(excesses)),
                figures,
                refused);
    }

    private static ParetoTail.FittedFigure figure(
            double level, Excesses excesses, GeneralisedPareto distribution, ProfileInterval profile) {
        double threshold = excesses.threshold();
        double logRarity = StrictMath.log(1 - level);
        double depth = StrictMath.log(excesses.share()) - logRarity;
        return new ParetoTail.FittedFigure(
                level,
                threshold + distribution.excessAt(depth) + 0.0,
                threshold + distribution.shortfallAt(depth) + 0.0,
                profile.of((other, logShare) -> threshold + other.excessAt(logShare - logRarity)),
                profile.of((other, logShare) -> threshold + other.shortfallAt(logShare - logRarity)));
    }

    private static String reason(int scenarios) {
        return "rarer than one in " + (long) BEYOND * scenarios + ", ten times as rare as any seen";
    }
}
