package io.stampede.market.ledger;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Passbook;

/** What the accounts of a venue add up to, per lane: whole numbers, so that the order of changes cannot show. */
final class LedgerTotals implements LaneState {
    private final long[] gross;
    private final long[] leveragedGross;
    private final long[] leveragedNet;
    private final long[] leveragedBalance;

    /** No account yet. */
    LedgerTotals(int lanes) {
        gross = new long[lanes];
        leveragedGross = new long[lanes];
        leveragedNet = new long[lanes];
        leveragedBalance = new long[lanes];
    }

    /** Takes an account out. */
    void subtract(Passbook account, int lane, long balance) {
        long lots = account.lots()[lane];
        gross[lane] -= Math.abs(lots);
        if (account.side() != 0) {
            leveragedGross[lane] -= Math.abs(lots);
            leveragedNet[lane] -= lots;
            leveragedBalance[lane] -= balance;
        }
    }

    /** Takes an account in. */
    void add(Passbook account, int lane, long balance) {
        long lots = account.lots()[lane];
        gross[lane] += Math.abs(lots);
        if (account.side() != 0) {
            leveragedGross[lane] += Math.abs(lots);
            leveragedNet[lane] += lots;
            leveragedBalance[lane] += balance;
        }
    }

    /** Sum of position sizes over all accounts, lots. */
    long[] gross() {
        return gross;
    }

    /** Sum of position sizes of leveraged traders, lots. */
    long[] leveragedGross() {
        return leveragedGross;
    }

    /** Equity of all leveraged traders together at a mark, money units. */
    long leveragedEquity(int lane, long markTicks) {
        return leveragedBalance[lane] + leveragedNet[lane] * markTicks;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, gross, leveragedGross, leveragedNet, leveragedBalance);
    }
}
