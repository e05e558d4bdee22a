package io.stampede.outcome;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The outcomes of a whole batch, read one column at a time so that memory stays flat: 8 MB a column at a million
 * scenarios.
 */
public interface OutcomeTable {
    /** Number of scenarios. */
    int scenarios();

    /** Which columns there are. */
    OutcomeLayout layout();

    /** One column over all scenarios in ascending number. */
    OutcomeColumn column(int columnIndex);

    /** All columns, some scenarios at a time, ascending: for what goes row by row. A table in memory is one block. */
    default Iterable<OutcomeBlock> blocks() {
        List<OutcomeColumn> columns =
                IntStream.range(0, layout().columns()).mapToObj(this::column).toList();
        return List.of(new OutcomeBlock(0, columns, digests()));
    }

    /** Liquidations of the first scenarios, step by step; none if they were not kept. */
    default FollowedLiquidations liquidations() {
        return FollowedLiquidations.NONE;
    }

    /** Final-state digest of each scenario, in ascending number. */
    long[] digests();
}
