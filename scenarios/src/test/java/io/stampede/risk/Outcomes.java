package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.util.List;

/** A table of outcomes in memory, filled by hand; what is not filled is undefined. */
final class Outcomes implements OutcomeTable {
    private final OutcomeLayout layout;
    private final OutcomeColumn[] columns;
    private final long[] digests;

    Outcomes(int scenarios, String... venues) {
        this(scenarios, Metric.core(), venues);
    }

    Outcomes(int scenarios, List<Metric> metrics, String... venues) {
        this(scenarios, new OutcomeLayout(metrics, List.of(venues), List.of("longs")));
    }

    Outcomes(int scenarios, OutcomeLayout layout) {
        this.layout = layout;
        columns = new OutcomeColumn[layout.columns()];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = OutcomeColumn.ofSize(scenarios);
        }
        digests = new long[scenarios];
    }

    /** A table of this fall in each scenario, and of nothing else. */
    static Outcomes ofDrops(double... drops) {
        return new Outcomes(drops.length).with(Metric.MAX_DROP, drops);
    }

    Outcomes with(Metric metric, double... values) {
        return with(layout.column(metric), values);
    }

    /** NaN stands for undefined. */
    Outcomes with(int column, double... values) {
        for (int scenario = 0; scenario < values.length; scenario++) {
            if (!Double.isNaN(values[scenario])) {
                columns[column].set(scenario, values[scenario]);
            }
        }
        return this;
    }

    @Override
    public int scenarios() {
        return digests.length;
    }

    @Override
    public OutcomeLayout layout() {
        return layout;
    }

    @Override
    public OutcomeColumn column(int columnIndex) {
        return columns[columnIndex];
    }

    @Override
    public long[] digests() {
        return digests;
    }
}
