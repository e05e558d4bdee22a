package io.stampede.lanes;

/** What a random number is for; its position is part of the address, so constants are only ever appended. */
public enum Purpose {
    /** Log-volatility of the fundamental. */
    VOLATILITY,
    /** Diffusion of the fundamental. */
    FUNDAMENTAL,
    /** Jumps of the fundamental: whether, how large, which way. */
    JUMP,
    /** News: how many items, then the severity of each. */
    NEWS,
    /** Who listens to whom. */
    NETWORK,
    /** Size of a trader. */
    WEALTH,
    /** Leverage of a trader. */
    LEVERAGE,
    /** Entry price of a trader. */
    ENTRY,
    /** Which collateral a trader posts. */
    COLLATERAL,
    /** How afraid a trader can get. */
    SUSCEPTIBILITY,
    /** Whether fear turns into panic. */
    PANIC,
    /** When a shock acts, for how long, how strongly; the shock's position stands for the step. */
    SHOCK,
    /** How much fear makes a trader panic. */
    THRESHOLD,
    /** Which community a trader belongs to. */
    COMMUNITY,
    /** Whether a flat trader comes back. */
    REENTRY,
    /** How the drawn numbers of shocks are spread over groups of scenarios, mirrored or tilted. */
    SAMPLING,
    /** Which particles are selected; the first scenario of their system stands for all of it. */
    SELECTION
}
