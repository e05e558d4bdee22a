package io.stampede.spec;

/** What still works at a venue during an outage. */
public enum OutageMode {
    /** Nothing: the venue stands still, and the index does without it. */
    FROZEN,
    /** Prices, marks and liquidations; orders of traders are rejected. */
    ORDERS_REJECTED,
    /** Prices and marks; nobody trades and nobody is liquidated. */
    CANCEL_ONLY
}
