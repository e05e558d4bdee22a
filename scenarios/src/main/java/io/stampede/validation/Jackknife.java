package io.stampede.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The standard error of a statistic of scenarios by leaving out one group of them after another: scenarios are
 * independent, what happens within one is not.
 *
 * <p>With θ_i the statistic without group i of g, {@code se² = (g − 1)/g · Σ(θ_i − θ̄)²}. Group i holds the scenarios
 * whose number leaves i when divided by g.
 *
 * @source Efron and Stein, The jackknife estimate of variance, Annals of Statistics 9, 1981
 */
public final class Jackknife {
    private static final int GROUPS = 16;

    private Jackknife() {}

    /**
     * The statistic's standard error.
     *
     * @param scenarios in ascending number
     * @return NaN for fewer than two scenarios, or where the statistic is undefined without some
     */
    public static <T> double standardError(List<T> scenarios, ToDoubleFunction<List<T>> statistic) {
        int groups = Math.min(GROUPS, scenarios.size());
        double[] without = new double[groups];
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            List<T> rest = new ArrayList<>();
            for (int index = 0; index < scenarios.size(); index++) {
                if (index % groups != group) {
                    rest.add(scenarios.get(index));
                }
            }
            without[group] = rest.isEmpty() ? Double.NaN : statistic.applyAsDouble(rest);
            sum += without[group];
        }
        double squares = 0;
        for (double value : without) {
            squares += (value - sum / groups) * (value - sum / groups);
        }
        return groups < 2 ? Double.NaN : Math.sqrt(squares * (groups - 1) / groups);
    }
}
