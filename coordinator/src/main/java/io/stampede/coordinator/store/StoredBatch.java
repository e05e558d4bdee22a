package io.stampede.coordinator.store;

import java.util.Optional;

/**
 * A batch as it is stored.
 *
 * @param id unique, chosen at submission
 * @param name the specification's {@code metadata.name}
 * @param specification resolved specification as canonical JSON: what the nodes are sent
 * @param specSha256 SHA-256 of the specification, 64 hexadecimal digits
 * @param seed seed of all its random numbers
 * @param plan how it is cut into blocks
 * @param state where it is in its life
 * @param createdMillis time of submission, milliseconds since 1970 UTC
 * @param failure why it failed, if it did
 */
public record StoredBatch(
        String id,
        String name,
        String specification,
        String specSha256,
        long seed,
        BlockPlan plan,
        BatchState state,
        long createdMillis,
        Optional<String> failure) {}
