package io.stampede.outcome;

/**
 * The worlds in which a scenario is played when what causes its losses is asked for. All have the same random numbers:
 * a draw is addressed by what it decides, so that what is switched off shifts none of the others.
 *
 * <p>Without panic nobody ever panics; fear stays, and makers who withdraw depth out of fear stay with it. Without
 * liquidation no account is ever closed by force, so that nothing is deleveraged and no fund pays for it; what accounts
 * owe at the end beyond the fund is bad debt. A build-up is part of the scenario, and played in the same world.
 *
 * @source common random numbers: Law, Simulation Modeling and Analysis, 4th edition, 2007, section 11.2
 */
public enum Counterfactual {
    /** The specification as it is. */
    FACTUAL("factual", true, true),
    /** Nobody panics. */
    WITHOUT_PANIC("withoutPanic", false, true),
    /** Nobody is liquidated. */
    WITHOUT_LIQUIDATION("withoutLiquidation", true, false),
    /** Nobody panics and nobody is liquidated: what comes from outside, and the others' answers to it. */
    SHOCK_ALONE("shockAlone", false, false);

    private final String key;
    private final boolean hasPanic;
    private final boolean hasLiquidation;

    Counterfactual(String key, boolean hasPanic, boolean hasLiquidation) {
        this.key = key;
        this.hasPanic = hasPanic;
        this.hasLiquidation = hasLiquidation;
    }

    /** The name of this world in every output; stable. */
    public String key() {
        return key;
    }

    /** Whether traders may panic. */
    public boolean hasPanic() {
        return hasPanic;
    }

    /** Whether accounts are liquidated. */
    public boolean hasLiquidation() {
        return hasLiquidation;
    }
}
