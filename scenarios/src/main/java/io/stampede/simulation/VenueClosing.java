package io.stampede.simulation;

import io.stampede.market.liquidation.LiquidationTally;

/**
 * What became of a venue, per lane.
 *
 * @param tally what was liquidated and auto-deleveraged
 * @param balances money and counts at the end
 * @param features of single venues
 * @param cohorts one row per cohort and figure, as the outcome layout orders them; equity in money units, first sales
 *     as steps from the start, {@link #NEVER} if there was none
 * @param firstDistress step from the start in which the venue was first in distress, −1 if it never was
 * @param digest of every account and of the book
 */
public record VenueClosing(
        LiquidationTally tally,
        Balances balances,
        Features features,
        long[][] cohorts,
        int[] firstDistress,
        long[] digest) {
    /** A step that did not come. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * What became of features that not every venue has, per lane; rows are empty where it has not.
     *
     * @param lowestPeg lowest price of a collateral relative to par, parts per million
     * @param trips halts that the circuit breaker called
     * @param shortfall what the venue was short of when it was closed, money units
     * @param claimed what its users claimed then
     * @param kept what they got of it
     */
    public record Features(int[] lowestPeg, long[] trips, long[] shortfall, long[] claimed, long[] kept) {}

    /**
     * Money, lots and counts, per lane; money in units.
     *
     * @param initialGross sum of position sizes at the start, lots
     * @param initialFund the insurance fund at the start
     * @param fundLow the insurance fund at its lowest
     * @param badDebt what nobody could pay, at most 0
     * @param makerLoss what the market makers lost of their capital, negative if they gained
     * @param deleveragedAccounts counterparties of auto-deleveraging, each counted once
     * @param liquidatedAccounts accounts liquidated or bankrupt at least once
     */
    public record Balances(
            long[] initialGross,
            long[] initialFund,
            long[] fundLow,
            long[] badDebt,
            long[] makerLoss,
            long[] deleveragedAccounts,
            long[] liquidatedAccounts) {}
}
