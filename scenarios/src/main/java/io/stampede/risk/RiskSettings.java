package io.stampede.risk;

import java.util.List;

/**
 * What a report shows of the tail.
 *
 * @param levels probabilities inside (0, 1) at which value at risk and expected shortfall are given, ascending
 * @param confidence of the intervals, inside (0, 1)
 * @param worstCount how many of the worst scenarios are named for each metric, at least 1
 * @param design how the scenarios were drawn
 */
public record RiskSettings(List<Double> levels, double confidence, int worstCount, SamplingDesign design) {
    /** 95 %, 99 % and 99.9 % with 95 % confidence, and the ten worst scenarios. */
    public static final RiskSettings STANDARD = new RiskSettings(List.of(0.95, 0.99, 0.999), 0.95, 10);

    /** Of plain scenarios. */
    public RiskSettings(List<Double> levels, double confidence, int worstCount) {
        this(levels, confidence, worstCount, SamplingDesign.PLAIN);
    }

    /**
     * Sorts the levels and drops repetitions.
     *
     * @throws IllegalArgumentException if a value is out of range or there is no level
     */
    public RiskSettings {
        levels = levels.stream().sorted().distinct().toList();
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("levels is empty");
        }
        for (double level : levels) {
            requireProbability("level", level);
        }
        requireProbability("confidence", confidence);
        if (worstCount < 1) {
            throw new IllegalArgumentException("worstCount is " + worstCount + ", below 1");
        }
    }

    private static void requireProbability(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", not inside (0, 1)");
        }
    }
}
