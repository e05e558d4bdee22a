/**
 * A second, deliberately simple implementation of the market: one scenario, one object per trader, no lanes.
 *
 * <p>It is written from the text of the model alone and shares no arithmetic with the engine, so that an error in one
 * of the two shows as a difference of digests.
 */
@NullMarked
package io.stampede.oracle;

import org.jspecify.annotations.NullMarked;
