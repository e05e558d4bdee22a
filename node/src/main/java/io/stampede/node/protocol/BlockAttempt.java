package io.stampede.node.protocol;

/**
 * One try at one block: what a result, a failure or a credit belongs to.
 *
 * @param epoch that of the coordinator which handed the block out; a higher one outdates it
 * @param batchId the batch
 * @param blockIndex number of the block within the batch, from 0
 * @param attempt number of the try, from 1; results of all tries are the same bits
 */
public record BlockAttempt(
        @Tag(1) long epoch,
        @Tag(2) String batchId,
        @Tag(3) int blockIndex,
        @Tag(4) int attempt) {
    public BlockAttempt {
        if (epoch < 0 || blockIndex < 0 || attempt < 0) {
            throw new IllegalArgumentException(
                    "epoch " + epoch + ", block " + blockIndex + " and attempt " + attempt + " must not be negative");
        }
    }

    /** Whether both are tries at the same block, in whatever epoch. */
    public boolean isSameBlockAs(BlockAttempt other) {
        return blockIndex == other.blockIndex && batchId.equals(other.batchId);
    }
}
