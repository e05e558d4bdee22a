/**
 * The step of a whole market over the lanes of a block: what the actors do, here in one loop on one thread. The loop is
 * the reference that the actors must equal bit for bit.
 */
@NullMarked
package io.stampede.simulation;

import org.jspecify.annotations.NullMarked;
