package io.stampede.market;

/**
 * A circuit breaker in steps.
 *
 * @param threshold log move that trips it
 * @param windowSteps steps within which the price moves so far
 * @param haltSteps steps of the halt
 * @param coolDownSteps steps after the auction in which it does not trip
 */
public record BreakerTerms(double threshold, int windowSteps, int haltSteps, int coolDownSteps) {}
