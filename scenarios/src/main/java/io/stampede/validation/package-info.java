/**
 * What the model is held against: statistics of price paths and liquidations as the literature takes them, historical
 * events with their figures and sources, and the experiments that are played to compare both with the model.
 *
 * <p>Pure functions of blocks that are played elsewhere, on whatever thread; how the comparison is written and drawn is
 * the command line's business.
 */
@NullMarked
package io.stampede.validation;

import org.jspecify.annotations.NullMarked;
