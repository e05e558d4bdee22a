package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BlockPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The looks that are to come at one batch, and which blocks they need. Not thread-safe.
 *
 * <p>A look is taken when all blocks of its scenarios are stored. What is handed out goes no further than that, but for
 * slots that would have nothing to do: they run ahead, no further than to the look after it.
 */
final class BatchLooks {
    private final BlockPlan plan;
    private final Deque<Integer> toCome;
    private boolean isUnderWay;

    /**
     * None taken yet.
     *
     * @param plan of all scenarios there may be
     * @param counts scenarios of each look, rising, below all
     */
    BatchLooks(BlockPlan plan, List<Integer> counts) {
        this.plan = plan;
        this.toCome = new ArrayDeque<>(counts);
    }

    /** Scenarios of the next look; none if there is none before the batch is whole. */
    OptionalInt next() {
        return toCome.isEmpty() ? OptionalInt.empty() : OptionalInt.of(toCome.getFirst());
    }

    /** The first block that the next look does not need. */
    int end() {
        return toCome.isEmpty() ? plan.blocks() : endOf(toCome.getFirst());
    }

    /** The first block that the look after the next does not need. */
    int runAheadEnd() {
        Iterator<Integer> looks = toCome.iterator();
        if (looks.hasNext()) {
            looks.next();
        }
        return looks.hasNext() ? endOf(looks.next()) : plan.blocks();
    }

    private int endOf(int scenarios) {
        return plan.blockOf(scenarios - 1) + 1;
    }

    /** Whether the next look can be taken and is not being taken. */
    boolean isDue(BlockLedger ledger) {
        return !toCome.isEmpty() && !isUnderWay && ledger.isStoredUpTo(end());
    }

    /** The next look is being taken; returns its scenarios. */
    int begin() {
        isUnderWay = true;
        return toCome.getFirst();
    }

    /** The scenarios of the look are not enough. */
    void goOn() {
        isUnderWay = false;
        toCome.removeFirst();
    }

    /** They are enough; returns how many. */
    int stop() {
        int scenarios = toCome.getFirst();
        toCome.clear();
        return scenarios;
    }

    /** Whether none is to come. */
    boolean areOver() {
        return toCome.isEmpty();
    }
}
