/**
 * The actors that play one block: a block actor, an exchange actor for each venue, an actor for each trader and one for
 * the sentiment feed.
 *
 * <p>Thin shells over the kernels of {@code io.stampede.simulation}: they hold the protocol and the barriers, and
 * nothing of the market. They make the same calls in the same order as {@code BlockSimulator}, and must arrive at the
 * same bits. All run on one seat. Their messages never cross the wire, and are exempt from being serialized in tests,
 * too: whoever holds a message's arrays owns them.
 */
@NullMarked
package io.stampede.node.block;

import org.jspecify.annotations.NullMarked;
