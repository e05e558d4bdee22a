package io.stampede.market.liquidation;

import io.stampede.lanes.LaneMask;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.spec.AutoDeleveragingPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Closes bankrupt positions against the most profitable and most leveraged accounts of the other side, when the
 * insurance fund may not pay.
 *
 * <p>The whole position and its (negative) balance are handed over, not traded: no fee, no spread, no rounding of the
 * bankruptcy price. Rank is {@code PnL% × effective leverage} for winners and {@code PnL% ÷ effective leverage} for
 * losers, best first, ties to the lower account; the rest of the world comes last. Scores change only for accounts that
 * were hit, so one queue a side serves all bankrupt accounts of a lane and round.
 *
 * @source BitMEX and Bybit, auto-deleveraging ranking
 */
final class AutoDeleveraging {
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final LiquidationTally tally;
    private final AutoDeleveragingPolicy policy;
    private final List<PriorityQueue<Candidate>> queues = new ArrayList<>();

    private static final double MOST_LEVERAGE = 125.0;

    private record Candidate(Passbook account, double score) {}

    AutoDeleveraging(ClearingLedger ledger, OrderBook book, LiquidationTally tally, AutoDeleveragingPolicy policy) {
        this.ledger = ledger;
        this.book = book;
        this.tally = tally;
        this.policy = policy;
    }

    /** Closes the bankrupt accounts of one lane, in the order given. */
    void close(int lane, long markTicks, int step, List<Passbook> bankrupt) {
        queues.clear();
        queues.add(queue());
        queues.add(queue());
        boolean[] filled = new boolean[2];
        for (Passbook account : bankrupt) {
            if (account != ledger.fund()) {
                account.wipeOut(lane);
            }
            long lots = account.lots()[lane];
            if (lots == 0) {
                ledger.makeGood(account, lane, markTicks);
                continue;
            }
            int wanted = lots > 0 ? 0 : 1;
            boolean inProportion =
                    policy == AutoDeleveragingPolicy.PRO_RATA || policy == AutoDeleveragingPolicy.RISK_PRO_RATA;
            if (inProportion) {
                shareOut(lane, markTicks, account);
                queues.get(wanted).clear();
            }
            if (inProportion || !filled[wanted]) {
                rank(lane, markTicks, lots, queues.get(wanted));
                filled[wanted] = true;
            }
            tally.deleveragedNotional()[lane] += Math.abs(lots) * markTicks;
            if (tally.firstDeleveragingStep()[lane] < 0) {
                tally.firstDeleveragingStep()[lane] = step;
            }
            handOver(lane, markTicks, account, queues.get(wanted));
        }
    }

    /**
     * Hands a position to the winners of the other side in proportion to what they have won, as far as they hold it.
     */
    private void shareOut(int lane, long markTicks, Passbook account) {
        long lots = account.lots()[lane];
        List<Passbook> winners = new ArrayList<>();
        for (Passbook candidate : ledger.traders()) {
            if (isOpposite(candidate.lots()[lane], lots) && weight(candidate, lane, markTicks) > 0) {
                winners.add(candidate);
            }
        }
        long[] weights = winners.stream()
                .mapToLong(winner -> weight(winner, lane, markTicks))
                .toArray();
        long[] shares = ProRataShares.of(Math.abs(lots), weights);
        for (int place = 0; place < shares.length; place++) {
            if (shares[place] > 0) {
                take(lane, markTicks, account, winners.get(place), shares[place]);
            }
        }
    }

    /** What a winner has won; times its leverage, cut at 125, where risk counts. */
    private long weight(Passbook account, int lane, long markTicks) {
        long profit = account.lots()[lane] * markTicks - account.entryCost()[lane];
        if (profit <= 0 || policy == AutoDeleveragingPolicy.PRO_RATA) {
            return Math.max(profit, 0);
        }
        double leverage = Math.min(leverage(account, lane, markTicks), MOST_LEVERAGE);
        return (long) Math.floor((double) profit * leverage / MOST_LEVERAGE);
    }

    private double leverage(Passbook account, int lane, long markTicks) {
        return (double) (Math.abs(account.lots()[lane]) * markTicks)
                / (double) Math.max(ledger.equity(account, lane, markTicks), 1);
    }

    private static PriorityQueue<Candidate> queue() {
        return new PriorityQueue<>(Comparator.comparingDouble(Candidate::score)
                .reversed()
                .thenComparingInt(candidate -> candidate.account().account()));
    }

    private void rank(int lane, long markTicks, long lots, PriorityQueue<Candidate> queue) {
        for (Passbook account : ledger.traders()) {
            if (isOpposite(account.lots()[lane], lots)) {
                queue.add(new Candidate(account, score(account, lane, markTicks)));
            }
        }
    }

    private static boolean isOpposite(long one, long other) {
        return (one < 0 && other > 0) || (one > 0 && other < 0);
    }

    private double score(Passbook account, int lane, long markTicks) {
        long lots = account.lots()[lane];
        long cost = account.entryCost()[lane];
        long profit = lots * markTicks - cost;
        double profitRatio = cost == 0 ? 0 : (double) profit / (double) Math.abs(cost);
        double leverage = leverage(account, lane, markTicks);
        return profit > 0 ? profitRatio * leverage : profitRatio / leverage;
    }

    private void handOver(int lane, long markTicks, Passbook account, PriorityQueue<Candidate> queue) {
        while (account.lots()[lane] != 0) {
            Candidate candidate = queue.poll();
            Passbook counterparty = candidate == null ? last(lane, account) : candidate.account();
            long held = counterparty.lots()[lane];
            if (candidate != null && !isOpposite(held, account.lots()[lane])) {
                continue; // closed as a bankrupt account since it was ranked
            }
            take(lane, markTicks, account, counterparty, Long.MAX_VALUE);
            if (counterparty == ledger.fund() && counterparty.lots()[lane] == 0) {
                ledger.writeOff(counterparty, lane);
            }
            if (candidate != null && isOpposite(counterparty.lots()[lane], -held)) {
                queue.add(new Candidate(counterparty, score(counterparty, lane, markTicks)));
            }
        }
    }

    /** When no trader is left: the rest of the world, and if it is not on the other side the fund, which must be. */
    private Passbook last(int lane, Passbook account) {
        boolean restIsOpposite = isOpposite(ledger.rest().lots()[lane], account.lots()[lane]);
        return restIsOpposite ? ledger.rest() : ledger.fund();
    }

    private void take(int lane, long markTicks, Passbook account, Passbook counterparty, long most) {
        long left = account.lots()[lane];
        long size = Math.abs(left);
        long taken = Math.min(Math.min(size, most), Math.abs(counterparty.lots()[lane]));
        long signed = left > 0 ? taken : -taken;
        long cash = taken == size ? account.cash()[lane] : Money.share(account.cash()[lane], taken, size);
        ledger.lift(account, lane);
        ledger.lift(counterparty, lane);
        account.takeOver(lane, -signed, -cash);
        counterparty.takeOver(lane, signed, cash);
        ledger.post(account, lane);
        ledger.post(counterparty, lane);
        tally.haircut()[lane] -= signed * markTicks + cash;
        LaneMask.add(counterparty.everDeleveraged(), lane);
        LaneMask.add(counterparty.deleveraged(), lane);
        if (counterparty == ledger.marketMaker()) {
            book.restoreTo(lane, -counterparty.lots()[lane]);
        }
        if (counterparty.side() != 0) {
            ledger.settleIfBankrupt(counterparty, lane, markTicks);
        }
    }
}
