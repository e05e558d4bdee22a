package io.stampede.outcome;

/** What is kept of each venue per scenario, to see how distress spreads between venues. */
public enum VenueFigure {
    /** One less the lowest price of the venue at step ends over the initial one, at least zero (ratio). */
    MAX_DROP("maxDrop"),
    /** Notional sold by liquidation orders over the venue's initial open interest (ratio). */
    LIQUIDATED_NOTIONAL("liquidatedNotionalToOpenInterest"),
    /** The part of its insurance fund used at its lowest, at least zero (ratio); undefined without a fund. */
    INSURANCE_FUND_DRAW("insuranceFundDraw"),
    /** Notional of bankrupt positions closed by auto-deleveraging over the venue's initial open interest (ratio). */
    AUTO_DELEVERAGED_NOTIONAL("autoDeleveragedNotionalToOpenInterest"),
    /** End of the step in which the venue first auto-deleveraged (s); undefined if it never did. */
    FIRST_AUTO_DELEVERAGING("firstAutoDeleveraging"),
    /**
     * End of the step in which the venue was first in distress (s): it auto-deleveraged, had used more than {@link
     * #DISTRESS_FUND_DRAW} of its insurance fund, or was closed as insolvent; undefined if it never was.
     */
    FIRST_DISTRESS("firstDistress");

    /** Part of the insurance fund whose use counts as distress. */
    public static final double DISTRESS_FUND_DRAW = 0.1;

    private final String key;

    VenueFigure(String key) {
        this.key = key;
    }

    /** The name of this figure in every output; stable. */
    public String key() {
        return key;
    }
}
