package io.stampede.oracle;

/** An account at a venue: cash, position, entry cost and pledged collateral. */
class OracleAccount {
    /** Trader number; accounts without a trader have none and rank after all. */
    final int number;

    long lots;
    long cash;
    long entryCost;
    long collateral;
    /** Which collateral it is, -1 for none. */
    int collateralIndex = -1;
    /** Free cash of an isolated account, which nothing touches. */
    long wallet;

    /** Whether auto-deleveraging ever closed a part of it as counterparty. */
    boolean everCounterparty;

    OracleAccount(int number) {
        this.number = number;
    }

    long size() {
        return Math.abs(lots);
    }

    int sign() {
        return Long.signum(lots);
    }

    /** Buys (or sells, if negative) at a price in ticks. */
    void trade(long change, long ticks) {
        cash = Math.subtractExact(cash, Math.multiplyExact(change, ticks));
        if (Long.signum(change) == -sign() && change != 0) {
            long closed = Math.min(Math.abs(change), size());
            close(closed);
            change -= Long.signum(change) * closed;
        }
        lots = Math.addExact(lots, change);
        entryCost = Math.addExact(entryCost, Math.multiplyExact(change, ticks));
    }

    /** Takes lots and their entry cost off the position; the cash is the caller's affair. */
    void close(long closed) {
        entryCost -= OracleUnits.share(entryCost, closed, size());
        lots -= sign() * closed;
    }

    /** Pays another account. */
    void pay(OracleAccount receiver, long amount) {
        cash = Math.subtractExact(cash, amount);
        receiver.cash = Math.addExact(receiver.cash, amount);
    }

    long notional(long mark) {
        return Math.multiplyExact(size(), mark);
    }

    /** Cash and position at the mark, collateral left out. */
    long equityWithoutCollateral(long mark) {
        return Math.addExact(cash, Math.multiplyExact(lots, mark));
    }
}
