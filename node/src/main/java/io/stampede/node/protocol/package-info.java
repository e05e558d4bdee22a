/**
 * What crosses the wire between the coordinator and the slots: sealed, immutable records with numbered components.
 *
 * <p>Nothing here knows how messages are sent or written as bytes, nor what a block computes.
 */
@NullMarked
package io.stampede.node.protocol;

import org.jspecify.annotations.NullMarked;
