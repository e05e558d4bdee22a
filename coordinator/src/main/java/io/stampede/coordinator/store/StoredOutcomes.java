package io.stampede.coordinator.store;

import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import io.stampede.outcome.StepCounts;
import io.stampede.simulation.EngineVersion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The outcomes of a batch, read from its stored results.
 *
 * <p>Memory stays flat: a pass over the blocks keeps a window of neighbouring columns and lets go of the last one, so
 * reading all columns in order takes as few passes as the bound allows, one for a small batch. Not thread-safe.
 */
public final class StoredOutcomes implements OutcomeTable {
    /** What a window of columns may hold; a value and its flag are nine bytes. */
    private static final long WINDOW_BYTES_MAX = 64L << 20;

    private static final int BYTES_PER_VALUE = 9;
    private static final int BLOCKS_PER_READ = 16;

    private final ResultStore store;
    private final StoredBatch batch;
    private final OutcomeLayout layout;
    private final int windowColumns;
    private int windowStart;
    private List<OutcomeColumn> window = List.of();

    /**
     * The outcomes of a batch all of whose blocks are stored.
     *
     * @param layout which columns the specification gives
     */
    public StoredOutcomes(ResultStore store, StoredBatch batch, OutcomeLayout layout) {
        this(store, batch, layout, WINDOW_BYTES_MAX);
    }

    StoredOutcomes(ResultStore store, StoredBatch batch, OutcomeLayout layout, long windowBytesMax) {
        this.store = store;
        this.batch = batch;
        this.layout = layout;
        long columnBytes = (long) BYTES_PER_VALUE * batch.plan().scenarios();
        this.windowColumns = Math.toIntExact(Math.max(1, Math.min(layout.columns(), windowBytesMax / columnBytes)));
    }

    @Override
    public int scenarios() {
        return batch.plan().scenarios();
    }

    @Override
    public OutcomeLayout layout() {
        return layout;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if a block is missing or is not what was asked for
     */
    @Override
    public OutcomeColumn column(int columnIndex) {
        if (columnIndex < 0 || columnIndex >= layout.columns()) {
            throw new IllegalArgumentException("column " + columnIndex + " is not one of " + layout.columns());
        }
        if (columnIndex < windowStart || columnIndex >= windowStart + window.size()) {
            window = List.of(); // before the next one is allocated
            windowStart = columnIndex;
            window = readWindow(Math.min(windowColumns, layout.columns() - columnIndex));
        }
        return window.get(columnIndex - windowStart);
    }

    private List<OutcomeColumn> readWindow(int columns) {
        List<OutcomeColumn> read = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            read.add(OutcomeColumn.ofSize(scenarios()));
        }
        for (OutcomeBlock block : blocks()) {
            for (int column = 0; column < columns; column++) {
                copy(block.columns().get(windowStart + column), read.get(column), block.firstScenario());
            }
        }
        return read;
    }

    private static void copy(OutcomeColumn from, OutcomeColumn to, int firstScenario) {
        System.arraycopy(from.values(), 0, to.values(), firstScenario, from.rows());
        System.arraycopy(from.defined(), 0, to.defined(), firstScenario, from.rows());
    }

    @Override
    public long[] digests() {
        long[] digests = new long[scenarios()];
        for (OutcomeBlock block : blocks()) {
            System.arraycopy(block.digests(), 0, digests, block.firstScenario(), block.lanes());
        }
        return digests;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException while it is gone through, if a block is missing or is not what was asked for
     */
    @Override
    public Iterable<OutcomeBlock> blocks() {
        return Blocks::new;
    }

    /** The stored blocks, a few rows of the store at a time. */
    private final class Blocks implements Iterator<OutcomeBlock> {
        private final Deque<StoredBlock> read = new ArrayDeque<>();
        private int next;

        @Override
        public boolean hasNext() {
            return next < batch.plan().blocks();
        }

        @Override
        public OutcomeBlock next() {
            if (!hasNext()) {
                throw new NoSuchElementException("batch " + batch.id() + " has no block " + next);
            }
            if (read.isEmpty()) {
                read.addAll(store.results(batch.id(), next, BLOCKS_PER_READ));
            }
            StoredBlock result = read.poll();
            if (result == null) {
                throw new IllegalStateException("batch " + batch.id() + " has no result of block " + next);
            }
            return decode(result, next++);
        }
    }

    @Override
    public FollowedLiquidations liquidations() {
        List<StepCounts> scenarios = new ArrayList<>();
        int stepSeconds = FollowedLiquidations.NONE.stepSeconds();
        for (OutcomeBlock block : blocks()) {
            if (!FollowedLiquidations.isFollowed(block.firstScenario())
                    || block.liquidations().scenarios().isEmpty()) {
                break;
            }
            scenarios.addAll(block.liquidations().scenarios());
            stepSeconds = block.liquidations().stepSeconds();
        }
        return new FollowedLiquidations(stepSeconds, scenarios);
    }

    private OutcomeBlock decode(StoredBlock result, int expectedBlock) {
        BlockPlan plan = batch.plan();
        if (result.block() != expectedBlock) {
            throw new IllegalStateException("batch " + batch.id() + " has no result of block " + expectedBlock);
        }
        if (!batch.isOfThisEngine()) {
            throw new IllegalStateException("engine " + batch.engineVersion() + " computed batch " + batch.id()
                    + ", and this is engine " + EngineVersion.CURRENT + ", which reads other figures: submit it anew");
        }
        OutcomeBlock block = OutcomeCodec.decode(result.outcomes());
        int lanes = plan.lanesOf(expectedBlock);
        // A batch may have stopped within its last block, whose later lanes are then no scenarios of it.
        boolean isExpected = block.firstScenario() == plan.firstScenario(expectedBlock)
                && (block.lanes() == lanes || (lanes < plan.lanes() && block.lanes() > lanes))
                && block.columns().size() == layout.columns();
        if (!isExpected) {
            throw new IllegalStateException(
                    "block " + expectedBlock + " of batch " + batch.id() + " holds scenarios from "
                            + block.firstScenario() + ", " + block.lanes() + " lanes and "
                            + block.columns().size() + " columns");
        }
        return block.first(lanes);
    }
}
