package io.stampede.node.protocol;

import org.apache.pekko.actor.typed.ActorRef;

/**
 * What any coordinator process asks of the one coordinator, the singleton, wherever that is.
 *
 * <p>Every message may be lost or come twice: whoever asks asks again under the same batch id, which is harmless.
 */
public sealed interface BatchProtocol {
    /** To the singleton. */
    sealed interface Request extends BatchProtocol, CoordinatorMessage {}

    /** From the singleton. */
    sealed interface Reply extends BatchProtocol {}

    /**
     * Take on a batch; answered once it is stored, or is not going to be.
     *
     * @param batchId unique, chosen by whoever submits
     * @param name of the specification
     * @param seed of all random numbers
     * @param scenarios number of scenarios
     * @param lanes scenarios of a full block
     * @param priority share of the cluster against other batches
     * @param engineVersion of the model that read the specification
     * @param createdMillis time of submission, milliseconds since 1970 UTC
     * @param specification one part of the resolved specification, canonical JSON in UTF-8; a submission is as many of
     *     these messages as there are parts
     * @param replyTo hears {@link BatchTaken} or {@link BatchRefused}
     */
    record SubmitBatch(
            @Tag(1) String batchId,
            @Tag(2) String name,
            @Tag(3) long seed,
            @Tag(4) int scenarios,
            @Tag(5) int lanes,
            @Tag(6) int priority,
            @Tag(7) String engineVersion,
            @Tag(8) long createdMillis,
            @Tag(9) Part specification,
            @Tag(10) ActorRef<Reply> replyTo)
            implements Request {}

    /**
     * Stop a batch for good; ignored if it is over or unknown, and not answered: the store tells.
     *
     * @param batchId the batch
     */
    record CancelBatch(@Tag(1) String batchId) implements Request {}

    /**
     * Tell what is under way; answered at once, also while the store is away.
     *
     * @param replyTo hears {@link SurveyMade}
     */
    record MakeSurvey(@Tag(1) ActorRef<Reply> replyTo) implements Request {}

    /**
     * What is under way, as coordinators alone read it.
     *
     * @param document JSON in UTF-8, in one part
     */
    record SurveyMade(@Tag(1) Part document) implements Reply {}

    /**
     * The batch is stored and will be computed.
     *
     * @param batchId the batch
     */
    record BatchTaken(@Tag(1) String batchId) implements Reply {}

    /**
     * The batch was not taken on and nothing of it is kept.
     *
     * @param batchId the batch
     * @param kind what sort of thing is in the way, a constant's name
     * @param cause one line for people
     */
    record BatchRefused(
            @Tag(1) String batchId,
            @Tag(2) String kind,
            @Tag(3) String cause) implements Reply {}
}
