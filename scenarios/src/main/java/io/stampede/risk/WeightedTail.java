package io.stampede.risk;

import java.util.OptionalDouble;

/**
 * Value at risk and expected shortfall of scenarios that do not all count the same, or depend on each other in groups.
 *
 * <p>A loss x is exceeded with probability {@code p(x) = Σ w·1{L > x} / n} over the n scenarios, which is unbiased.
 * Value at risk is the smallest loss with {@code p ≤ 1 − level}, expected shortfall {@code VaR + Σ w·[L − VaR]⁺ /
 * ((1 − level)·n)}; of equal weights they are those of plain scenarios to the last bit. Errors are told from sums over
 * independent groups ({@link GroupError}): the interval of value at risk holds the losses x whose {@code p(x)} lies
 * within the reach of one less the level (Woodruff's), that of expected shortfall is of the mean of {@code w·[L −
 * VaR]⁺}.
 *
 * <p>The upper ends need {@value TailSupport#LEAST_EQUAL} effective groups from the value at risk on, and {@value
 * TailSupport#LEAST_WEIGHTED}
 * where scenarios are weighted: a few large weights may stand for losses that were not seen. Below
 * {@value TailSupport#LEAST_TOLD} of those there is no interval, and none where the weights have collapsed as a whole.
 *
 * @source Glynn, Importance sampling for Monte Carlo estimation of quantiles, 1996; Chu and Nakayama, Confidence
 *     intervals for quantiles when applying variance-reduction techniques, ACM TOMACS 22, 2012; Woodruff, Confidence
 *     intervals for medians and other position measures, JASA 47, 1952
 */
final class WeightedTail implements PointEstimates {
    /** A sum of weights this much above a bound is not above it. */
    private static final double TOLERANCE = 1e-12;

    private final LossSample sample;
    private final DescendingLosses losses;
    private final GroupBases bases;
    private final boolean equal;

    WeightedTail(LossSample sample) {
        this.sample = sample;
        this.losses = new DescendingLosses(sample);
        this.bases = sample.bases();
        this.equal = sample.weights().areEqual();
    }

    DescendingLosses losses() {
        return losses;
    }

    GroupBases bases() {
        return bases;
    }

    /** Divided by the sum of weights, so that a constant is its own mean. */
    @Override
    public double mean() {
        CompensatedSum sum = new CompensatedSum();
        for (int index = 0; index < sample.size(); index++) {
            sum.add(sample.weightAtIndex(index) * sample.atIndex(index));
        }
        return sum.value() / bases.mass();
    }

    /** That of the mean; none of a single group, nor where the weights have collapsed. */
    OptionalDouble standardError() {
        GroupError error = errorOfMean();
        return error.isKnown() && !hasCollapsed() ? OptionalDouble.of(error.standardError()) : OptionalDouble.empty();
    }

    /** The interval of the mean: of few groups Student's, which is many times the normal one. */
    ConfidenceInterval meanInterval(double confidence) {
        return hasCollapsed() ? ConfidenceInterval.UNBOUNDED : errorOfMean().around(mean(), confidence);
    }

    private GroupError errorOfMean() {
        double[] sums = new double[bases.length()];
        double centre = mean();
        for (int index = 0; index < losses.size(); index++) {
            sums[losses.group(index)] += losses.weight(index) * (losses.loss(index) - centre);
        }
        return GroupError.of(sums, bases.masses(), equal);
    }

    private boolean hasCollapsed() {
        return sample.weights().collapse().isPresent();
    }

    @Override
    public double valueAtRisk(double level) {
        return equal ? sample.valueAtRisk(level) : losses.loss(indexOf(1 - level));
    }

    @Override
    public double expectedShortfall(double level) {
        if (equal) {
            return sample.expectedShortfall(level);
        }
        double floor = valueAtRisk(level);
        CompensatedSum excess = new CompensatedSum();
        for (int index = 0; index < losses.size() && losses.loss(index) > floor; index++) {
            excess.add(losses.weight(index) * (losses.loss(index) - floor));
        }
        return floor + excess.value() / ((1 - level) * bases.count());
    }

    /** Divided by the sum of weights for the better half of the losses, as a probability near one needs it. */
    @Override
    public double quantileOfValues(double probability) {
        if (equal) {
            return sample.quantileOfValues(probability);
        }
        return sample.valueOf(losses.loss(indexOf(sample.isNegated() ? probability : 1 - probability)));
    }

    /** The index of the loss that is exceeded with at most this probability. */
    private int indexOf(double tail) {
        double total = tail > 0.5 ? bases.mass() : bases.count();
        return losses.lastWithMassUpTo(tail * total + TOLERANCE * total);
    }

