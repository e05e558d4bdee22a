package io.stampede.outcome;

import java.util.Arrays;
import java.util.List;

/**
 * The outcomes of one block: all columns over its lanes.
 *
 * @param firstScenario number of the scenario in lane 0
 * @param columns as {@link OutcomeLayout} orders them
 * @param digests 64-bit hash of each lane's final state: every account, fear and book
 * @param liquidations of its first lanes
 */
public record OutcomeBlock(
        int firstScenario, List<OutcomeColumn> columns, long[] digests, FollowedLiquidations liquidations) {
    public OutcomeBlock {
        columns = List.copyOf(columns);
        for (OutcomeColumn column : columns) {
            if (column.rows() != digests.length) {
                throw new IllegalArgumentException("a column has " + column.rows() + " rows, not " + digests.length);
            }
        }
        if (liquidations.scenarios().size() > digests.length) {
            throw new IllegalArgumentException(
                    liquidations.scenarios().size() + " scenarios followed of " + digests.length);
        }
    }

    /** A block of which no scenario was followed. */
    public OutcomeBlock(int firstScenario, List<OutcomeColumn> columns, long[] digests) {
        this(firstScenario, columns, digests, FollowedLiquidations.NONE);
    }

    /** One of its lanes alone, as a block of one. */
    public OutcomeBlock only(int lane) {
        return new OutcomeBlock(
                firstScenario + lane,
                columns.stream()
                        .map(column -> new OutcomeColumn(
                                Arrays.copyOfRange(column.values(), lane, lane + 1),
                                Arrays.copyOfRange(column.defined(), lane, lane + 1)))
                        .toList(),
                Arrays.copyOfRange(digests, lane, lane + 1),
                liquidations.only(lane));
    }

    /** The block without what is in later lanes; the same block if there are no more. */
    public OutcomeBlock first(int lanes) {
        if (lanes >= lanes()) {
            return this;
        }
        return new OutcomeBlock(
                firstScenario,
                columns.stream().map(column -> column.first(lanes)).toList(),
                Arrays.copyOf(digests, lanes),
                liquidations.first(lanes));
    }

    /** Number of scenarios in the block. */
    public int lanes() {
        return digests.length;
    }
}
