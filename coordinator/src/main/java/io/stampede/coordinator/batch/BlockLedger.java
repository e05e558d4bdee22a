package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BlockPlan;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where every block of one batch is: to be done, handed out, received, or stored.
 *
 * <p>Blocks are taken in ascending order, given-back ones first. A block can be received although nobody has it any
 * more (its lease lapsed, and then the result came): it is then not handed out again. Not thread-safe.
 */
final class BlockLedger {
    private final BlockPlan plan;
    private final BitSet stored;
    private final BitSet received = new BitSet();
    private final BitSet out = new BitSet();
    private final TreeSet<Integer> again = new TreeSet<>();
    private final TreeMap<Integer, Integer> tries = new TreeMap<>();
    private final TreeMap<Integer, Integer> failures = new TreeMap<>();
    private int cursor;
    private int scenariosReceived;

    /**
     * Continues from what is stored.
     *
     * @param stored blocks that are stored already
     */
    BlockLedger(BlockPlan plan, BitSet stored) {
        this.plan = plan;
        this.stored = (BitSet) stored.clone();
        stored.stream().forEach(this::countReceived);
    }

    /** Whether a block waits to be handed out. */
    boolean hasWork() {
        return peek().isPresent();
    }

    /** Hands out the next block, if one waits. */
    OptionalInt take() {
        OptionalInt next = peek();
        next.ifPresent(block -> {
            again.remove(block);
            cursor = Math.max(cursor, block + 1);
            out.set(block);
            tries.merge(block, 1, Integer::sum);
        });
        return next;
    }

    private OptionalInt peek() {
        if (!again.isEmpty()) {
            return OptionalInt.of(again.first());
        }
        while (cursor < plan.blocks() && received.get(cursor)) {
            cursor++;
        }
        return cursor < plan.blocks() ? OptionalInt.of(cursor) : OptionalInt.empty();
    }

    /** How often a block was handed out. */
    int tries(int block) {
        return tries.getOrDefault(block, 0);
    }

    /** A slot handed a block back without fault: somebody else may have it. */
    void giveBack(int block) {
        if (out.get(block) && !received.get(block)) {
            again.add(block);
        }
        out.clear(block);
    }

    /**
     * A try at a block was lost on the way.
     *
     * @return how often that has happened to this block
     */
    int lose(int block) {
        giveBack(block);
        return failures.merge(block, 1, Integer::sum);
    }

    /** A result has arrived and waits to be stored. */
    void receive(int block) {
        out.clear(block);
        again.remove(block);
        countReceived(block);
    }

    /** A result is stored. */
    void store(int block) {
        receive(block);
        stored.set(block);
        tries.remove(block);
        failures.remove(block);
    }

    private void countReceived(int block) {
        if (!received.get(block)) {
            received.set(block);
            scenariosReceived += plan.lanesOf(block);
        }
    }

    /** Whether every block is stored. */
    boolean isComplete() {
        return stored.cardinality() == plan.blocks();
    }

    /** Number of stored blocks. */
    int storedBlocks() {
        return stored.cardinality();
    }

    /** Scenarios whose results have arrived, stored or about to be. */
    int receivedScenarios() {
        return scenariosReceived;
    }
}
