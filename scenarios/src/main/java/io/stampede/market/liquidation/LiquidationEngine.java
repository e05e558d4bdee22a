package io.stampede.market.liquidation;

import io.stampede.lanes.LaneMask;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.margin.MarginSchedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Liquidates a venue's accounts in rounds. In each, every account whose equity does not exceed its maintenance margin
 * closes a part at market, all together in one batch; full closes whose loss the insurance fund may not cover are
 * auto-deleveraged instead.
 *
 * <p>A round screens all accounts by their liquidation marks, which is a comparison a lane, and computes equity only
 * where the mark has crossed.
 *
 * @units marks in ticks; quantities in lots; money in units of tick × lot
 * @source Hyperliquid (a fifth at a time above 100,000 USD), Binance (takeover at the bankruptcy price by the fund)
 */
public final class LiquidationEngine {
    private final LiquidationTerms terms;
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final LiquidationTally tally;
    private final AutoDeleveraging autoDeleveraging;
    private final long[] fundPeak;
    private final int[] longMarks;
    private final int[] shortMarks;
    private final LiquidationQueue queue;
    private final long[] forcedNotional;
    private final long[] takerVolume;

    /**
     * An engine over a venue's accounts.
     *
     * @param forcedNotional per lane, where the notional of liquidation orders is added, money units
     * @param takerVolume per lane, where it is added as volume, money units
     */
    public LiquidationEngine(
            LiquidationTerms terms,
            ClearingLedger ledger,
            OrderBook book,
            LiquidationTally tally,
            long[] forcedNotional,
            long[] takerVolume) {
        this.terms = terms;
        this.ledger = ledger;
        this.book = book;
        this.tally = tally;
        this.autoDeleveraging = new AutoDeleveraging(ledger, book, tally);
        this.fundPeak = ledger.fund().cash().clone();
        this.longMarks = new int[fundPeak.length];
        this.shortMarks = new int[fundPeak.length];
        this.queue = new LiquidationQueue(fundPeak.length);
        this.forcedNotional = forcedNotional;
        this.takerVolume = takerVolume;
    }

    /** Begins a new window of the fund's peak, at its balance. */
    public void resetFundPeak() {
        System.arraycopy(ledger.fund().cash(), 0, fundPeak, 0, fundPeak.length);
    }

    /**
     * Plays one round in every lane.
     *
     * @param marks this round's marks, ticks
     * @param closed lanes in which nobody is liquidated; empty for none
     * @param acted set to the lanes in which an account was acted on
     */
    public void round(int round, int step, long[] marks, long[] closed, long[] acted) {
        LaneMask.clear(acted);
        if (round < terms.maxRounds()) {
            collect(marks, closed);
            for (int lane = 0; lane < marks.length; lane++) {
                int from = queue.begin(lane);
                int to = queue.end(lane);
                if (from < to) {
                    LaneMask.add(acted, lane);
                    liquidate(lane, marks[lane], step, from, to);
                }
            }
        }
        long[] cash = ledger.fund().cash();
        for (int lane = 0; lane < fundPeak.length; lane++) {
            fundPeak[lane] = Math.max(fundPeak[lane], cash[lane]);
        }
    }

    /** Finds the accounts to act on, sells their collateral and says how much each has to close. */
    private void collect(long[] marks, long[] closed) {
        queue.clear();
        for (int lane = 0; lane < marks.length; lane++) {
            longMarks[lane] = (int) marks[lane];
            shortMarks[lane] = -(int) marks[lane];
        }
        List<Passbook> traders = ledger.traders();
        for (int index = 0; index < ledger.leveragedCount(); index++) {
            Passbook account = traders.get(index);
            if (!anyCrossed(account.liquidationMark(), account.side() > 0 ? longMarks : shortMarks)) {
                continue;
            }
            for (int lane = 0; lane < marks.length; lane++) {
                boolean may = closed.length == 0 || !LaneMask.contains(closed, lane);
                if (may && account.side() * marks[lane] <= account.liquidationMark()[lane]) {
                    long lots = lotsToClose(account, lane, marks[lane]);
                    if (lots > 0) {
                        queue.add(lane, index, lots);
                    }
                }
            }
        }
        queue.sortByLane();
    }

    /** Whether some account may have crossed; halves are compared, which keeps to ints and misses nobody. */
    private static boolean anyCrossed(int[] liquidationMark, int[] sideMarks) {
        int crossed = 0;
        for (int lane = 0; lane < sideMarks.length; lane++) {
            crossed |= (sideMarks[lane] >> 1) - (liquidationMark[lane] >> 1) - 1;
        }
        return crossed < 0;
    }

    /** Lots the account has to close at this mark, 0 if none, after it has sold its collateral. */
    private long lotsToClose(Passbook account, int lane, long mark) {
        long size = Math.abs(account.lots()[lane]);
        if (size == 0) {
            return 0;
        }
        MarginSchedule schedule = ledger.schedule();
        long notional = size * mark;
        long maintenance = schedule.maintenance(notional);
        if (ledger.equity(account, lane, mark) > maintenance) {
            return 0;
        }
        ledger.sellCollateral(account, lane);
        long equity = ledger.equity(account, lane, mark);
        if (equity > maintenance) {
            return 0;
        }
        return switch (terms.policy()) {
            case PARTIAL20 -> notional > terms.partialAbove() && 3 * equity > 2 * maintenance ? (size + 4) / 5 : size;
            case TARGET -> targetLots(schedule, size, notional, equity);
            case FULL, TIER_DOWN, INCREMENTAL -> size;
        };
    }

