package io.stampede.node.block;

import io.stampede.simulation.VenueClosing;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;

/** What the block is told by its exchanges and its feed. */
sealed interface BlockMessage extends NoSerializationVerificationNeeded {
    /** A venue is through the phase it was told; its board may be read. */
    record VenueDone(int venue) implements BlockMessage {}

    /** The feed is through the phase it was told; its exposure and counts may be read. */
    record FeedDone() implements BlockMessage {}

    /** A venue's books after the last step, and the sum of its traders' parts of the digest per lane. */
    record BooksClosed(int venue, VenueClosing closing, long[] fearDigest) implements BlockMessage {}

    /** A trader's kernel threw. */
    record TraderFailed(Throwable cause) implements BlockMessage {}
}
