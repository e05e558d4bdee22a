/**
 * The sharded slots: each takes a block at a time, borrows a seat of its node, and answers for the block until its
 * result is stored.
 */
@NullMarked
package io.stampede.node.slot;

import org.jspecify.annotations.NullMarked;