    /** Lots whose closing restores equity to (1 + buffer) × maintenance, rounded up. */
    private long targetLots(MarginSchedule schedule, long size, long notional, long equity) {
        double part = targetShare(
                schedule.maintenanceRate(notional) / 1e6,
                (double) schedule.maintenanceAmount(notional),
                (double) notional,
                (double) equity,
                1.0 + terms.buffer(),
                terms.feePpm() / 1e6);
        return Math.min(size, Math.max(1, (long) Math.ceil(part * (double) size)));
    }

    /** The share of a position to close so that equity is {@code cushion} times maintenance after the fee. */
    static double targetShare(double rate, double amount, double notional, double equity, double cushion, double fee) {
        double perUnit = notional * (cushion * rate - fee);
        if (perUnit <= 0) {
            return 1;
        }
        double part = (cushion * (rate * notional - amount) - equity) / perUnit;
        return Math.min(Math.max(part, 0), 1);
    }

    private void liquidate(int lane, long mark, int step, int from, int to) {
        double tentative = book.batchPrice(lane, queue.netBought(ledger, lane, from, to));
        List<Passbook> bankrupt = new ArrayList<>();
        markUncovered(lane, from, to, book.buyTicks(lane, tentative), book.sellTicks(lane, tentative), bankrupt);
        execute(lane, mark, from, to);
        if (!bankrupt.isEmpty()) {
            autoDeleveraging.close(lane, mark, step, bankrupt);
        }
    }

    /**
     * Takes out of the batch the full closes whose deficits the fund may not cover: smallest deficits are covered
     * first, ties by account.
     */
    private void markUncovered(int lane, int from, int to, long buyTicks, long sellTicks, List<Passbook> bankrupt) {
        long[] deficits = new long[to - from];
        int full = 0;
        long total = 0;
        for (int entry = from; entry < to; entry++) {
            Passbook account = ledger.traders().get(queue.account(entry));
            long deficit = deficit(account, lane, queue.lots(entry), buyTicks, sellTicks);
            if (deficit >= 0) {
                deficits[full++] = deficit;
                total += deficit;
            }
        }
        long fund = ledger.fund().cash()[lane];
        long available = Math.max(fund - (fundPeak[lane] - Money.rate(fundPeak[lane], terms.maxDrawPpm())), 0);
        if (total <= available) {
            return;
        }
        Arrays.sort(deficits, 0, full);
        int covered = 0;
        long sum = 0;
        while (covered < full && sum + deficits[covered] <= available) {
            sum += deficits[covered++];
        }
        long first = deficits[covered];
        int ties = 0;
        while (covered > ties && deficits[covered - 1 - ties] == first) {
            ties++;
        }
        for (int entry = from; entry < to; entry++) {
            Passbook account = ledger.traders().get(queue.account(entry));
            long deficit = deficit(account, lane, queue.lots(entry), buyTicks, sellTicks);
            if (deficit > first || (deficit == first && ties-- <= 0)) {
                bankrupt.add(account);
                queue.withdraw(entry);
            }
        }
    }

    /** What a full close would leave unpaid; −1 for a partial one. */
    private long deficit(Passbook account, int lane, long lots, long buyTicks, long sellTicks) {
        long held = account.lots()[lane];
        if (lots < Math.abs(held)) {
            return -1;
        }
        long price = held > 0 ? sellTicks : buyTicks;
        long left = account.cash()[lane] + held * price - Money.rate(lots * price, terms.takerFeePpm());
        return Math.max(-left, 0);
    }

    private void execute(int lane, long mark, int from, int to) {
        long buys = queue.bought(ledger, lane, from, to);
        long sells = buys - queue.netBought(ledger, lane, from, to);
        if (buys + sells == 0) {
            return;
        }
        double price = book.batchPrice(lane, buys - sells);
        long buyTicks = book.buyTicks(lane, price);
        long sellTicks = book.sellTicks(lane, price);
        for (int entry = from; entry < to; entry++) {
            long lots = queue.lots(entry);
            if (lots > 0) {
                Passbook account = ledger.traders().get(queue.account(entry));
                boolean isLong = account.lots()[lane] > 0;
                settle(account, lane, mark, isLong ? -lots : lots, isLong ? sellTicks : buyTicks);
            }
        }
        tally.bought()[lane] += buys * buyTicks;
        ledger.fillMarketMaker(lane, buys, buyTicks, sells, sellTicks);
        book.take(lane, buys - sells);
    }

    private void settle(Passbook account, int lane, long mark, long signedLots, long price) {
        long notional = Math.abs(signedLots) * price;
        ledger.fill(account, lane, signedLots, price, terms.takerFeePpm());
        long equity = account.cash()[lane] + account.lots()[lane] * mark;
        long fee = Math.min(Math.max(equity, 0), Money.rate(notional, terms.feePpm()));
        ledger.transfer(account, ledger.fund(), lane, fee);
        if (account.lots()[lane] == 0) {
            ledger.makeGood(account, lane);
        }
        LaneMask.add(account.everLiquidated(), lane);
        tally.notional()[lane] += notional;
        tally.orders()[lane]++;
        forcedNotional[lane] += notional;
        takerVolume[lane] += notional;
    }
}
