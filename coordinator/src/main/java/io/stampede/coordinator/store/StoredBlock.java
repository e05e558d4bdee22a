package io.stampede.coordinator.store;

/**
 * The result of one block as it is stored.
 *
 * @param batchId batch it belongs to
 * @param block number of the block within the batch
 * @param formatVersion version of the encoding of {@code outcomes}
 * @param checksum of the outcomes themselves, not of their compressed bytes: equal on every node that is right
 * @param outcomes encoded columns; not copied, not to be changed
 */
public record StoredBlock(String batchId, int block, int formatVersion, long checksum, byte[] outcomes) {}
