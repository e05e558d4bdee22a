package io.stampede.risk;

/**
 * What one cause adds to a figure.
 *
 * @param value in the unit of its metric; below 0 where the cause makes the figure smaller
 * @param interval its confidence interval, of the worlds scenario by scenario
 */
public record CausalShare(double value, ConfidenceInterval interval) {}
