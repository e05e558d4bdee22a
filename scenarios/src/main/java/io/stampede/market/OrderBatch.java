package io.stampede.market;

import io.stampede.lanes.LaneMask;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.book.PriceBand;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.liquidation.LiquidationTally;
import io.stampede.market.liquidation.LiquidationTerms;
import java.util.Arrays;
import java.util.Optional;

/**
 * The orders of a step at one venue, in every lane: added up as passbooks come back, then filled all together at one
 * price for buyers and one for sellers. Sums are integers, so the order in which they come cannot show.
 */
final class OrderBatch {
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final VenueBoard board;
    private final Optional<PriceBand> band;
    private final LiquidationTerms.Fees fees;
    private final LiquidationTally tally;
    private final long[] fundBuys;
    private final long[] fundSells;
    private final long[] buys;
    private final long[] sells;
    private final long[] poolBuys;
    private final long[] poolSells;
    private final long[] buyTicks;
    private final long[] sellTicks;

    OrderBatch(
            ClearingLedger ledger, OrderBook book, VenueBoard board, LiquidationTally tally, LiquidationTerms terms) {
        this.ledger = ledger;
        this.book = book;
        this.board = board;
        this.tally = tally;
        band = terms.band();
        fees = terms.fees();
        int lanes = ledger.grossLots().length;
        buys = new long[lanes];
        sells = new long[lanes];
        poolBuys = new long[lanes];
        poolSells = new long[lanes];
        fundBuys = new long[lanes];
        fundSells = new long[lanes];
        buyTicks = new long[lanes];
        sellTicks = new long[lanes];
    }

    /** Nothing ordered yet. */
    void clear() {
        Arrays.fill(buys, 0);
        Arrays.fill(sells, 0);
        Arrays.fill(poolBuys, 0);
        Arrays.fill(poolSells, 0);
        Arrays.fill(fundBuys, 0);
        Arrays.fill(fundSells, 0);
    }

    /** Adds an account's orders. */
    void add(Passbook account, long[] marks) {
        long[] ordered = account.ordered();
        for (int word = 0; word < ordered.length; word++) {
            long left = ordered[word];
            while (left != 0) {
                int lane = (word << 6) + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                note(account, lane, marks[lane]);
            }
        }
    }

    /**
     * The fund closes some of what it took over.
     *
     * @param share of the lots that move the price by 1 %, in a minute
     */
    void workOffFund(double share, int stepSeconds, long[] marks) {
        VenueStatus status = board.status();
        Passbook fund = ledger.fund();
        for (int lane = 0; lane < marks.length; lane++) {
            long held = fund.lots()[lane];
            if (held != 0 && (status.isOpen() || !LaneMask.contains(status.withoutOrders(), lane))) {
                double onePercentLots = book.terms().impact().onePercentLots();
                double cap = share * book.depth()[lane] * onePercentLots * stepSeconds / 60.0;
                long lots = Math.min(Math.abs(held), Math.max(1, (long) Math.floor(cap)));
                fund.order(lane, held > 0 ? -lots : lots);
            }
        }
        add(fund, marks);
    }

    private void note(Passbook account, int lane, long mark) {
        long order = account.orders()[lane];
        if (order > 0) {
            buys[lane] += order;
        } else {
            sells[lane] -= order;
        }
        if (account == ledger.fund()) {
            fundBuys[lane] += Math.max(order, 0);
            fundSells[lane] += Math.max(-order, 0);
        } else if (isExit(account, lane)) {
            board.panicNotional()[lane] += Math.abs(order) * mark;
        } else {
            poolBuys[lane] += Math.max(order, 0);
            poolSells[lane] += Math.max(-order, 0);
        }
    }

    /** Whether the order is a leveraged trader's that closes: one in panic. */
    private static boolean isExit(Passbook account, int lane) {
        long held = account.lots()[lane];
        long order = account.orders()[lane];
        return account.mayPanic() && (held > 0 ? order < 0 : held < 0 && order > 0);
    }

    /** Lots bought by whoever panics. */
    long panicBuys(int lane) {
        return buys[lane] - poolBuys[lane] - fundBuys[lane];
    }

    /** Fills all of it, as far as the price band admits. */
    void settle(long[] marks) {
        for (int lane = 0; lane < buys.length; lane++) {
            if (buys[lane] + sells[lane] != 0) {
                if (band.isPresent()) {
                    reduce(lane, marks[lane], band.get());
                }
                fillMaker(lane);
            }
        }
        for (Passbook account : ledger.traders()) {
            fill(account, marks);
        }
        fill(ledger.fund(), marks);
    }

