package io.stampede.node.block;

import io.stampede.sampling.Genealogy;

/**
 * Lanes are copied onto others. An exchange tells its traders before it answers: what it tells them next they hear
 * after.
 *
 * @param genealogy which lane continues which
 */
record Resample(Genealogy genealogy) implements TraderMessage, ExchangeMessage {}
