package io.stampede.market.liquidation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.book.PriceBand;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.spec.AutoDeleveragingPolicy;
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
public final class LiquidationEngine implements LaneState {
    private final LiquidationTerms terms;
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final LiquidationTally tally;
    private final AutoDeleveraging autoDeleveraging;
    private final SocialisedLoss socialisedLoss;
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
        this.autoDeleveraging = new AutoDeleveraging(ledger, book, tally, terms.policy());
        this.socialisedLoss = new SocialisedLoss(ledger, tally);
        this.fundPeak = ledger.fund().cash().clone();
        this.longMarks = new int[fundPeak.length];
        this.shortMarks = new int[fundPeak.length];
        this.queue = new LiquidationQueue(fundPeak.length);
        this.forcedNotional = forcedNotional;
        this.takerVolume = takerVolume;
    }

    /** Begins a new window of the fund's peak, at what it has at these marks. */
    public void resetFundPeak(long[] marks) {
        for (int lane = 0; lane < fundPeak.length; lane++) {
            fundPeak[lane] = ledger.fundWorth(lane, marks[lane]);
        }
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
            closeFund(step, marks, closed);
            collect(step, marks, closed);
            for (int lane = 0; lane < marks.length; lane++) {
                int from = queue.begin(lane);
                int to = queue.end(lane);
                if (from < to) {
                    LaneMask.add(acted, lane);
                    liquidate(lane, marks[lane], step, from, to);
                }
            }
        }
        if (round < terms.maxRounds()) {
            closeFund(step, marks, closed);
        }
        for (int lane = 0; lane < fundPeak.length; lane++) {
            fundPeak[lane] = Math.max(fundPeak[lane], ledger.fundWorth(lane, marks[lane]));
        }
    }

    /** What the fund took over and cannot carry any more goes to the other side. */
    private void closeFund(int step, long[] marks, long[] closed) {
        if (!terms.takesOver()) {
            return;
        }
        for (int lane = 0; lane < marks.length; lane++) {
            boolean may = closed.length == 0 || !LaneMask.contains(closed, lane);
            boolean holds = ledger.fund().lots()[lane] != 0;
            if (may && holds && ledger.fundWorth(lane, marks[lane]) <= 0) {
                autoDeleveraging.close(lane, marks[lane], step, List.of(ledger.fund()));
            }
        }
    }

    /** Finds the accounts to act on, sells their collateral and says how much each has to close. */
    private void collect(int step, long[] marks, long[] closed) {
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
                    long lots = lotsToClose(account, lane, marks[lane], step);
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
    private long lotsToClose(Passbook account, int lane, long mark, int step) {
        long size = Math.abs(account.lots()[lane]);
        if (size == 0) {
            return 0;
        }
        long maintenance = ledger.maintenance(size * mark, lane);
        if (ledger.equity(account, lane, mark) > maintenance) {
            return 0;
        }
        ledger.sellCollateral(account, lane);
        long equity = ledger.equity(account, lane, mark);
        if (equity > maintenance) {
            return 0;
        }
        int[] lastPartial = account.lastPartial();
        int since = lastPartial.length == 0 || lastPartial[lane] < 0 ? Integer.MAX_VALUE : step - lastPartial[lane];
        ClosingRule.Position position =
                new ClosingRule.Position(size, mark, equity, maintenance, ledger.marginPpm()[lane], since);
        long lots = terms.closing().lots(position, ledger.schedule());
        if (lots < size && lastPartial.length > 0) {
            lastPartial[lane] = step;
        }
        return lots;
    }

    private void liquidate(int lane, long mark, int step, int from, int to) {
        double tentative = book.batchPrice(lane, queue.netBought(ledger, lane, from, to));
        List<Passbook> uncovered =
                uncovered(lane, mark, from, to, book.buyTicks(lane, tentative), book.sellTicks(lane, tentative));
        execute(lane, mark, from, to);
        if (uncovered.isEmpty()) {
            return;
        }
        switch (terms.policy()) {
            case QUEUE, PRO_RATA, RISK_PRO_RATA -> autoDeleveraging.close(lane, mark, step, uncovered);
            case SOCIALISE -> socialisedLoss.spread(lane, mark, flat(lane, uncovered));
            case NONE -> flat(lane, uncovered).forEach(account -> ledger.writeOff(account, lane));
        }
    }

    /** Those that a price band has not left with a position. */
    private static List<Passbook> flat(int lane, List<Passbook> accounts) {
        return accounts.stream().filter(account -> account.lots()[lane] == 0).toList();
    }

    private boolean deleverages() {
        return terms.policy() != AutoDeleveragingPolicy.SOCIALISE && terms.policy() != AutoDeleveragingPolicy.NONE;
    }

    /**
     * Finds the full closes whose deficits the fund may not cover: smallest deficits are covered first, ties by
     * account. They leave the batch if they are to be auto-deleveraged; those that are covered leave it if the fund
     * takes over.
     */
    private List<Passbook> uncovered(int lane, long mark, int from, int to, long buyTicks, long sellTicks) {
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
        long fund = ledger.fundWorth(lane, mark);
        long available = Math.max(fund - (fundPeak[lane] - Money.rate(fundPeak[lane], terms.maxDrawPpm())), 0);
        if (total <= available) {
            takeOver(lane, from, to, buyTicks, sellTicks, Long.MAX_VALUE);
            return List.of();
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
        List<Passbook> bankrupt = new ArrayList<>();
        for (int entry = from; entry < to; entry++) {
            Passbook account = ledger.traders().get(queue.account(entry));
            long deficit = deficit(account, lane, queue.lots(entry), buyTicks, sellTicks);
            if (deficit > first || (deficit == first && ties-- <= 0)) {
                bankrupt.add(account);
                queue.setUncovered(entry);
                if (deleverages()) {
                    queue.withdraw(entry);
                }
            }
        }
        takeOver(lane, from, to, buyTicks, sellTicks, first);
        return bankrupt;
    }

    /** The fund takes over whom it covers, at the bankruptcy price: their positions are not sold now. */
    private void takeOver(int lane, int from, int to, long buyTicks, long sellTicks, long most) {
        if (!terms.takesOver()) {
            return;
        }
        for (int entry = from; entry < to; entry++) {
            Passbook account = ledger.traders().get(queue.account(entry));
            boolean candidate = queue.lots(entry) > 0 && !queue.isUncovered(entry);
            long deficit = candidate ? deficit(account, lane, queue.lots(entry), buyTicks, sellTicks) : 0;
            if (deficit > 0 && deficit <= most) {
                ledger.takeOver(account, lane);
                account.wipeOut(lane);
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
        long left = account.cash()[lane]
                + held * price
                - Money.rate(lots * price, terms.fees().takerPpm());
        return Math.max(-left, 0);
    }

    private void execute(int lane, long mark, int from, int to) {
        long buys = queue.bought(ledger, lane, from, to);
        long sells = buys - queue.netBought(ledger, lane, from, to);
        if (buys + sells == 0) {
            return;
        }
        if (terms.band().isPresent()
                && isReduced(lane, mark, from, to, terms.band().get())) {
            buys = queue.bought(ledger, lane, from, to);
            sells = buys - queue.netBought(ledger, lane, from, to);
            if (buys + sells == 0) {
                return;
            }
        }
        double price = book.batchPrice(lane, buys - sells);
        long buyTicks = book.buyTicks(lane, price);
        long sellTicks = book.sellTicks(lane, price);
        for (int entry = from; entry < to; entry++) {
            long lots = queue.lots(entry);
            if (lots > 0) {
                Passbook account = ledger.traders().get(queue.account(entry));
                boolean isLong = account.lots()[lane] > 0;
                settle(
                        account,
                        lane,
                        mark,
                        isLong ? -lots : lots,
                        isLong ? sellTicks : buyTicks,
                        queue.isUncovered(entry));
            }
        }
        tally.bought()[lane] += buys * buyTicks;
        ledger.fillMarketMaker(
                lane, buys, buyTicks, sells, sellTicks, terms.fees().makerPpm());
        book.take(lane, buys - sells);
    }

    /** Takes off what would be filled too far from the mark; whether anything was. */
    private boolean isReduced(int lane, long mark, int from, int to, PriceBand band) {
        long buys = queue.bought(ledger, lane, from, to);
        long sells = buys - queue.netBought(ledger, lane, from, to);
        boolean rises = buys > sells;
        int parts = band.sixteenths(
                book, lane, mark, buys, sells, sixteenths -> reducedSide(lane, from, to, rises, sixteenths));
        if (parts == PriceBand.ALL) {
            return false;
        }
        for (int entry = from; entry < to; entry++) {
            if (buysBack(entry, lane) == rises) {
                queue.reduce(entry, PriceBand.part(queue.lots(entry), parts));
            }
        }
        return true;
    }

    private boolean buysBack(int entry, int lane) {
        return ledger.traders().get(queue.account(entry)).lots()[lane] < 0;
    }

    private long reducedSide(int lane, int from, int to, boolean rises, int parts) {
        long sum = 0;
        for (int entry = from; entry < to; entry++) {
            if (buysBack(entry, lane) == rises) {
                sum += PriceBand.part(queue.lots(entry), parts);
            }
        }
        return sum;
    }

    private void settle(Passbook account, int lane, long mark, long signedLots, long price, boolean isUncovered) {
        long notional = Math.abs(signedLots) * price;
        ledger.fill(account, lane, signedLots, price, terms.fees().takerPpm());
        long equity = account.cash()[lane] + account.lots()[lane] * mark;
        long fee =
                Math.min(Math.max(equity, 0), Money.rate(notional, terms.fees().liquidationPpm()));
        ledger.transfer(account, ledger.fund(), lane, fee);
        if (account.lots()[lane] == 0 && !isUncovered) {
            ledger.makeGood(account, lane, mark);
        }
        if (account.lots()[lane] == 0) {
            account.wipeOut(lane);
        }
        LaneMask.add(account.everLiquidated(), lane);
        tally.notional()[lane] += notional;
        tally.orders()[lane]++;
        forcedNotional[lane] += notional;
        takerVolume[lane] += notional;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, fundPeak);
    }
}
