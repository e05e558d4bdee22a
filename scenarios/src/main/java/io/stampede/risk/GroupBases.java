package io.stampede.risk;

/**
 * What weighted sums are divided by, group by group.
 *
 * <p>A probability is divided by the number of scenarios drawn, which leaves it unbiased: weights are 1 in expectation,
 * and dividing by what they happen to sum to would add an error of its own. That is the sum of weights where a figure
 * is of those scenarios alone that have it, whose number is itself an estimate, and for means and the bulk of the
 * distribution, where both errors cancel. For equal weights the two are the same.
 */
final class GroupBases {
    private final double[] counts;
    private final double[] masses;
    private final double count;
    private final double mass;
    private final int groups;

    /**
     * Of some of the first scenarios.
     *
     * @param scenarios ascending
     * @param drawn number of the first scenarios
     */
    GroupBases(ScenarioWeights weights, int[] scenarios, int drawn) {
        masses = new double[weights.groupsOf(drawn)];
        double[] numbers = new double[masses.length];
        CompensatedSum sum = new CompensatedSum();
        for (int scenario : scenarios) {
            numbers[weights.group(scenario)]++;
            masses[weights.group(scenario)] += weights.of(scenario);
            sum.add(weights.of(scenario));
        }
        mass = sum.value();
        boolean isWhole = scenarios.length == drawn;
        counts = isWhole ? numbers : masses;
        count = isWhole ? drawn : mass;
        int present = 0;
        for (double number : numbers) {
            present += number > 0 ? 1 : 0;
        }
        groups = present;
    }

    /** What a group's part of a rare event is divided by. */
    double[] counts() {
        return counts;
    }

    /** What a group's part of a mean is divided by. */
    double[] masses() {
        return masses;
    }

    /** Sum of {@link #counts}. */
    double count() {
        return count;
    }

    /** Sum of {@link #masses}. */
    double mass() {
        return mass;
    }

    /** Number of groups that are there. */
    int groups() {
        return groups;
    }

    /** Length of the arrays. */
    int length() {
        return masses.length;
    }
}
