package io.stampede.oracle;

import io.stampede.spec.AutoDeleveragingPolicy;
import java.util.ArrayList;
import java.util.List;

/** Closes a bankrupt account against accounts of the other side, as the venue's policy picks them. */
final class OracleAutoDeleveraging {
    private record Candidate(OracleAccount account, double score) {}

    private final OracleVenue venue;
    private final OracleStep step;
    private long haircuts;

    OracleAutoDeleveraging(OracleVenue venue, OracleStep step) {
        this.venue = venue;
        this.step = step;
    }

    void close(OracleAccount bankrupt) {
        if (bankrupt instanceof OracleTrader trader) {
            trader.everLiquidated = true;
            trader.everWipedOut = true;
        }
        if (bankrupt.lots == 0) {
            venue.coverShortfall(bankrupt);
            return;
        }
        long mark = venue.mark;
        step.deleveraged[venue.index] = Math.addExact(step.deleveraged[venue.index], bankrupt.notional(mark));
        long worth = bankrupt.equityWithoutCollateral(mark);
        haircuts = 0;
        if (venue.rules.autoDeleveraging().policy() != AutoDeleveragingPolicy.QUEUE) {
            closeInProportion(bankrupt);
        }
        closeByQueue(bankrupt);
        if (bankrupt.lots != 0 || bankrupt.cash != 0 || bankrupt.entryCost != 0 || haircuts != -worth) {
            throw new IllegalStateException("account " + bankrupt.number + " was not closed by auto-deleveraging");
        }
        step.haircut = Math.addExact(step.haircut, haircuts);
    }

    private void closeInProportion(OracleAccount bankrupt) {
        List<OracleAccount> winners = new ArrayList<>();
        List<Long> weights = new ArrayList<>();
        for (OracleAccount account : venue.accounts()) {
            if (isOpposite(account, bankrupt) && account != venue.external && weight(account) > 0) {
                winners.add(account);
                weights.add(weight(account));
            }
        }
        if (winners.isEmpty()) {
            return;
        }
        List<Long> lots = OracleShares.largestRemainder(bankrupt.size(), weights);
        for (int index = 0; index < winners.size(); index++) {
            OracleAccount winner = winners.get(index);
            long part = Math.min(lots.get(index), winner.size());
            if (part > 0) {
                transfer(bankrupt, winner, part);
            }
        }
    }

    private long weight(OracleAccount account) {
        long gain = gain(account);
        if (gain <= 0 || venue.rules.autoDeleveraging().policy() == AutoDeleveragingPolicy.PRO_RATA) {
            return gain;
        }
        return (long) Math.floor((double) gain * Math.min(leverage(account), 125.0) / 125.0);
    }

    private void closeByQueue(OracleAccount bankrupt) {
        for (Candidate candidate : candidates(bankrupt)) {
            if (bankrupt.lots == 0) {
                break;
            }
            OracleAccount account = candidate.account();
            transfer(bankrupt, account, Math.min(bankrupt.size(), account.size()));
            if (account == venue.fund && account.lots == 0 && account.cash < 0) {
                venue.debt.pay(account, -account.cash);
            }
        }
    }

    private boolean isOpposite(OracleAccount account, OracleAccount bankrupt) {
        return account.sign() * bankrupt.sign() < 0 && account != venue.fund;
    }

    /** Accounts on the other side: the best score first, ties by number, the rest of the world last. */
    private List<Candidate> candidates(OracleAccount bankrupt) {
        List<Candidate> ranked = new ArrayList<>();
        for (OracleAccount account : venue.accounts()) {
            if (isOpposite(account, bankrupt) && account != venue.external) {
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
        if (venue.fund.sign() * bankrupt.sign() < 0) {
            ranked.add(new Candidate(venue.fund, Double.NEGATIVE_INFINITY));
        }
        return ranked;
    }

    private long gain(OracleAccount account) {
        return Math.subtractExact(Math.multiplyExact(account.lots, venue.mark), account.entryCost);
    }

    private double leverage(OracleAccount account) {
        long mark = venue.mark;
        return (double) account.notional(mark) / (double) Math.max(venue.equity(account, mark), 1);
    }

    private double score(OracleAccount account) {
        long gain = gain(account);
        double gainShare = account.entryCost == 0 ? 0 : (double) gain / (double) Math.abs(account.entryCost);
        double leverage = leverage(account);
        return gain > 0 ? gainShare * leverage : gainShare / leverage;
    }

    /** Hands lots and their cash over and notes what the counterparty loses against the mark. */
    private void transfer(OracleAccount bankrupt, OracleAccount counterparty, long lots) {
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
        haircuts = Math.subtractExact(haircuts, Math.addExact(sign * Math.multiplyExact(lots, venue.mark), cash));
    }
}
