package io.stampede.outcome;

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

    /** Final-state digest of each scenario, in ascending number. */
    long[] digests();
}
