package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import io.stampede.distribution.StudentDistribution;
import io.stampede.outcome.FollowedLiquidations;
import java.util.Optional;

/**
 * How many further liquidations one liquidation brings on: the branching ratio of a Hawkes process fitted to the
 * liquidation orders of the followed scenarios, all venues together ({@link HawkesFit}).
 *
 * <p>A ratio of 0.6 says that each liquidation brings on 0.6 others on average, and these others in turn, {@code 1/(1 −
 * 0.6) = 2.5} in all with itself; at 1 and above liquidations feed themselves until there is nobody left.
 * The model has one background for all times and scenarios, so whatever else makes liquidations come together, a shock
 * above all, counts as excitation: the ratio is of what is seen, not of causes. Liquidations within one step do not
 * excite each other in it.
 *
 * @param scenarios whose liquidations the fit is of
 * @param liquidations in them
 * @param fit absent if there are too few
 * @param refusal why there is no fit; empty if there is one
 */
public record SelfExcitation(int scenarios, long liquidations, Optional<Fit> fit, String refusal) {
    /** Scenarios with at least two liquidations that a fit needs, as the interval comes from their differences. */
    static final int SCENARIOS_FEWEST = 20;

    /** Liquidations that a fit needs. */
    static final int LIQUIDATIONS_FEWEST = 200;

    /** Steps with liquidations that are fitted, and what the last scenario has beyond: bounds the time it takes. */
    static final int ENTRIES_MAX = 50_000;

    /**
     * A fit.
     *
     * @param branchingRatio liquidations that one brings on, on average
     * @param interval of the branching ratio; without ends if the likelihood is flat, or
     *     all scenarios depend on each other
     * @param backgroundPerHour liquidations an hour that no other brought on
     * @param memorySeconds in which the excitation falls to 1/e
     */
    public record Fit(
            double branchingRatio, ConfidenceInterval interval, double backgroundPerHour, double memorySeconds) {}

    /**
     * Of what was followed.
     *
     * @param cluster number of consecutive scenarios that depend on each other
     */
    static SelfExcitation of(FollowedLiquidations liquidations, int cluster, double confidence) {
        ExcitationSample sample = ExcitationSample.of(liquidations.scenarios(), ENTRIES_MAX);
        String refusal = refusal(sample);
        if (!refusal.isEmpty()) {
            return new SelfExcitation(sample.scenarios(), sample.events(), Optional.empty(), refusal);
        }
        HawkesFit fit = HawkesFit.of(sample, cluster);
        double reach = quantile(sample.scenarios(), cluster, (1 + confidence) / 2) * fit.standardError();
        double stepSeconds = liquidations.stepSeconds();
        return new SelfExcitation(
                sample.scenarios(),
                sample.events(),
                Optional.of(new Fit(
                        fit.branchingRatio(),
                        ConfidenceInterval.of(
                                Double.isFinite(reach)
                                        ? Math.max(0.0, fit.branchingRatio() - reach)
                                        : Double.NEGATIVE_INFINITY,
                                fit.branchingRatio() + reach),
                        fit.background() * 3600 / stepSeconds,
                        StrictMath.exp(fit.logMemory()) * stepSeconds)),
                "");
    }

    /** Groups may be few: then Student's. */
    private static double quantile(int scenarios, int cluster, double p) {
        double groups = Math.ceil(scenarios / (double) cluster);
        return cluster == 1 ? NormalDistribution.quantile(p) : StudentDistribution.quantile(p, Math.max(1, groups - 1));
    }

    /** None, for a reason. */
    static SelfExcitation refused(String reason) {
        return new SelfExcitation(0, 0, Optional.empty(), reason);
    }

    private static String refusal(ExcitationSample sample) {
        if (sample.scenarios() == 0) {
            return "no scenario was followed step by step";
        }
        if (sample.events() < LIQUIDATIONS_FEWEST) {
            return sample.events() + " liquidations in " + sample.scenarios() + " scenarios, fewer than "
                    + LIQUIDATIONS_FEWEST;
        }
        int clusters = sample.scenariosWith(2);
        if (clusters < SCENARIOS_FEWEST) {
            return "only " + clusters + " scenarios with more than one liquidation, fewer than " + SCENARIOS_FEWEST;
        }
        return "";
    }
}
