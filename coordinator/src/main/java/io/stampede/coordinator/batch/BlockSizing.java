package io.stampede.coordinator.batch;

import com.typesafe.config.Config;
import io.stampede.coordinator.store.BlockPlan;
import java.util.OptionalInt;
import java.util.function.IntToLongFunction;

/**
 * Chooses how many lanes a block has. A function of the specification alone, never of a machine: it is decided once, at
 * submission, and stored.
 *
 * <p>Many lanes share the cost of a message, so as many as the memory share of a slot holds, at most 256. Fewer when
 * scenarios are short: a batch of less than {@value #BLOCKS_WANTED} blocks would leave slots idle, but below
 * {@value #LANES_SHARED} lanes the messages weigh more than idle slots, and there {@value #BLOCKS_LEAST} blocks are
 * enough.
 *
 * @param blockMemoryBytes the memory share of a slot
 */
public record BlockSizing(long blockMemoryBytes) {
    /** The most lanes that are chosen; more do not run faster. */
    private static final int LANES_MOST = 256;

    private static final int LANES_SHARED = 64;
    private static final int LANES_LEAST = 16;
    private static final int BLOCKS_WANTED = 16;
    private static final int BLOCKS_LEAST = 4;

    /** Reads {@code stampede.coordinator.block-memory}. */
    public static BlockSizing of(Config config) {
        return new BlockSizing(config.getBytes("stampede.coordinator.block-memory"));
    }

    /**
     * How a batch is cut.
     *
     * @param scenarios number of scenarios, a multiple of {@code together}
     * @param given lanes that were asked for, taken as they are but for what {@code together} adds
     * @param together scenarios that no block may divide: lanes are as many times as many
     * @param blockBytes memory of a block of so many lanes
     * @throws IllegalArgumentException if {@code scenarios} is not a multiple of {@code together}
     */
    public BlockPlan plan(int scenarios, OptionalInt given, int together, IntToLongFunction blockBytes) {
        if (scenarios % together != 0) {
            throw new IllegalArgumentException(scenarios + " scenarios are not whole systems of " + together);
        }
        int systems = given.isPresent()
                ? (given.getAsInt() + together - 1) / together
                : Math.max(1, lanes(scenarios, blockBytes) / together);
        return new BlockPlan(scenarios, Math.min(systems * together, scenarios));
    }

    private int lanes(int scenarios, IntToLongFunction blockBytes) {
        int lanes = LANES_MOST;
        while (lanes > 1 && !isFitting(lanes, scenarios, blockBytes)) {
            lanes /= 2;
        }
        return lanes;
    }

    private boolean isFitting(int lanes, int scenarios, IntToLongFunction blockBytes) {
        int blocks = lanes > LANES_SHARED ? BLOCKS_WANTED : lanes > LANES_LEAST ? BLOCKS_LEAST : 1;
        return blockBytes.applyAsLong(lanes) <= blockMemoryBytes && (long) lanes * (blocks - 1) < scenarios;
    }
}
