package io.stampede.market.liquidation;

import io.stampede.market.ledger.ClearingLedger;
import java.util.Arrays;

/** The accounts one round has to close, found account by account and worked off lane by lane. */
final class LiquidationQueue {
    private final int[] begin;
    private final int[] next;
    private int size;
    private int[] lanes = new int[64];
    private int[] accounts = new int[64];
    private long[] lots = new long[64];
    private int[] sorted = new int[64];
    private boolean[] uncovered = new boolean[64];

    LiquidationQueue(int lanes) {
        begin = new int[lanes + 1];
        next = new int[lanes + 1];
    }

    void clear() {
        size = 0;
    }

    /** Adds an account; within a lane, accounts come in ascending order. */
    void add(int lane, int account, long lotsToClose) {
        if (size == lanes.length) {
            lanes = Arrays.copyOf(lanes, size * 2);
            accounts = Arrays.copyOf(accounts, size * 2);
            lots = Arrays.copyOf(lots, size * 2);
            sorted = Arrays.copyOf(sorted, size * 2);
            uncovered = Arrays.copyOf(uncovered, size * 2);
        }
        lanes[size] = lane;
        accounts[size] = account;
        uncovered[size] = false;
        lots[size++] = lotsToClose;
    }

    /** Groups what was added by lane, keeping the order within. */
    void sortByLane() {
        Arrays.fill(begin, 0);
        for (int entry = 0; entry < size; entry++) {
            begin[lanes[entry] + 1]++;
        }
        for (int lane = 1; lane < begin.length; lane++) {
            begin[lane] += begin[lane - 1];
        }
        System.arraycopy(begin, 0, next, 0, begin.length);
        for (int entry = 0; entry < size; entry++) {
            sorted[next[lanes[entry]]++] = entry;
        }
    }

    int begin(int lane) {
        return begin[lane];
    }

    int end(int lane) {
        return begin[lane + 1];
    }

    int account(int position) {
        return accounts[sorted[position]];
    }

    /** Lots to close; 0 if withdrawn. */
    long lots(int position) {
        return lots[sorted[position]];
    }

    void withdraw(int position) {
        lots[sorted[position]] = 0;
    }

    /** Marks an account whose deficit the fund may not cover. */
    void setUncovered(int position) {
        uncovered[sorted[position]] = true;
    }

    boolean isUncovered(int position) {
        return uncovered[sorted[position]];
    }

    /** Fills less of an account's order. */
    void reduce(int position, long lotsToFill) {
        lots[sorted[position]] = lotsToFill;
    }

    /** Lots that the short accounts have to buy. */
    long bought(ClearingLedger ledger, int lane, int from, int to) {
        long bought = 0;
        for (int position = from; position < to; position++) {
            if (ledger.traders().get(account(position)).lots()[lane] < 0) {
                bought += lots(position);
            }
        }
        return bought;
    }

    /** The same less what the long accounts have to sell. */
    long netBought(ClearingLedger ledger, int lane, int from, int to) {
        long net = 0;
        for (int position = from; position < to; position++) {
            boolean isShort = ledger.traders().get(account(position)).lots()[lane] < 0;
            net += isShort ? lots(position) : -lots(position);
        }
        return net;
    }
}
