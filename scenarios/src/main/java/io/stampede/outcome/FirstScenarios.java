package io.stampede.outcome;

import java.util.Arrays;

/** The first scenarios of a table, as a table of their own. */
public final class FirstScenarios implements OutcomeTable {
    private final OutcomeTable whole;
    private final int scenarios;

    /**
     * Of a table.
     *
     * @param scenarios how many, at most all
     * @throws IllegalArgumentException if the table has fewer
     */
    public FirstScenarios(OutcomeTable whole, int scenarios) {
        if (scenarios < 0 || scenarios > whole.scenarios()) {
            throw new IllegalArgumentException(scenarios + " scenarios of " + whole.scenarios());
        }
        this.whole = whole;
        this.scenarios = scenarios;
    }

    @Override
    public int scenarios() {
        return scenarios;
    }

    @Override
    public OutcomeLayout layout() {
        return whole.layout();
    }

    @Override
    public OutcomeColumn column(int columnIndex) {
        return whole.column(columnIndex).first(scenarios);
    }

    @Override
    public FollowedLiquidations liquidations() {
        return whole.liquidations().first(scenarios);
    }

    @Override
    public long[] digests() {
        return Arrays.copyOf(whole.digests(), scenarios);
    }
}
