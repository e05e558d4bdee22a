package io.stampede.oracle;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import java.util.List;

/**
 * What one scenario came to.
 *
 * @param layout names of the figures
 * @param figures one row per column of the layout: the scenario's value and whether it is defined
 * @param digest hash of the final state
 * @param trace every step
 */
record OracleOutcome(OutcomeLayout layout, OutcomeColumn figures, long digest, List<OracleStep> trace) {
    double value(Metric metric) {
        return figures.values()[layout.column(metric)];
    }

    boolean isDefined(Metric metric) {
        return figures.defined()[layout.column(metric)];
    }
}
