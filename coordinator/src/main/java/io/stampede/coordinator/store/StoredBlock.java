package io.stampede.coordinator.store;

import io.stampede.node.protocol.Compression;
import io.stampede.node.protocol.Parts;

/**
 * The result of one block.
 *
 * @param batchId batch it belongs to
 * @param block number of the block within the batch
 * @param formatVersion version of the encoding of the outcomes
 * @param contentSha256 SHA-256 of the outcomes, not compressed: equal on every node that is right
 * @param node address of the node that computed it
 * @param computeMillis wall-clock time it took there
 * @param contentBytes size of the outcomes, not compressed
 * @param compressed the outcomes, compressed as they came; not copied, not to be changed
 */
public record StoredBlock(
        String batchId,
        int block,
        int formatVersion,
        String contentSha256,
        String node,
        long computeMillis,
        int contentBytes,
        byte[] compressed) {
    /** The result of a block that is not compressed yet. */
    public static StoredBlock of(
            String batchId, int block, int formatVersion, String node, long computeMillis, byte[] outcomes) {
        return new StoredBlock(
                batchId,
                block,
                formatVersion,
                Parts.sha256(outcomes),
                node,
                computeMillis,
                outcomes.length,
                Compression.deflate(outcomes));
    }

    /**
     * The encoded columns.
     *
     * @throws IllegalStateException if the stored bytes are damaged
     */
    public byte[] outcomes() {
        try {
            return Compression.inflate(compressed, contentBytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("block " + block + " of batch " + batchId + " is damaged", e);
        }
    }
}