    private void fill(Passbook account, long[] marks) {
        long[] ordered = account.ordered();
        for (int word = 0; word < ordered.length; word++) {
            long left = ordered[word];
            while (left != 0) {
                int lane = (word << 6) + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                fill(account, lane, marks[lane]);
            }
            ordered[word] = 0;
        }
    }

    private void fillMaker(int lane) {
        if (buys[lane] + sells[lane] == 0) {
            return;
        }
        double price = book.batchPrice(lane, buys[lane] - sells[lane]);
        buyTicks[lane] = book.buyTicks(lane, price);
        sellTicks[lane] = book.sellTicks(lane, price);
        ledger.fillMarketMaker(lane, buys[lane], buyTicks[lane], sells[lane], sellTicks[lane], fees.makerPpm());
        book.take(lane, buys[lane] - sells[lane]);
        board.takerVolume()[lane] += buys[lane] * buyTicks[lane] + sells[lane] * sellTicks[lane];
        board.poolBought()[lane] = poolBuys[lane] * buyTicks[lane];
        board.poolVolume()[lane] = board.poolBought()[lane] + poolSells[lane] * sellTicks[lane];
        long bought = fundBuys[lane] * buyTicks[lane];
        long forced = bought + fundSells[lane] * sellTicks[lane];
        if (forced != 0) {
            tally.notional()[lane] += forced;
            tally.bought()[lane] += bought;
            board.forcedNotional()[lane] += forced;
        }
    }

    private void fill(Passbook account, int lane, long mark) {
        long order = account.orders()[lane];
        long held = account.lots()[lane];
        int feePpm = account == ledger.fund() ? 0 : fees.takerPpm();
        ledger.fill(account, lane, order, order > 0 ? buyTicks[lane] : sellTicks[lane], feePpm);
        if (account.isHedged()) {
            unhedge(account, lane, Math.abs(order), Math.abs(held));
        }
        if (account.side() != 0) {
            ledger.settleIfBankrupt(account, lane, mark);
        } else if (account == ledger.fund() && account.lots()[lane] == 0) {
            ledger.writeOff(account, lane); // its last lots were worth less than it had lost
        }
    }

    /** Sells as much of the hedge as was closed of the position. */
    private void unhedge(Passbook account, int lane, long closed, long held) {
        long units = account.collateral()[lane];
        if (units > 0 && held > 0) {
            ledger.sellCollateral(account, lane, Money.share(units, Math.min(closed, held), held));
        }
    }

    /** Takes off what would be filled too far from the mark. */
    private void reduce(int lane, long mark, PriceBand limit) {
        boolean rises = buys[lane] > sells[lane];
        int parts = limit.sixteenths(
                book, lane, mark, buys[lane], sells[lane], sixteenths -> reduced(lane, rises, sixteenths));
        if (parts == PriceBand.ALL) {
            return;
        }
        for (Passbook account : ledger.accounts()) {
            if (isOn(account, lane, rises)) {
                reduce(account, lane, mark, parts);
            }
        }
    }

    private static boolean isOn(Passbook account, int lane, boolean buySide) {
        return LaneMask.contains(account.ordered(), lane) && account.orders()[lane] > 0 == buySide;
    }

    private long reduced(int lane, boolean buySide, int parts) {
        long sum = 0;
        for (Passbook account : ledger.accounts()) {
            if (isOn(account, lane, buySide)) {
                sum += Math.abs(PriceBand.part(account.orders()[lane], parts));
            }
        }
        return sum;
    }

    private void reduce(Passbook account, int lane, long mark, int parts) {
        long order = account.orders()[lane];
        long kept = PriceBand.part(order, parts);
        long rest = Math.abs(order) - Math.abs(kept);
        boolean buy = order > 0;
        buys[lane] -= buy ? rest : 0;
        sells[lane] -= buy ? 0 : rest;
        if (account == ledger.fund()) {
            fundBuys[lane] -= buy ? rest : 0;
            fundSells[lane] -= buy ? 0 : rest;
        } else if (isExit(account, lane)) {
            board.panicNotional()[lane] -= rest * mark;
            board.panicBought()[lane] -= buy ? rest * mark : 0;
            account.unfilled()[lane] += rest;
        } else {
            poolBuys[lane] -= buy ? rest : 0;
            poolSells[lane] -= buy ? 0 : rest;
        }
        account.orders()[lane] = kept;
        if (kept == 0) {
            LaneMask.remove(account.ordered(), lane);
        }
    }
}