    TailEstimate valueAtRisk(double level, double confidence) {
        double value = valueAtRisk(level);
        Beyond beyond = beyond(level, value);
        double tail = 1 - level;
        GroupError error = beyond.error();
        if (!isTold(beyond.effective()) || !error.isKnown()) {
            return new TailEstimate(level, value, ConfidenceInterval.UNBOUNDED);
        }
        double reach = error.quantile(confidence);
        double most = (tail + error.shift(reach)) * bases.count();
        double least = (tail + error.shift(-reach)) * bases.count();
        OptionalDouble lower = most < losses.mass(losses.size())
                ? OptionalDouble.of(losses.loss(losses.lastWithMassUpTo(most)))
                : OptionalDouble.empty();
        OptionalDouble upper = isCarried(beyond.effective()) && least > 0
                ? OptionalDouble.of(losses.loss(losses.firstWithMassFrom(least)))
                : OptionalDouble.empty();
        return new TailEstimate(level, value, new ConfidenceInterval(lower, upper));
    }

    /** The estimate at the level of a value at risk. */
    TailEstimate expectedShortfall(TailEstimate valueAtRisk, double confidence) {
        double level = valueAtRisk.level();
        double value = expectedShortfall(level);
        double[] sums = new double[bases.length()];
        for (int index = 0; index < losses.size() && losses.loss(index) > valueAtRisk.value(); index++) {
            sums[losses.group(index)] += losses.weight(index) * (losses.loss(index) - valueAtRisk.value());
        }
        GroupError error = GroupError.of(sums, bases.counts(), equal);
        double above = ScenarioWeights.effective(weightsAbove(valueAtRisk.value()));
        OptionalDouble floor = valueAtRisk.interval().lower();
        if (floor.isEmpty() || !error.isKnown()) {
            return new TailEstimate(level, value, ConfidenceInterval.UNBOUNDED);
        }
        if (!isTold(above)) {
            return new TailEstimate(level, value, new ConfidenceInterval(floor, OptionalDouble.empty()));
        }
        double excess = (value - valueAtRisk.value()) * (1 - level);
        ConfidenceInterval around = error.around(excess, confidence);
        double lower = valueAtRisk.value() + around.lower().orElseThrow() / (1 - level);
        double upper = valueAtRisk.value() + around.upper().orElseThrow() / (1 - level);
        boolean hasUpper = valueAtRisk.interval().upper().isPresent() && isCarried(above) && error.standardError() > 0;
        return new TailEstimate(
                level,
                value,
                ConfidenceInterval.of(
                        Math.min(value, Math.max(lower, floor.getAsDouble())),
                        hasUpper ? Math.max(value, upper) : Double.POSITIVE_INFINITY));
    }

    TailSupport support(double level) {
        Beyond beyond = beyond(level, valueAtRisk(level));
        double error = beyond.error().standardError();
        double plain = error > 0 && beyond.error().isKnown() ? level * (1 - level) / (error * error) : 0.0;
        return new TailSupport(level, beyond.effectiveAbove(), plain);
    }

    /**
     * What lies beyond a value at risk. Losses that are equal to it count in the part that makes up the probability of
     * the tail: the whole of a group's sums is then that probability, and no order among them matters.
     */
    private Beyond beyond(double level, double value) {
        double[] strict = weightsAbove(value);
        double[] sums = strict.clone();
        int index = 0;
        while (index < losses.size() && losses.loss(index) > value) {
            index++;
        }
        int end = index < losses.size() ? losses.endOfTie(index) : index;
        double tied = losses.mass(end) - losses.mass(index);
        double wanted = (1 - level) * bases.count() - losses.mass(index);
        double part = tied > 0 ? Math.max(0.0, Math.min(1.0, wanted / tied)) : 0.0;
        for (; index < end; index++) {
            sums[losses.group(index)] += part * losses.weight(index);
        }
        return new Beyond(
                GroupError.of(sums, bases.counts(), equal),
                ScenarioWeights.effective(sums),
                ScenarioWeights.effective(strict));
    }

    /** Weight of the losses above one, by group. */
    private double[] weightsAbove(double loss) {
        double[] sums = new double[bases.length()];
        for (int index = 0; index < losses.size() && losses.loss(index) > loss; index++) {
            sums[losses.group(index)] += losses.weight(index);
        }
        return sums;
    }

    private boolean isTold(double effectiveGroups) {
        return equal || (!hasCollapsed() && effectiveGroups >= TailSupport.LEAST_TOLD);
    }

    private boolean isCarried(double effectiveGroups) {
        return effectiveGroups >= (equal ? TailSupport.LEAST_EQUAL : TailSupport.LEAST_WEIGHTED);
    }

    /**
     * The error of the probability of a tail, and how many groups are in it.
     *
     * @param error of the probability
     * @param effective effective number of groups, those with losses equal to the value at risk included
     * @param effectiveAbove the same of larger losses alone
     */
    private record Beyond(GroupError error, double effective, double effectiveAbove) {}
}
