package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.trader.Trader;
import java.util.List;

/**
 * What must hold at a venue at the end of every step: nothing is lost or made up, the maker mirrors the book, the fund
 * never owes, nobody is left who should have been liquidated. And of its traders when they have decided: nobody fears
 * more than he can.
 */
public final class VenueInvariants implements LaneState {
    /** How far the approach to the least depth may round below it, relative. */
    private static final double ROUNDING = 1e-12;

    private static final double MOST_IMPACT = 5;

    private final Venue venue;
    private final Lanes lanes;
    private final long[] cash;
    private final long[] collateral;

    VenueInvariants(Venue venue, Lanes lanes) {
        this.venue = venue;
        this.lanes = lanes;
        cash = sum(VenueInvariants::money);
        collateral = sum(Passbook::collateral);
    }

    private interface Row {
        long[] of(Passbook account);
    }

    /** Cash, and what is kept apart from it. */
    private static long[] money(Passbook account) {
        if (account.wallet().length == 0) {
            return account.cash();
        }
        long[] money = account.cash().clone();
        for (int lane = 0; lane < money.length; lane++) {
            money[lane] += account.wallet()[lane];
        }
        return money;
    }

    private long[] sum(Row row) {
        long[] sums = new long[lanes.count()];
        List<Passbook> accounts = venue.ledger().accounts();
        for (Passbook account : accounts) {
            long[] values = row.of(account);
            for (int lane = 0; lane < sums.length; lane++) {
                sums[lane] += values[lane];
            }
        }
        return sums;
    }

    /**
     * Checks every lane.
     *
     * @throws InvariantViolation for the first lane in which something does not hold
     */
    public void check(int step) {
        long[] lots = sum(Passbook::lots);
        long[] cashNow = sum(VenueInvariants::money);
        long[] collateralNow = sum(Passbook::collateral);
        long[] gross = sum(account -> magnitudes(account.lots()));
        for (int lane = 0; lane < lots.length; lane++) {
            require(lots[lane] == 0, lane, step, "positions add up to " + lots[lane] + " lots, not 0");
            require(cashNow[lane] == cash[lane], lane, step, "cash changed by " + (cashNow[lane] - cash[lane]));
            require(collateralNow[lane] == collateral[lane], lane, step, "collateral units are not conserved");
            require(
                    gross[lane] == venue.ledger().grossLots()[lane],
                    lane,
                    step,
                    "open interest is not what it sums to");
            checkLane(lane, step);
        }
        checkLiquidated(step);
    }

    /**
     * Checks, in every lane, what a trader of the venue feels after it has decided. Of what changes in a step it reads
     * the trader alone, so that whoever owns the trader may call it.
     *
     * @param account the trader's account
     * @throws InvariantViolation for the first lane in which fear is out of bounds
     */
    public void check(int step, Passbook account, Trader trader) {
        int lane = trader.laneOutOfBounds();
        if (lane >= 0) {
            require(false, lane, step, "the fear of account " + account.account() + " is out of bounds");
        }
    }

    private static long[] magnitudes(long[] values) {
        long[] magnitudes = new long[values.length];
        for (int lane = 0; lane < values.length; lane++) {
            magnitudes[lane] = Math.abs(values[lane]);
        }
        return magnitudes;
    }

    private void checkLane(int lane, int step) {
        ClearingLedger ledger = venue.ledger();
        long held = ledger.marketMaker().lots()[lane];
        long displaced = venue.book().displacement()[lane];
        require(held == -displaced, lane, step, "makers hold " + held + " lots, the book says " + -displaced);
        require(isFundSolvent(lane), lane, step, "the insurance fund owes money");
        require(ledger.badDebt().cash()[lane] <= 0, lane, step, "bad debt is positive");
        double depth = venue.book().depth()[lane];
        double least = venue.terms().depth().least() * (1 - ROUNDING);
        require(depth >= least && depth <= 1, lane, step, "depth is " + depth);
        double impact = venue.book().impact()[lane];
        require(Math.abs(impact) <= MOST_IMPACT, lane, step, "log-price displacement is " + impact);
        long mark = venue.marks()[lane];
        require(mark >= 1 && mark < Integer.MAX_VALUE, lane, step, "mark is " + mark + " ticks");
        double mid = venue.book().mid(lane);
        require(mid > 0 && mid < Double.POSITIVE_INFINITY, lane, step, "mid price is " + mid);
    }

    /** What the fund took over may be worth too little until the venue plays its next round. */
    private boolean isFundSolvent(int lane) {
        ClearingLedger ledger = venue.ledger();
        boolean holdsAndWaits = ledger.fund().lots()[lane] != 0 && LaneMask.contains(venue.unfinished(), lane);
        return ledger.fundWorth(lane, venue.marks()[lane]) >= 0
                || holdsAndWaits
                || LaneMask.contains(venue.status().withoutLiquidation(), lane)
                || venue.status().isClosedForGood(lane);
    }

    /** Unless there are no rounds or they ran out, nobody may be left to liquidate: proves the screening marks, too. */
    private void checkLiquidated(int step) {
        ClearingLedger ledger = venue.ledger();
        if (venue.terms().liquidation().maxRounds() == 0) {
            return;
        }
        for (int index = 0; index < ledger.leveragedCount(); index++) {
            Passbook account = venue.passbooks().get(index);
            for (int lane = 0; lane < lanes.count(); lane++) {
                long mark = venue.marks()[lane];
                long lots = account.lots()[lane];
                boolean settled = lots == 0
                        || LaneMask.contains(venue.status().withoutLiquidation(), lane)
                        || LaneMask.contains(venue.unfinished(), lane)
                        || ledger.equity(account, lane, mark) > ledger.maintenance(Math.abs(lots) * mark, lane);
                if (!settled) { // no message is built for the many accounts that are
                    require(false, lane, step, "account " + account.account() + " was not liquidated");
                }
            }
        }
    }

    private void require(boolean holds, int lane, int step, String otherwise) {
        if (!holds) {
            throw new InvariantViolation(
                    lanes.scenario(lane), step, "venue " + venue.terms().index() + ": " + otherwise);
        }
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, cash, collateral);
    }
}
