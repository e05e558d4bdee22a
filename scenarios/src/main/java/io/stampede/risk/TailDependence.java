package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lower-tail dependence of two venues' prices: how often one falls worse than its own {@link #LEVEL} quantile when the
 * other does.
 *
 * <p>{@code λ(u) = P(V falls worse than its u-quantile | the other does)}, estimated by counting ranks: of the
 * scenarios in which the given venue's fall is among its worst, the share in which the other's is among its own. It is
 * {@code u} if the falls have nothing to do with each other and 1 if the same scenarios are the worst of both; how deep
 * the falls are does not matter. The coefficient of tail dependence is its limit for small u, which no sample shows;
 * this is its value at one u.
 *
 * <p>The interval is Wilson's, as if the quantiles were known. With ranks in their place the asymptotic variance of the
 * estimate over {@code k} scenarios is {@code (1 − λ)(λ − 2ab)/k}, where a and b are the partial derivatives of the
 * tail copula, both at least 0 with sum λ: never more than the binomial one, so the interval is if anything too wide.
 *
 * @param given scenarios in which the given venue fell worse than its quantile; fewer than {@code u·n} where falls are
 *     equal to it
 * @param both scenarios in which both did
 * @param coefficient λ(u)
 * @param interval of the coefficient
 * @source Schmidt and Stadtmüller, Non-parametric estimation of tail dependence, Scandinavian Journal of Statistics 33,
 *     2006; McNeil, Frey and Embrechts, Quantitative Risk Management, 2015, on coefficients of tail dependence
 */
public record TailDependence(int given, int both, double coefficient, WilsonInterval interval) {
    /** Share of the scenarios that are a venue's worst. */
    public static final double LEVEL = 0.05;

    /** With fewer of the worst nothing is said. */
    static final int FEWEST = 10;

    /** Which scenarios are among a venue's worst: those with a fall above the one of rank {@code n − ⌊u·n⌋}. */
    static boolean[] worst(OutcomeColumn drops, ScenarioWeights weights) {
        return weights.areEqual() ? worst(drops) : worstByWeight(drops, weights);
    }

    /** Those above the loss that is exceeded by no more than {@code u} of the weight. */
    private static boolean[] worstByWeight(OutcomeColumn drops, ScenarioWeights weights) {
        LossSample sample = LossSample.of(Metric.MAX_DROP, drops, weights);
        boolean[] worst = new boolean[drops.rows()];
        if (sample.counts()) {
            double threshold = new WeightedTail(sample).valueAtRisk(1 - LEVEL);
            for (int scenario = 0; scenario < worst.length; scenario++) {
                worst[scenario] = drops.defined()[scenario] && drops.values()[scenario] > threshold;
            }
        }
        return worst;
    }

    private static boolean[] worst(OutcomeColumn drops) {
        double[] defined = new double[drops.rows()];
        int count = 0;
        for (int scenario = 0; scenario < drops.rows(); scenario++) {
            if (drops.defined()[scenario]) {
                defined[count++] = drops.values()[scenario];
            }
        }
        boolean[] worst = new boolean[drops.rows()];
        int tail = (int) Math.floor(LEVEL * count + 1e-7);
        if (tail < 1) {
            return worst;
        }
        Arrays.sort(defined, 0, count);
        double threshold = defined[count - tail - 1];
        for (int scenario = 0; scenario < worst.length; scenario++) {
            worst[scenario] = drops.defined()[scenario] && drops.values()[scenario] > threshold;
        }
        return worst;
    }

    /** From which scenarios are the worst of either; absent if there are fewer than {@link #FEWEST}. */
    static Optional<TailDependence> of(
            boolean[] givenWorst, boolean[] worst, ScenarioWeights weights, double confidence) {
        int given = 0;
        int both = 0;
        for (int scenario = 0; scenario < worst.length; scenario++) {
            given += givenWorst[scenario] ? 1 : 0;
            both += givenWorst[scenario] && worst[scenario] ? 1 : 0;
        }
        if (given < FEWEST) {
            return Optional.empty();
        }
        WeightedShare share = WeightedShare.of(weights, givenWorst, worst, confidence);
        return Optional.of(new TailDependence(given, both, share.probability(), share.interval(confidence)));
    }
}
