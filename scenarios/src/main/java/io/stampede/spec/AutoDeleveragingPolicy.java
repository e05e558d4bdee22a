package io.stampede.spec;

/** Who takes over a bankrupt position. */
public enum AutoDeleveragingPolicy {
    /** The most profitable and most leveraged counterparties first. */
    QUEUE,
    /** Counterparties in proportion to profit. */
    PRO_RATA,
    /** Counterparties in proportion to profit times leverage. */
    RISK_PRO_RATA,
    /** Everybody with a profit gives up a part of it. */
    SOCIALISE,
    /** Nobody: the venue keeps the debt. */
    NONE
}
