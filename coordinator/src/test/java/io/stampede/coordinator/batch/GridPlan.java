package io.stampede.coordinator.batch;

import io.stampede.node.protocol.BlockAttempt;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * What a {@link PlayedGrid} plays.
 *
 * @param nodes members that compute
 * @param slotsPerNode capacity of each
 * @param blockMean mean time of a block
 * @param blocks of the batch
 * @param nodesLost nodes that die when a fifth of the blocks is done, to be replaced when three quarters are
 * @param detection time until the cluster has taken a dead node out and its slots lie elsewhere
 * @param seed of the blocks' times
 */
record GridPlan(
        int nodes, int slotsPerNode, Duration blockMean, int blocks, int nodesLost, Duration detection, long seed) {
    private static final double STRAGGLERS = 0.02;
    private static final double STRAGGLER_FACTOR = 5;

    /** A grid whose nodes live. */
    static GridPlan of(int nodes, int slotsPerNode, Duration blockMean, int blocks) {
        return new GridPlan(nodes, slotsPerNode, blockMean, blocks, 0, Duration.ZERO, 1);
    }

    GridPlan withLosses(int nodesToLose, Duration untilDetected) {
        return new GridPlan(nodes, slotsPerNode, blockMean, blocks, nodesToLose, untilDetected, seed);
    }

    int slots() {
        return nodes * slotsPerNode;
    }

    int slotsLost() {
        return nodesLost * slotsPerNode;
    }

    /** Blocks a second that slots which never wait would do. */
    double demand() {
        return slots() / (blockMean.toNanos() / 1e9);
    }

    /**
     * Time of one try, the same whoever asks: three tenths more or less than the mean, and one in fifty five times as
     * long.
     */
    long nanosOf(BlockAttempt block) {
        SplittableRandom random = new SplittableRandom(seed + 1_000_003L * block.blockIndex() + block.attempt());
        double length = 0.7 + 0.6 * random.nextDouble();
        double factor = random.nextDouble() < STRAGGLERS ? STRAGGLER_FACTOR : 1;
        return (long) (blockMean.toNanos() * length * factor / (1 + STRAGGLERS * (STRAGGLER_FACTOR - 1)));
    }
}
