package io.stampede.node.block;

import org.apache.pekko.actor.NoSerializationVerificationNeeded;

/** What a trader is told. */
sealed interface TraderMessage extends NoSerializationVerificationNeeded permits PassbookTurn, DigestTurn, Resample {}
