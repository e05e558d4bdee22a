package io.stampede.risk;

/**
 * One of the worst scenarios of a metric.
 *
 * @param scenario its number within the batch, from 0
 * @param value of the metric there
 * @param weight how many plain scenarios it stands for
 */
public record WorstScenario(int scenario, double value, double weight) {
    /** One that counts like every other. */
    public WorstScenario(int scenario, double value) {
        this(scenario, value, 1.0);
    }
}
