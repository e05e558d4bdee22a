package io.stampede.spec;

/** What counts as margin of a position. */
public enum MarginMode {
    /** All cash of the account, and pledged collateral less its haircut. */
    PORTFOLIO,
    /** All cash of the account; no other collateral is taken. */
    CROSS,
    /** The margin put up for the position alone: what else the account holds is not touched. */
    ISOLATED
}
