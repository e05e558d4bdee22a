package io.stampede.outcome;

import java.util.OptionalDouble;

/**
 * One scenario that was played alone.
 *
 * @param layout which columns the outcome has
 * @param outcome what it left behind: a block of one lane
 * @param history what it did
 */
public record PlayedScenario(OutcomeLayout layout, OutcomeBlock outcome, History history) {
    public PlayedScenario {
        if (outcome.lanes() != 1 || outcome.columns().size() != layout.columns()) {
            throw new IllegalArgumentException("an outcome of " + outcome.lanes() + " lanes and "
                    + outcome.columns().size() + " columns, not of one lane and " + layout.columns());
        }
    }

    /** Its number within the batch. */
    public int scenario() {
        return outcome.firstScenario();
    }

    /** Hash of its final state: every account, fear and book. */
    public long digest() {
        return outcome.digests()[0];
    }

    /** One of its metrics; empty if it does not have it. */
    public OptionalDouble metric(Metric metric) {
        OutcomeColumn column = outcome.columns().get(layout.column(metric));
        return column.defined()[0] ? OptionalDouble.of(column.values()[0]) : OptionalDouble.empty();
    }
}
