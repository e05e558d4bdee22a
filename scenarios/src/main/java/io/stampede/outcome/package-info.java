/**
 * What a scenario left behind: its metrics, as columns over the lanes of a block and over the scenarios of a batch.
 */
@NullMarked
package io.stampede.outcome;

import org.jspecify.annotations.NullMarked;
