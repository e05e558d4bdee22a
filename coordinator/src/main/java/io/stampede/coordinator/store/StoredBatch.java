package io.stampede.coordinator.store;

import io.stampede.simulation.EngineVersion;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.util.Optional;

/**
 * A batch as it is stored.
 *
 * @param id unique, chosen at submission
 * @param name the specification's {@code metadata.name}
 * @param specification resolved specification as canonical JSON: what the nodes are sent
 * @param specSha256 SHA-256 of the specification, 64 hexadecimal digits
 * @param seed seed of all its random numbers
 * @param plan how it is cut into blocks; once a batch that asks for precision has stopped, of the scenarios it has
 * @param priority share of the cluster against other batches, from {@value #PRIORITY_LEAST} to {@value #PRIORITY_MOST}
 * @param engineVersion of the model and its mathematics; no other may go on with it
 * @param state where it is in its life
 * @param createdMillis time of submission, milliseconds since 1970 UTC
 * @param failure why it failed, if it did
 * @param reportSha256 hash of its report, once that is made
 */
public record StoredBatch(
        String id,
        String name,
        String specification,
        String specSha256,
        long seed,
        BlockPlan plan,
        int priority,
        String engineVersion,
        BatchState state,
        long createdMillis,
        Optional<String> failure,
        Optional<String> reportSha256) {
    /** The lowest priority. */
    public static final int PRIORITY_LEAST = 1;

    /** The priority of a batch that asks for none. */
    public static final int PRIORITY_DEFAULT = 5;

    /** The highest priority. */
    public static final int PRIORITY_MOST = 9;

    public StoredBatch {
        if (priority < PRIORITY_LEAST || priority > PRIORITY_MOST) {
            throw new IllegalArgumentException(
                    "priority is " + priority + ", allowed " + PRIORITY_LEAST + " to " + PRIORITY_MOST);
        }
    }

    /** Whether this process computes with the engine the batch was begun with, and so the same numbers. */
    public boolean isOfThisEngine() {
        return engineVersion.equals(EngineVersion.CURRENT);
    }

    /** The same batch, of as many scenarios as another plan says. */
    public StoredBatch withPlan(BlockPlan other) {
        return new StoredBatch(
                id,
                name,
                specification,
                specSha256,
                seed,
                other,
                priority,
                engineVersion,
                state,
                createdMillis,
                failure,
                reportSha256);
    }

    /** A batch as it is submitted: queued, fixed but for its state. */
    public static StoredBatch of(String id, ScenarioBatch batch, BlockPlan plan, int priority, long createdMillis) {
        return new StoredBatch(
                id,
                batch.metadata().name(),
                SpecificationWriter.canonicalJson(batch),
                SpecificationWriter.sha256(batch),
                batch.spec().seed(),
                plan,
                priority,
                EngineVersion.CURRENT,
                BatchState.QUEUED,
                createdMillis,
                Optional.empty(),
                Optional.empty());
    }
}
