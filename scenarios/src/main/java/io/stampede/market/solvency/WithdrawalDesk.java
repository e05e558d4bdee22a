package io.stampede.market.solvency;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneWindow;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import java.util.Arrays;

/**
 * Pays a venue's users out while it can, and closes the venue when it cannot.
 *
 * <p>The ledger's books are what users are owed. What the venue has is that less what is missing: assets lent away or
 * never there, and bad debt. Payments lower both alike, so that the last in the queue carry all of the loss (Diamond
 * and Dybvig 1983).
 *
 * @units money units; all state per lane
 */
public final class WithdrawalDesk implements LaneState {
    private final SolvencyTerms terms;
    private final ClearingLedger ledger;
    private final long[] deposits;
    private final long[] missing;
    private final long[] halted;
    private final int[] haltedSince;
    private final long[] insolvent;
    private final long[] shortfall;
    private final long[] claimed;
    private final long[] kept;
    private final long[] paid;
    private final long[] wanted;

    /**
     * A desk of a venue whose accounts have been opened.
     *
     * @param users how many of the venue's traders withdraw; they come first
     * @param initialTicks the mark before the first step
     */
    public WithdrawalDesk(SolvencyTerms terms, ClearingLedger ledger, int users, long initialTicks) {
        this.terms = terms;
        this.ledger = ledger;
        int lanes = ledger.grossLots().length;
        deposits = new long[lanes];
        missing = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            deposits[lane] = claims(lane, initialTicks);
            missing[lane] = Money.rate(deposits[lane], terms.missingPpm());
        }
        halted = new long[LaneMask.words(lanes)];
        insolvent = new long[LaneMask.words(lanes)];
        haltedSince = new int[lanes];
        shortfall = new long[lanes];
        claimed = new long[lanes];
        kept = new long[lanes];
        paid = new long[lanes];
        wanted = new long[users];
    }

    /** Lanes in which it pays nobody out by its own decision, as {@link LaneMask}. */
    public long[] halted() {
        return halted;
    }

    /** Lanes in which the venue has been closed, as {@link LaneMask}. */
    public long[] insolvent() {
        return insolvent;
    }

    /** What closed venues were short of. */
    public long[] shortfall() {
        return shortfall;
    }

    /** What users of a closed venue claimed. */
    public long[] claimed() {
        return claimed;
    }

    /** What users of a closed venue got of it. */
    public long[] kept() {
        return kept;
    }

    /** What users have been paid out. */
    public long[] paid() {
        return paid;
    }

    private long claims(int lane, long mark) {
        long claims = 0;
        for (Passbook user : ledger.traders()) {
            claims += Math.max(ledger.equity(user, lane, mark), 0);
        }
        return claims;
    }

    private long missing(int lane) {
        return missing[lane] - ledger.badDebt().cash()[lane];
    }

    /** Notes what turns out to be missing in a step. */
    public void discover(int lane, int step) {
        for (LaneWindow hole : terms.holes()) {
            if (hole.begins(lane, step)) {
                missing[lane] += Money.rate(deposits[lane], (int) Math.rint(hole.size()[lane] * 1e6));
            }
        }
    }

    /**
     * Pays a lane's users for a step.
     *
     * @param mark ticks
     * @param panicking a bit a lane for each leveraged trader, trader-major, as on the board
     * @param fear for the venue
     */
    public void pay(int lane, int step, long mark, long[] panicking, double fear) {
        if (LaneMask.contains(halted, lane)) {
            return;
        }
        long total = ask(lane, mark, panicking, fear);
        if (total == 0) {
            return;
        }
        long claims = claims(lane, mark);
        long assets = Math.max(0, claims - missing(lane));
        long payable = Math.min(Math.min(total, assets), limit(lane));
        long sum = 0;
        for (int user = 0; user < wanted.length; user++) {
            long amount = wanted[user] == 0 ? 0 : Money.share(payable, wanted[user], total);
            if (amount > 0) {
                ledger.transfer(ledger.traders().get(user), ledger.rest(), lane, amount);
                sum += amount;
            }
        }
        paid[lane] += sum;
        if (assets == 0 || (double) (total - sum) > terms.mostUnpaid() * (double) claims) {
            LaneMask.add(halted, lane);
            haltedSince[lane] = step;
        }
    }

    private long limit(int lane) {
        return Double.isInfinite(terms.limitPerStep())
                ? Long.MAX_VALUE
                : (long) Math.floor(terms.limitPerStep() * (double) deposits[lane]);
    }

    private long ask(int lane, long mark, long[] panicking, double fear) {
        double calm = terms.request(false, fear);
        double scared = terms.request(true, fear);
        long total = 0;
        Arrays.fill(wanted, 0);
        for (int user = 0; user < wanted.length; user++) {
            boolean panics = (panicking[user * halted.length + (lane >>> 6)] >>> lane & 1) != 0;
            double part = panics ? scared : calm;
            if (part > 0) {
                wanted[user] = (long) Math.floor((double) free(user, lane, mark) * part);
                total += wanted[user];
            }
        }
        return total;
    }

    /**
     * What a user may take out: equity in cash beyond the initial margin of its position, and beyond what would have it
     * liquidated, which a margin hike may raise above that.
     */
    private long free(int user, int lane, long mark) {
        Passbook account = ledger.traders().get(user);
        long notional = Math.abs(account.lots()[lane]) * mark;
        long equity = account.cash()[lane] + account.lots()[lane] * mark;
        if (notional == 0) {
            return Math.max(0, equity);
        }
        long initial = (long) Math.floor((double) notional / ledger.schedule().maxLeverage(notional));
        return Math.max(0, equity - Math.max(initial, ledger.maintenance(notional, lane) + 1));
    }

    /** Whether a halt of the desk's own ends in this step: the venue resumes or is closed. */
    public boolean isDue(int lane, int step) {
        return LaneMask.contains(halted, lane)
                && !LaneMask.contains(insolvent, lane)
                && step >= haltedSince[lane] + terms.graceSteps();
    }

    /**
     * Ends a halt.
     *
     * @return whether the venue was closed, all positions with it
     */
    public boolean resolve(int lane, long mark) {
        long gap = missing(lane);
        if (gap <= 0) {
            LaneMask.remove(halted, lane);
            return false;
        }
        LaneMask.add(insolvent, lane);
        for (Passbook account : ledger.traders()) {
            ledger.sellCollateral(account, lane);
        }
        for (Passbook account : ledger.accounts()) {
            closeAt(account, lane, mark);
        }
        long claims = 0;
        ledger.writeOff(ledger.fund(), lane);
        for (Passbook user : ledger.traders()) {
            ledger.writeOff(user, lane);
            claims += Math.max(user.cash()[lane], 0);
        }
        long assets = Math.max(0, claims - gap);
        for (Passbook user : ledger.traders()) {
            long claim = Math.max(user.cash()[lane], 0);
            long left = claims == 0 ? 0 : Money.share(assets, claim, claims);
            ledger.transfer(user, ledger.rest(), lane, claim - left);
            kept[lane] += left;
        }
        claimed[lane] = claims;
        shortfall[lane] = Math.min(gap, claims);
        return true;
    }

    /** Closes a position at a mark against nobody: only all accounts together may be closed so. */
    private void closeAt(Passbook account, int lane, long mark) {
        ledger.lift(account, lane);
        account.cash()[lane] += account.lots()[lane] * mark;
        account.lots()[lane] = 0;
        account.entryCost()[lane] = 0;
        ledger.post(account, lane);
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.states(from, to, terms.holes());
        LaneCopy.rows(from, to, deposits, missing, shortfall, claimed, kept, paid);
        LaneCopy.rows(from, to, haltedSince);
        LaneCopy.masks(from, to, halted, insolvent);
    }
}
