package io.stampede.world;

import io.stampede.spec.RumourTopic;

/**
 * A scheduled piece of news, the same in every scenario.
 *
 * @param step when it breaks
 * @param severity at least 0
 * @param good whether it hurts shorts rather than longs
 * @param topic whom it concerns
 * @param collateral position of the collateral it concerns, −1 if it concerns none
 * @param weight how many items it counts as
 */
public record NewsItem(int step, double severity, boolean good, RumourTopic topic, int collateral, int weight) {}
