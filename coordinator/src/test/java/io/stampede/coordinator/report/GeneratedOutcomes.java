package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Made-up outcomes of any number of scenarios, which take no memory: each block is made when it is asked for. */
public final class GeneratedOutcomes implements OutcomeTable {
    private static final int LANES = 256;

    private final int scenarios;
    private final OutcomeLayout layout = new OutcomeLayout(List.of("alpha", "beta"), List.of("longs", "shorts"));
    private final int columns = layout.columns();

    /** So many scenarios. */
    public GeneratedOutcomes(int scenarios) {
        this.scenarios = scenarios;
    }

    /** Whether a scenario has the figure; a tenth has not. */
    static boolean isDefined(int scenario, int column) {
        return (mixed(scenario, column) >>> 60) != 0 && column % 10 != 9;
    }

    /** Half of the columns count something, the others may hold any fraction. */
    static double value(int scenario, int column) {
        long mixed = mixed(scenario, column);
        return column % 2 == 0 ? mixed & 0xfff : (mixed >>> 11) * 0x1p-53;
    }

    static long digest(int scenario) {
        return mixed(scenario, -1);
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(int scenario, int column) {
        long bits = (((long) scenario << 32) + column) * 0x9e3779b97f4a7c15L;
        bits = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        bits = (bits ^ bits >>> 27) * 0x94d049bb133111ebL;
        return bits ^ bits >>> 31;
    }

    @Override
    public int scenarios() {
        return scenarios;
    }

    @Override
    public OutcomeLayout layout() {
        return layout;
    }

    @Override
    public OutcomeColumn column(int columnIndex) {
        return column(0, scenarios, columnIndex);
    }

    private static OutcomeColumn column(int firstScenario, int rows, int columnIndex) {
        OutcomeColumn column = OutcomeColumn.ofSize(rows);
        for (int row = 0; row < rows; row++) {
            if (isDefined(firstScenario + row, columnIndex)) {
                column.set(row, value(firstScenario + row, columnIndex));
            }
        }
        return column;
    }

    @Override
    public long[] digests() {
        return digests(0, scenarios);
    }

    private static long[] digests(int firstScenario, int rows) {
        return IntStream.range(0, rows)
                .mapToLong(row -> digest(firstScenario + row))
                .toArray();
    }

    @Override
    public Iterable<OutcomeBlock> blocks() {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < scenarios;
            }

            @Override
            public OutcomeBlock next() {
                int rows = Math.min(LANES, scenarios - next);
                List<OutcomeColumn> block = new ArrayList<>();
                for (int column = 0; column < columns; column++) {
                    block.add(column(next, rows, column));
                }
                next += rows;
                return new OutcomeBlock(next - rows, block, digests(next - rows, rows));
            }
        };
    }
}
