package io.stampede.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The distribution of a metric over the scenarios that have it.
 *
 * <p>Bad values are those of the metric's adverse side: of a metric that is worse when low, value at risk and expected
 * shortfall are of the low tail, and their values are the metric's own.
 *
 * @param samples number of scenarios
 * @param mean of the values
 * @param standardError of the mean; absent for a single scenario
 * @param min smallest value
 * @param max largest value
 * @param quantiles of the values at {@link #QUANTILES}
 * @param valueAtRisk at the levels of the settings
 * @param expectedShortfall at the same levels
 * @param support what stands behind the figures of those levels; empty where scenarios are independent and equal
 * @param tail what a generalised Pareto distribution says beyond
 * @param histogram of the values
 * @param exceedance how often it is at least so bad
 * @param worst the worst scenarios, the worst first
 */
public record LossDistribution(
        int samples,
        double mean,
        OptionalDouble standardError,
        double min,
        double max,
        List<Quantile> quantiles,
        List<TailEstimate> valueAtRisk,
        List<TailEstimate> expectedShortfall,
        List<TailSupport> support,
        ParetoTail tail,
        Histogram histogram,
        ExceedanceCurve exceedance,
        List<WorstScenario> worst) {
    /** Probabilities of the quantiles every report gives. */
    public static final List<Double> QUANTILES = List.of(0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999);

    public LossDistribution {
        quantiles = List.copyOf(quantiles);
        valueAtRisk = List.copyOf(valueAtRisk);
        expectedShortfall = List.copyOf(expectedShortfall);
        support = List.copyOf(support);
        worst = List.copyOf(worst);
    }

    /**
     * An order statistic of the values.
     *
     * @param probability of not being exceeded
     * @param value the ⌈n·probability⌉-th smallest
     */
    public record Quantile(double probability, double value) {}

    /** The median of the values. */
    public double median() {
        for (Quantile quantile : quantiles) {
            if (quantile.probability() == 0.5) {
                return quantile.value();
            }
        }
        throw new IllegalStateException("the quantiles lack the median");
    }

    static LossDistribution of(LossSample sample, RiskSettings settings, TailBootstrap bootstrap) {
        return sample.weights().arePlain()
                ? ofPlain(sample, settings, bootstrap)
                : ofWeighted(sample, new WeightedTail(sample), settings);
    }

    private static LossDistribution ofPlain(LossSample sample, RiskSettings settings, TailBootstrap bootstrap) {
        List<TailEstimate> valueAtRisk = new ArrayList<>();
        List<TailEstimate> expectedShortfall = new ArrayList<>();
        ExpectedShortfall shortfall = new ExpectedShortfall(bootstrap);
        for (double level : settings.levels()) {
            TailEstimate loss = ValueAtRisk.of(sample, level, settings.confidence());
            valueAtRisk.add(sample.valueOf(loss));
            expectedShortfall.add(sample.valueOf(shortfall.of(sample, loss, settings.confidence())));
        }
        double one = sample.valueOf(sample.smallest());
        double other = sample.valueOf(sample.largest());
        return new LossDistribution(
                sample.size(),
                sample.valueOf(sample.mean()),
                sample.standardError(),
                Math.min(one, other),
                Math.max(one, other),
                quantiles(sample),
                valueAtRisk,
                expectedShortfall,
                List.of(),
                ParetoTailFit.of(sample, settings.levels(), settings.confidence()),
                Histogram.of(sample),
                ExceedanceCurve.of(sample, settings.confidence()),
                sample.worst(settings.worstCount()));
    }

    private static LossDistribution ofWeighted(LossSample sample, WeightedTail tail, RiskSettings settings) {
        List<TailEstimate> valueAtRisk = new ArrayList<>();
        List<TailEstimate> expectedShortfall = new ArrayList<>();
        List<TailSupport> support = new ArrayList<>();
        for (double level : settings.levels()) {
            TailEstimate loss = tail.valueAtRisk(level, settings.confidence());
            valueAtRisk.add(sample.valueOf(loss));
            expectedShortfall.add(sample.valueOf(tail.expectedShortfall(loss, settings.confidence())));
            support.add(tail.support(level));
        }
        double one = sample.valueOf(sample.smallest());
        double other = sample.valueOf(sample.largest());
        boolean equal = sample.weights().areEqual();
        return new LossDistribution(
                sample.size(),
                sample.valueOf(equal ? sample.mean() : tail.mean()),
                tail.standardError(),
                Math.min(one, other),
                Math.max(one, other),
                quantiles(equal ? sample : tail),
                valueAtRisk,
                expectedShortfall,
                support,
                equal
                        ? ParetoTailFit.of(sample, settings.levels(), settings.confidence())
                        : new ParetoTail.Refused("scenarios count differently; a tail is fitted to equal ones alone"),
                Histogram.of(sample),
                ExceedanceCurve.of(sample, settings.confidence()),
                sample.worst(settings.worstCount()));
    }

    private static List<Quantile> quantiles(PointEstimates sample) {
        return QUANTILES.stream()
                .map(probability -> new Quantile(probability, sample.quantileOfValues(probability)))
                .toList();
    }
}
