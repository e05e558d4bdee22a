package io.stampede.risk;

/**
 * One of the worst scenarios of a metric.
 *
 * @param scenario its number within the batch, from 0
 * @param value of the metric there
 */
public record WorstScenario(int scenario, double value) {}
