package io.stampede.spec;

/** How much of a position a liquidation closes. */
public enum LiquidationPolicy {
    /** The whole position at once. */
    FULL,
    /** A fifth of a large position per round while its equity is above two thirds of its maintenance margin. */
    PARTIAL20,
    /** Two margin tiers at a time. */
    TIER_DOWN,
    /** As much as restores the maintenance margin and a buffer. */
    TARGET,
    /** Fixed slices. */
    INCREMENTAL
}
