package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The defined values of one metric as losses: larger is worse, also for a metric that is worse when low.
 *
 * <p>Ranks count from 1, the smallest loss. Losses are kept in the order of the scenarios, for sums, and sorted, for
 * ranks.
 */
final class LossSample implements PointEstimates {
    /** Products of a level and a count closer than this to an integer are that integer: 0.07 × 100 is 7. */
    private static final double RANK_TOLERANCE = 1e-7;

    private final boolean negated;
    private final ScenarioWeights weights;
    private final int drawn;
    private final int[] scenarios;
    private final double[] losses;
    private final double[] sorted;

    private LossSample(boolean negated, ScenarioWeights weights, int drawn, int[] scenarios, double[] losses) {
        this.negated = negated;
        this.weights = weights;
        this.drawn = drawn;
        this.scenarios = scenarios;
        this.losses = losses;
        this.sorted = losses.clone();
        Arrays.sort(sorted);
    }

    /** Of scenarios that are independent and count the same. */
    static LossSample of(Metric metric, OutcomeColumn column) {
        return of(metric, column, ScenarioWeights.equal(column.rows(), 1));
    }

    static LossSample of(Metric metric, OutcomeColumn column, ScenarioWeights weights) {
        return first(column.rows(), metric, column, weights);
    }

    /** The sample of the first scenarios alone. */
    static LossSample first(int count, Metric metric, OutcomeColumn column, ScenarioWeights weights) {
        int defined = 0;
        for (int scenario = 0; scenario < count; scenario++) {
            defined += column.defined()[scenario] ? 1 : 0;
        }
        boolean negated = metric.isWorseWhenLow();
        int[] scenarios = new int[defined];
        double[] losses = new double[defined];
        int next = 0;
        for (int scenario = 0; scenario < count; scenario++) {
            if (column.defined()[scenario]) {
                scenarios[next] = scenario;
                losses[next++] = toLoss(negated, column.values()[scenario]);
            }
        }
        return new LossSample(negated, weights, count, scenarios, losses);
    }

    /** A sample of plain losses, for estimators that know no metric. */
    static LossSample ofLosses(double... losses) {
        return ofLosses(ScenarioWeights.equal(losses.length, 1), losses);
    }

    /** A sample of losses with what each counts. */
    static LossSample ofLosses(ScenarioWeights weights, double... losses) {
        int[] scenarios = new int[losses.length];
        Arrays.setAll(scenarios, index -> index);
        return new LossSample(false, weights, losses.length, scenarios, losses.clone());
    }

    /** What the scenarios of the whole batch count. */
    ScenarioWeights weights() {
        return weights;
    }

    /** What weighted sums over this sample are divided by. */
    GroupBases bases() {
        return new GroupBases(weights, scenarios, drawn);
    }

    /** Estimates without intervals: its own, or those that weigh. */
    PointEstimates estimates() {
        return weights.areEqual() ? this : new WeightedTail(this);
    }

    int size() {
        return losses.length;
    }

    boolean isEmpty() {
        return losses.length == 0;
    }

    /** Whether there is a loss, and one that counts. */
    boolean counts() {
        for (int index = 0; index < losses.length; index++) {
            if (weightAtIndex(index) > 0) {
                return true;
            }
        }
        return false;
    }

    /** The loss of one of the scenarios that have it, counted from 0 in their ascending number. */
    double atIndex(int index) {
        return losses[index];
    }

    /** The scenario of the same index. */
    int scenarioAtIndex(int index) {
        return scenarios[index];
    }

    /** The weight of the same index. */
    double weightAtIndex(int index) {
        return weights.of(scenarios[index]);
    }

    /** The loss of a rank, which counts from 1. */
    double atRank(int rank) {
        return sorted[rank - 1];
    }

    double largest() {
        return sorted[sorted.length - 1];
    }

    double smallest() {
        return sorted[0];
    }

    /** The rank ⌈n·level⌉ of a level's order statistic. */
    int rankOf(double level) {
        int rank = (int) Math.ceil(sorted.length * level - RANK_TOLERANCE);
        return Math.max(1, Math.min(sorted.length, rank));
    }

    /** The ⌈n·probability⌉-th smallest value of the metric, which is a loss's or its opposite. */
    @Override
    public double quantileOfValues(double probability) {
        int rank = rankOf(probability);
        return valueOf(atRank(negated ? size() - rank + 1 : rank));
    }

    /** The value of a metric that a loss stands for. */
    double valueOf(double loss) {
        return toLoss(negated, loss);
    }

    TailEstimate valueOf(TailEstimate estimate) {
        return negated ? estimate.negated() : estimate;
    }

    boolean isNegated() {
        return negated;
    }

    @Override
    public double valueAtRisk(double level) {
        return atRank(rankOf(level));
    }

    @Override
    public double expectedShortfall(double level) {
        return ExpectedShortfall.estimate(this, level);
    }

    @Override
    public double mean() {
        CompensatedSum sum = new CompensatedSum();
        for (double loss : losses) {
            sum.add(loss);
        }
        return sum.value() / losses.length;
    }

    /** That of the mean of independent losses; none of a single one. */
    OptionalDouble standardError() {
        return losses.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variance() / losses.length));
    }

    /** Unbiased variance; needs two losses. */
    double variance() {
        double mean = mean();
        CompensatedSum squares = new CompensatedSum();
        for (double loss : losses) {
            squares.add((loss - mean) * (loss - mean));
        }
        return squares.value() / (losses.length - 1.0);
    }

    /** How many losses are larger than {@code loss}. */
    int countAbove(double loss) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > loss) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    /** The worst scenarios, the worst first, of equal ones the lower number first. */
    List<WorstScenario> worst(int count) {
        int wanted = Math.min(count, losses.length);
        if (wanted == 0) {
            return List.of();
        }
        double bound = sorted[losses.length - wanted];
        int ties = wanted - countAbove(bound);
        List<WorstScenario> worst = new ArrayList<>(wanted);
        for (int index = 0; index < losses.length; index++) {
            boolean tie = losses[index] == bound && ties > 0;
            ties -= tie ? 1 : 0;
            if (tie || losses[index] > bound) {
                worst.add(new WorstScenario(scenarios[index], losses[index], weightAtIndex(index)));
            }
        }
        worst.sort(Comparator.comparingDouble((WorstScenario scenario) -> -scenario.value())
                .thenComparingInt(WorstScenario::scenario));
        return worst.stream()
                .map(scenario -> new WorstScenario(scenario.scenario(), valueOf(scenario.value()), scenario.weight()))
                .toList();
    }

    /** The ranks whose losses bound the level's true quantile. */
    QuantileRanks ranks(double level, double confidence) {
        return QuantileRanks.of(size(), level, confidence);
    }

    private static double toLoss(boolean negated, double value) {
        return negated ? 0.0 - value : value + 0.0;
    }
}
