package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BlockPlan;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where every block of one batch is: to be done, handed out, received, or stored.
 *
 * <p>Blocks are taken in ascending order, given-back ones first, and lost ones after a pause that doubles with every
 * loss. A block can be received although nobody has it any more (its lease lapsed, and then the result came): it
 * is then not handed out again. Not thread-safe; times are {@link System#nanoTime} values.
 */
final class BlockLedger {
    private BlockPlan plan;
    private final BitSet stored;
    private final BitSet received = new BitSet();
    private final BitSet out = new BitSet();
    private final TreeSet<Integer> again = new TreeSet<>();
    private final TreeMap<Integer, Integer> tries = new TreeMap<>();
    private final TreeMap<Integer, Integer> losses = new TreeMap<>();
    private final TreeMap<Integer, Integer> failures = new TreeMap<>();
    private final TreeMap<Integer, Long> notBefore = new TreeMap<>();
    private final BitSet speculated = new BitSet();
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

    /** Whether a block before a certain one waits to be handed out. */
    boolean hasWork(long nowNanos, int endBlock) {
        return peek(nowNanos, endBlock).isPresent();
    }

    /** Hands out the next block before a certain one, if one waits. */
    OptionalInt take(long nowNanos, int endBlock) {
        OptionalInt next = peek(nowNanos, endBlock);
        next.ifPresent(this::handOut);
        return next;
    }

    private void handOut(int block) {
        again.remove(block);
        notBefore.remove(block);
        cursor = Math.max(cursor, block + 1);
        out.set(block);
        tries.merge(block, 1, Integer::sum);
    }

    /**
     * Somebody computes this block already: as good as handed out.
     *
     * @return whether it waited to be handed out
     */
    boolean adopt(int block) {
        boolean isWaiting = block < plan.blocks() && !out.get(block) && !received.get(block);
        if (isWaiting) {
            // The cursor stays: blocks before this one may still wait.
            again.remove(block);
            notBefore.remove(block);
            out.set(block);
            tries.merge(block, 1, Integer::sum);
        }
        return isWaiting;
    }

    /** Whether a block may be handed out a second time although somebody has it. */
    boolean maySpeculate(int block) {
        return !speculated.get(block) && !received.get(block);
    }

    /** Hands out a block a second time although somebody has it. */
    void speculate(int block) {
        speculated.set(block);
        tries.merge(block, 1, Integer::sum);
    }

    private OptionalInt peek(long nowNanos, int endBlock) {
        for (int block : again.headSet(endBlock)) {
            Long earliest = notBefore.get(block);
            if (earliest == null || earliest - nowNanos <= 0) {
                return OptionalInt.of(block);
            }
        }
        int end = Math.min(endBlock, plan.blocks());
        while (cursor < end && (received.get(cursor) || out.get(cursor) || again.contains(cursor))) {
            cursor++;
        }
        return cursor < end ? OptionalInt.of(cursor) : OptionalInt.empty();
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
        return losses.merge(block, 1, Integer::sum);
    }

    /**
     * A try at a block ended without a result.
     *
     * @return how often that has happened to this block
     */
    int fail(int block) {
        return failures.merge(block, 1, Integer::sum);
    }

    /** A block is given back, but not to be handed out before a time. */
    void giveBackUntil(int block, long earliestNanos) {
        giveBack(block);
        if (again.contains(block)) {
            notBefore.put(block, earliestNanos);
        }
    }

    /** Whether the result of a block is stored. */
    boolean isStored(int block) {
        return stored.get(block);
    }

    /** Whether the result of a block has arrived. */
    boolean isReceived(int block) {
        return received.get(block);
    }

    /** A result has arrived and waits to be stored. */
    void receive(int block) {
        out.clear(block);
        again.remove(block);
        notBefore.remove(block);
        countReceived(block);
    }

    /** A result is stored. */
    void store(int block) {
        receive(block);
        stored.set(block);
        tries.remove(block);
        failures.remove(block);
        losses.remove(block);
    }

    private void countReceived(int block) {
        if (!received.get(block)) {
            received.set(block);
            scenariosReceived += plan.lanesOf(block);
        }
    }

    /** The batch has fewer scenarios from now on: forgets the blocks beyond. */
    void cut(BlockPlan shorter) {
        plan = shorter;
        int end = plan.blocks();
        for (BitSet blocks : List.of(stored, received, out, speculated)) {
            blocks.clear(end, Math.max(end, blocks.length()));
        }
        again.tailSet(end).clear();
        scenariosReceived = received.stream().map(plan::lanesOf).sum();
    }

    /** Whether all blocks before a certain one are stored. */
    boolean isStoredUpTo(int endBlock) {
        return stored.nextClearBit(0) >= endBlock;
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
