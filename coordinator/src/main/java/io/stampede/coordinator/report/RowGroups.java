package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The outcomes of a table cut anew: into blocks of as many rows as a row group is to have, whatever the blocks were
 * that they were computed in. Holds one of each.
 */
final class RowGroups implements Iterator<OutcomeBlock> {
    private final int scenarios;
    private final int columns;
    private final int rowsMax;
    private final Iterator<OutcomeBlock> blocks;
    private OutcomeBlock block;
    private int next;

    RowGroups(OutcomeTable outcomes, int rowsMax) {
        this.scenarios = outcomes.scenarios();
        this.columns = outcomes.layout().columns();
        this.rowsMax = rowsMax;
        this.blocks = outcomes.blocks().iterator();
        this.block = emptyGroup(0);
    }

    @Override
    public boolean hasNext() {
        return next < scenarios;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if the table's blocks are not its scenarios in ascending number
     */
    @Override
    public OutcomeBlock next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the table has " + scenarios + " scenarios");
        }
        OutcomeBlock group = emptyGroup(Math.min(rowsMax, scenarios - next));
        int filled = 0;
        while (filled < group.lanes()) {
            if (next == block.firstScenario() + block.lanes()) {
                block = nextBlock();
            }
            int lane = next - block.firstScenario();
            int rows = Math.min(group.lanes() - filled, block.lanes() - lane);
            copy(block, lane, group, filled, rows);
            filled += rows;
            next += rows;
        }
        return group;
    }

    private OutcomeBlock emptyGroup(int rows) {
        return new OutcomeBlock(
                next,
                Stream.generate(() -> OutcomeColumn.ofSize(rows)).limit(columns).toList(),
                new long[rows]);
    }

    private OutcomeBlock nextBlock() {
        OutcomeBlock following = blocks.next();
        if (following.firstScenario() != next || following.columns().size() != columns || following.lanes() == 0) {
            throw new IllegalStateException("a block of " + following.lanes() + " scenarios from "
                    + following.firstScenario() + " and " + following.columns().size()
                    + " columns stands where scenario " + next + " and " + columns + " columns should be");
        }
        return following;
    }

    private static void copy(OutcomeBlock from, int lane, OutcomeBlock to, int row, int rows) {
        System.arraycopy(from.digests(), lane, to.digests(), row, rows);
        for (int column = 0; column < to.columns().size(); column++) {
            OutcomeColumn source = from.columns().get(column);
            OutcomeColumn target = to.columns().get(column);
            System.arraycopy(source.values(), lane, target.values(), row, rows);
            System.arraycopy(source.defined(), lane, target.defined(), row, rows);
        }
    }
}
