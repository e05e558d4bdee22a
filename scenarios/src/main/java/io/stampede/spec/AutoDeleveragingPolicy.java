package io.stampede.spec;

/** Who takes over a bankrupt position. */
public enum AutoDeleveragingPolicy {
    /** The most profitable and most leveraged counterparties first. */
    QUEUE,
    /** Counterparties in proportion to profit. Not simulated by this version. */
    PRO_RATA,
    /** Counterparties in proportion to profit times leverage. Not simulated by this version. */
    RISK_PRO_RATA,
    /** Everybody with a profit gives up a part of it. Not simulated by this version. */
    SOCIALISE,
    /** Nobody: the venue keeps the debt. Not simulated by this version. */
    NONE
}
