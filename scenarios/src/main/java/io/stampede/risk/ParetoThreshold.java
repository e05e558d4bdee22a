package io.stampede.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the threshold beyond which losses are taken to follow a generalised Pareto distribution.
 *
 * <p>The first candidate leaves the worst n^(2/3) of n scenarios beyond it, the rate at which bias and variance of a
 * tail's shape fall together (second-order parameter −1), but at most a tenth of few and {@value #MOST_EXCEEDANCES} of
 * very many; the next leave three quarters of as many each, down to {@value #LEAST_EXCEEDANCES}: 17 of a million
 * scenarios. A candidate that is an atom, or whose tail has one (many scenarios with one loss), is none. Each of the
 * others is fitted and tested by Anderson and Darling's statistic, the lowest threshold first; a fit outside −1/2 &lt;
 * ξ &lt; 1 counts as rejected. ForwardStop then rejects the first r of them, r the largest number whose mean of {@code
 * −log(1 − p)} is at most {@value #REJECTED_WRONGLY}, which bounds the expected part of wrong rejections; the first
 * that is left is the threshold. If none is left there is no fit.
 *
 * <p>More than {@value #MOST_EXCEEDANCES} exceedances would make the shape more precise (± 0.02) than the model of a
 * tail is true, and the test would reject for differences that do not matter.
 *
 * @source rate: Hall, On some simple estimates of an exponent of regular variation, JRSS B 44, 1982; test: Bader, Yan
 *     and Zhang, Automated threshold selection for extreme value analysis via ordered goodness-of-fit tests with
 *     adjustment for false discovery rate, Annals of Applied Statistics 12, 2018; ForwardStop: G'Sell, Wager,
 *     Chouldechova and Tibshirani, JRSS B 78, 2016
 */
final class ParetoThreshold {
    static final int LEAST_EXCEEDANCES = 50;
    static final int MOST_EXCEEDANCES = 5000;
    static final double REJECTED_WRONGLY = 0.1;

    private final LossSample sample;
    private final List<Candidate> candidates = new ArrayList<>();
    private Optional<String> atom = Optional.empty();

    private ParetoThreshold(LossSample sample) {
        this.sample = sample;
    }

    /**
     * A threshold with its fit.
     *
     * @param likelihood of its excesses
     * @param distribution the most likely one
     * @param statistic of Anderson and Darling; infinite for a shape that cannot be used
     * @param probability of a larger statistic
     */
    private record Candidate(
            ParetoLikelihood likelihood, GeneralisedPareto distribution, double statistic, double probability) {
        static Candidate of(Excesses excesses) {
            ParetoLikelihood likelihood = new ParetoLikelihood(excesses);
            GeneralisedPareto distribution = likelihood.fit();
            if (!(distribution.shape() > -0.5 && distribution.shape() < 1)) {
                return new Candidate(likelihood, distribution, Double.POSITIVE_INFINITY, 0.0);
            }
            double statistic = AndersonDarling.statistic(excesses, distribution);
            double probability = AndersonDarling.probability(statistic, distribution.shape());
            return new Candidate(likelihood, distribution, statistic, probability);
        }
    }

    /** What was chosen, or why nothing was. */
    sealed interface Outcome {}

    /**
     * A threshold.
     *
     * @param likelihood of the excesses over it
     * @param distribution the most likely one
     * @param goodness of the fit, and how the threshold was found
     */
    record Chosen(ParetoLikelihood likelihood, GeneralisedPareto distribution, ParetoTail.Goodness goodness)
            implements Outcome {}

    /** None, for a reason in one sentence. */
    record None(String reason) implements Outcome {}

    static Outcome of(LossSample sample) {
        return new ParetoThreshold(sample).choose();
    }

    private Outcome choose() {
        int most = mostExceedances(sample.size());
        if (most < LEAST_EXCEEDANCES) {
            return new None("too few scenarios: " + most + " exceedances, " + LEAST_EXCEEDANCES + " needed");
        }
        for (int wanted = most; wanted >= LEAST_EXCEEDANCES; wanted = wanted * 3 / 4) {
            consider(wanted);
        }
        if (candidates.isEmpty()) {
            return new None(atom.orElseThrow());
        }
        int rejected = rejected();
        if (rejected == candidates.size()) {
            return new None(reasonForNone());
        }
        Candidate chosen = candidates.get(rejected);
        ParetoTail.Goodness goodness =
                new ParetoTail.Goodness(chosen.statistic(), chosen.probability(), candidates.size(), rejected);
        return new Chosen(chosen.likelihood(), chosen.distribution(), goodness);
    }

    private static int mostExceedances(int scenarios) {
        double rate = StrictMath.cbrt((double) scenarios * scenarios) + 1e-9;
        return Math.min(Math.min(scenarios / 10, (int) rate), MOST_EXCEEDANCES);
    }

    private void consider(int wanted) {
        Excesses excesses = Excesses.overRank(sample, wanted);
        int count = excesses.count();
        if (count * 10L < wanted * 9L) {
            refuse("the threshold is an atom: " + count + " of the worst " + wanted + " exceed it");
            return;
        }
        int largest = excesses.largestAtom();
        if (largest * 20L > count) {
            refuse("the tail has an atom: " + largest + " of " + count + " exceedances are equal");
            return;
        }
        candidates.add(Candidate.of(excesses));
    }

    private void refuse(String reason) {
        if (atom.isEmpty()) {
            atom = Optional.of(reason);
        }
    }

    private int rejected() {
        int rejected = 0;
        double sum = 0.0;
        for (int index = 0; index < candidates.size(); index++) {
            sum -= StrictMath.log1p(-candidates.get(index).probability());
            if (sum <= REJECTED_WRONGLY * (index + 1)) {
                rejected = index + 1;
            }
        }
        return rejected;
    }

    private String reasonForNone() {
        double shape = candidates.get(candidates.size() - 1).distribution().shape();
        if (shape >= 1) {
            return "the fitted tail has no finite mean";
        }
        if (shape <= -0.5) {
            return "the tail ends too abruptly to be fitted (shape at or below -0.5)";
        }
        return "none of " + candidates.size() + " thresholds passes the Anderson-Darling test";
    }
}
