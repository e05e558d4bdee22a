package io.stampede.coordinator.store;

import java.util.OptionalLong;

/**
 * A batch and how far it is.
 *
 * @param batch the batch
 * @param storedBlocks blocks whose results are stored
 * @param finishedMillis when it came to its end, milliseconds since 1970 UTC; none while it has not
 */
public record BatchSummary(StoredBatch batch, int storedBlocks, OptionalLong finishedMillis) {}
