package io.stampede.node.block;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * The digest of the traders' final state on its way from trader to trader: each adds its part.
 *
 * @param exchange where it goes back to
 * @param sums one element a lane; owned by whoever has received it last
 */
record DigestTurn(ActorRef<ExchangeMessage> exchange, long[] sums) implements TraderMessage, ExchangeMessage {}
