package io.stampede.node.cluster;

import io.stampede.node.slot.BlockFactory;
import java.util.Optional;

/**
 * What a member runs in its roles.
 *
 * @param blocks how blocks are computed; needed with {@link ClusterRole#NODE}
 * @param coordinator the coordinator; needed with {@link ClusterRole#COORDINATOR}
 */
public record Wiring(Optional<BlockFactory> blocks, Optional<CoordinatorFactory> coordinator) {
    /** For a process that is coordinator and node. */
    public static Wiring of(BlockFactory blocks, CoordinatorFactory coordinator) {
        return new Wiring(Optional.of(blocks), Optional.of(coordinator));
    }

    /** For a worker. */
    public static Wiring ofNode(BlockFactory blocks) {
        return new Wiring(Optional.of(blocks), Optional.empty());
    }

    /** For a coordinator that computes nothing itself. */
    public static Wiring ofCoordinator(CoordinatorFactory coordinator) {
        return new Wiring(Optional.empty(), Optional.of(coordinator));
    }
}
