package io.stampede.node.protocol;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * The messages between the coordinator and the slots.
 *
 * <pre>
 *   coordinator ── RunBlock ──────────────► slot            takes a seat, or answers Busy
 *   node        ── SpecificationRequest ──► coordinator     once per batch
 *   coordinator ── SpecificationReply ────► node            in parts
 *   slot        ── BlockProgress ─────────► coordinator     renews the lease
 *   slot        ── BlockResult ───────────► coordinator     in parts, again and again until
 *   coordinator ── Stored ────────────────► slot
 * </pre>
 *
 * <p>Every message may be lost or come twice. A slot obeys no coordinator older than the newest it has heard of;
 * what it reports may be a try of an older one, and a result is good whoever asked for it.
 */
public sealed interface SlotProtocol {
    /** From the coordinator to a slot. */
    sealed interface Command extends SlotProtocol {}

    /** From a slot, or its node, to the coordinator. */
    sealed interface Report extends SlotProtocol, CoordinatorMessage {}

    /**
     * Compute a block. A slot computes one and keeps one more waiting; it answers {@link Busy} to any other.
     *
     * @param block which block, and which try at it
     * @param specSha256 SHA-256 of the resolved specification, by which a node asks for its text
     * @param firstScenario number of the scenario in lane 0
     * @param lanes number of scenarios in this block, at least 1
     */
    record RunBlock(
            @Tag(1) BlockAttempt block,
            @Tag(2) String specSha256,
            @Tag(3) int firstScenario,
            @Tag(4) int lanes) implements Command {
        public RunBlock {
            if (firstScenario < 0 || lanes < 1) {
                throw new IllegalArgumentException("first scenario " + firstScenario + ", lanes " + lanes);
            }
        }
    }

    /**
     * The result of this block is stored, by this or another try: stop sending it.
     *
     * @param block any try at the block; its epoch is that of the coordinator which says so
     */
    record Stored(@Tag(1) BlockAttempt block) implements Command {}

    /**
     * Give up this try at a block, whether it runs, waits or is done; answered with {@link Abandoned}.
     *
     * @param block the try
     */
    record Abandon(@Tag(1) BlockAttempt block) implements Command {}

    /**
     * Give up every block of a batch; not answered.
     *
     * @param epoch that of the coordinator which says so
     * @param batchId the batch
     */
    record Cancel(@Tag(1) long epoch, @Tag(2) String batchId) implements Command {}

    /** Sharding wants the slot elsewhere, or its node leaves: the running block ends soon or is abandoned. */
    record Leave() implements Command {}

    /**
     * A node does not have the specification of a batch yet.
     *
     * @param batchId the batch
     * @param specSha256 SHA-256 of the wanted text
     * @param replyTo where every part of the {@link SpecificationReply} goes
     */
    record SpecificationRequest(
            @Tag(1) String batchId,
            @Tag(2) String specSha256,
            @Tag(3) ActorRef<SpecificationReply> replyTo) implements Report {}

    /**
     * One part of the resolved specification: its canonical JSON, in UTF-8.
     *
     * @param part cut by {@link Parts#cut}; its {@code contentSha256} is the specification's {@code specSha256}
     */
    record SpecificationReply(@Tag(1) Part part) implements SlotProtocol {}

    /**
     * A block is alive; sent every {@code stampede.node.progress-interval}.
     *
     * @param slotId the slot
     * @param block the try
     * @param stepsDone steps of simulated time done; 0 while the block waits
     * @param stepsTotal steps of the whole block; 0 until it starts
     */
    record BlockProgress(
            @Tag(1) String slotId,
            @Tag(2) BlockAttempt block,
            @Tag(3) int stepsDone,
            @Tag(4) int stepsTotal) implements Report {}

    /**
     * One part of the outcomes of a block, sent again until {@link Stored}.
     *
     * @param slotId the slot
     * @param block the try
     * @param outcomeFormat version of the content, {@link OutcomeCodec#FORMAT}
     * @param computeMillis wall-clock time the block took, for the provenance alone
     * @param part of the bytes of {@link OutcomeCodec}
     * @param node address of the node that computed it; empty from one that does not tell
     */
    record BlockResult(
            @Tag(1) String slotId,
            @Tag(2) BlockAttempt block,
            @Tag(3) int outcomeFormat,
            @Tag(4) long computeMillis,
            @Tag(5) Part part,
            @Tag(6) String node)
            implements Report {}

    /**
     * A block cannot be computed: an invariant broke, a kernel threw, or nothing moved for too long.
     *
     * @param slotId the slot
     * @param block the try
     * @param scenario number of the failed scenario, or the block's first where the lane is not known
     * @param step step of simulated time, −1 if it never started
     * @param cause one line for people
     */
    record BlockFailed(
            @Tag(1) String slotId,
            @Tag(2) BlockAttempt block,
            @Tag(3) int scenario,
            @Tag(4) int step,
            @Tag(5) String cause)
            implements Report {}

    /**
     * The node has no free seat for this try, or the slot has all the work it takes: hand it out again, later.
     *
     * @param slotId the slot
     * @param block the refused try
     */
    record Busy(@Tag(1) String slotId, @Tag(2) BlockAttempt block) implements Report {}

    /**
     * The slot has nothing of this try any more, asked to by {@link Abandon} or because it leaves its node.
     *
     * @param slotId the slot
     * @param block the try
     */
    record Abandoned(@Tag(1) String slotId, @Tag(2) BlockAttempt block) implements Report {}
}
