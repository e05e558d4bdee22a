package io.stampede.coordinator.store;

/**
 * A batch and how far it is.
 *
 * @param batch the batch
 * @param storedBlocks blocks whose results are stored
 */
public record BatchSummary(StoredBatch batch, int storedBlocks) {}
