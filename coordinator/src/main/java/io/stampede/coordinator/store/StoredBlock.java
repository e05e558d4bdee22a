package io.stampede.coordinator.store;

/**
 * The result of one block.
 *
 * @param batchId batch it belongs to
 * @param block number of the block within the batch
 * @param formatVersion version of the encoding of {@code outcomes}
 * @param contentSha256 SHA-256 of {@code outcomes}: equal on every node that is right
 * @param node address of the node that computed it
 * @param computeMillis wall-clock time it took there
 * @param outcomes encoded columns, not compressed; not copied, not to be changed
 */
public record StoredBlock(
        String batchId,
        int block,
        int formatVersion,
        String contentSha256,
        String node,
        long computeMillis,
        byte[] outcomes) {}
