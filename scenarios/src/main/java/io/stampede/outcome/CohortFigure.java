package io.stampede.outcome;

/** What is kept of each cohort of leveraged traders per scenario. */
public enum CohortFigure {
    /** Traders in it at the start (count). */
    TRADERS("traders"),
    /** Traders liquidated or bankrupt at least once (count). */
    LIQUIDATED("liquidated"),
    /** Traders that panicked at least once (count). */
    PANICKED("panicked"),
    /** Equity at the start, at the initial price (USD). */
    INITIAL_EQUITY("initialEquity"),
    /** Equity at the end, at the last mark (USD). */
    FINAL_EQUITY("finalEquity"),
    /** End of the step in which one of them was first liquidated or first panicked (s); undefined if none was. */
    FIRST_SALE("firstSale"),
    /** Traders whom a liquidation or bankruptcy left with nothing of their position at least once (count). */
    WIPED_OUT("wipedOut");

    private final String key;

    CohortFigure(String key) {
        this.key = key;
    }

    /** The name of this figure in every output; stable. */
    public String key() {
        return key;
    }
}
