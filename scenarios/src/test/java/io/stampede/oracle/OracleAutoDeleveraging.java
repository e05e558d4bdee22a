package io.stampede.oracle;

import java.util.ArrayList;
import java.util.List;

/** Closes a bankrupt account against the most profitable and leveraged accounts of the other side. */
final class OracleAutoDeleveraging {
    private record Candidate(OracleAccount account, double score) {}

    private final OracleVenue venue;
    private final OracleStep step;

    OracleAutoDeleveraging(OracleVenue venue, OracleStep step) {
        this.venue = venue;
        this.step = step;
    }

    void close(OracleTrader bankrupt) {
        bankrupt.everLiquidated = true;
        if (bankrupt.lots == 0) {
            venue.coverShortfall(bankrupt);
            return;
        }
        long mark = venue.mark;
        step.deleveraged[venue.index] = Math.addExact(step.deleveraged[venue.index], bankrupt.notional(mark));
        long worth = bankrupt.equityWithoutCollateral(mark);
        long haircuts = 0;
        for (Candidate candidate : candidates(bankrupt)) {
            if (bankrupt.lots == 0) {
                break;
            }
            haircuts = Math.addExact(haircuts, transfer(bankrupt, candidate.account()));
        }
        if (bankrupt.lots != 0 || bankrupt.cash != 0 || bankrupt.entryCost != 0 || haircuts != -worth) {
            throw new IllegalStateException("trader " + bankrupt.number + " was not closed by auto-deleveraging");
        }
        step.haircut = Math.addExact(step.haircut, haircuts);
    }

    /** Accounts on the other side: the best score first, ties by number, the rest of the world last. */
    private List<Candidate> candidates(OracleTrader bankrupt) {
        List<Candidate> ranked = new ArrayList<>();
        for (OracleAccount account : venue.accounts()) {
            boolean opposite = account.sign() * bankrupt.sign() < 0;
            if (opposite && account != venue.fund && account != venue.external) {
                Candidate candidate = new Candidate(account, score(account));
                int place = ranked.size();
                while (place > 0 && candidate.score() > ranked.get(place - 1).score()) {
                    place--;
                }
                ranked.add(place, candidate);
            }
        }
        if (venue.external.sign() * bankrupt.sign() < 0) {
            ranked.add(new Candidate(venue.external, Double.NEGATIVE_INFINITY));
        }
        return ranked;
    }

    private double score(OracleAccount account) {
        long mark = venue.mark;
        long gain = Math.subtractExact(Math.multiplyExact(account.lots, mark), account.entryCost);
        double gainShare = account.entryCost == 0 ? 0 : (double) gain / (double) Math.abs(account.entryCost);
        double leverage = (double) account.notional(mark) / (double) Math.max(venue.equity(account, mark), 1);
        return gain > 0 ? gainShare * leverage : gainShare / leverage;
    }

    /** Hands lots and their cash over and returns what the counterparty loses against the mark. */
    private long transfer(OracleTrader bankrupt, OracleAccount counterparty) {
        long lots = Math.min(bankrupt.size(), counterparty.size());
        int sign = bankrupt.sign();
        long cash = OracleUnits.share(bankrupt.cash, lots, bankrupt.size());
        long sizeBefore = counterparty.size();
        bankrupt.close(lots);
        counterparty.close(lots);
        bankrupt.pay(counterparty, cash);
        if (counterparty.size() >= sizeBefore) {
            throw new IllegalStateException("auto-deleveraging enlarged the position of " + counterparty.number);
        }
        counterparty.everCounterparty = true;
        if (counterparty == venue.marketMaker()) {
            double before = venue.book.displacement(venue.book.flow);
            venue.book.flow = -counterparty.lots;
            venue.book.anchor += before - venue.book.displacement(venue.book.flow);
        }
        if (counterparty instanceof OracleTrader trader) {
            trader.deleveragedNow = true;
            venue.settleIfBankrupt(trader);
        }
        return -Math.addExact(sign * Math.multiplyExact(lots, venue.mark), cash);
    }
}
