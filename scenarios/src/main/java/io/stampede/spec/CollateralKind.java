package io.stampede.spec;

/** What a collateral is worth at par. */
public enum CollateralKind {
    /** A dollar: a stablecoin. */
    PEGGED,
    /** The asset itself at the index, per initial price: a wrapped or staked coin. */
    WRAPPED
}
