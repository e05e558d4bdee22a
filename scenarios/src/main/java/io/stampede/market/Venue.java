package io.stampede.market;

import io.stampede.lanes.LaneMask;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.liquidation.LiquidationEngine;
import io.stampede.market.liquidation.LiquidationTally;
import java.util.Arrays;
import java.util.List;

/**
 * One exchange and its clearing house in every lane. A step calls, in this order: {@link #passThrough}, {@link
 * #openTrading}, {@link #collect} for each trader, {@link #closeTrading}, {@link #trade}, {@link #mirror}, then {@link
 * #remark} and {@link #liquidate} for each round, and {@link #close}; between them stand what the venues do together.
 *
 * <p>After each call the {@link #board()} shows what the others may see. Sums over traders are integers, so the order
 * in which passbooks come back cannot show.
 */
public final class Venue {
    private static final long FUND_WINDOW_SECONDS = 28_800;

    private final VenueTerms terms;
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final VenueBoard board;
    private final TradingScreen screen;
    private final Funding funding;
    private final LiquidationEngine engine;
    private final LiquidationTally tally;
    private final double[] basis;
    private final long[] negativeEquity;
    private final long[] buys;
    private final long[] sells;
    private final long[] poolBuys;
    private final long[] poolSells;
    private final long[] buyTicks;
    private final long[] sellTicks;
    private final long[] fundLow;
    private final int[] collateralPrices;
    private final int words;
    private final long[] unfinished;

    /** A venue whose accounts have been opened, at the initial log price. */
    public Venue(VenueTerms terms, ClearingLedger ledger, double logPrice) {
        int lanes = ledger.grossLots().length;
        this.terms = terms;
        this.ledger = ledger;
        this.book = new OrderBook(terms.book(), lanes, logPrice);
        this.board = new VenueBoard(lanes, ledger.leveragedCount());
        this.screen = new TradingScreen(
                ledger.schedule(),
                ledger.terms(),
                board,
                terms.book().tickSize(),
                terms.book().impact().onePercentLots(),
                ledger.collateralPrices(),
                lanes);
        this.funding = new Funding(terms, lanes);
        this.tally = new LiquidationTally(lanes);
        this.engine = new LiquidationEngine(
                terms.liquidation(), ledger, book, tally, board.forcedNotional(), board.takerVolume());
        basis = new double[lanes];
        negativeEquity = new long[lanes];
        buys = new long[lanes];
        sells = new long[lanes];
        poolBuys = new long[lanes];
        poolSells = new long[lanes];
        buyTicks = new long[lanes];
        sellTicks = new long[lanes];
        fundLow = ledger.fund().cash().clone();
        collateralPrices = new int[lanes];
        words = LaneMask.words(lanes);
        unfinished = new long[words];
        System.arraycopy(book.depth(), 0, board.depth(), 0, lanes);
        System.arraycopy(ledger.fund().cash(), 0, board.fundCash(), 0, lanes);
    }

    /** What the others may see. */
    public VenueBoard board() {
        return board;
    }

    /** What this venue's traders see while they decide. */
    public TradingScreen screen() {
        return screen;
    }

    /** All accounts. */
    public ClearingLedger ledger() {
        return ledger;
    }

    /** The book. */
    public OrderBook book() {
        return book;
    }

    /** What was liquidated since the start. */
    public LiquidationTally tally() {
        return tally;
    }

    /** The lowest cash of the insurance fund so far, per lane, money units. */
    public long[] fundLow() {
        return fundLow;
    }

    /** The last marks, ticks. */
    public long[] marks() {
        return screen.marks();
    }

    /** Begins a step: collateral prices change, the fundamental's return passes through to the anchor. */
    public void passThrough(int step, double[] logReturn) {
        if (step > 0 && (long) step * terms.stepSeconds() % FUND_WINDOW_SECONDS == 0) {
            engine.resetFundPeak();
        }
        for (int kind = 0; kind < terms.prices().kinds(); kind++) {
            terms.prices().read(kind, step, collateralPrices);
            ledger.repriceCollateral(kind, collateralPrices);
        }
        for (int lane = 0; lane < logReturn.length; lane++) {
            book.shift(lane, logReturn[lane]);
        }
        Arrays.fill(board.forcedNotional(), 0);
        Arrays.fill(board.panicNotional(), 0);
        Arrays.fill(board.takerVolume(), 0);
        Arrays.fill(board.poolVolume(), 0);
        Arrays.fill(board.poolBought(), 0);
        Arrays.fill(board.fearWeight(), 0);
        System.arraycopy(ledger.grossLots(), 0, board.grossLots(), 0, basis.length);
        showPrices();
    }

    /** Marks the accounts, pays funding if it is due, and shows the traders what they decide on. */
    public void openTrading(int step, ConsolidatedTape tape, double[] logFundamental) {
        double learning = Math.min(1.0, terms.stepSeconds() / 30.0);
        for (int lane = 0; lane < basis.length; lane++) {
            basis[lane] += (book.mid(lane) - tape.index()[lane] - basis[lane]) * learning;
        }
        remark(step, tape.index());
        funding.step(step, tape.index(), screen.marks(), book, ledger);
        screen.show(step, tape.trend(), logFundamental);
        System.arraycopy(ledger.leveragedGross(), 0, board.leveragedGross(), 0, basis.length);
        Arrays.fill(negativeEquity, 0);
        Arrays.fill(buys, 0);
        Arrays.fill(sells, 0);
        Arrays.fill(poolBuys, 0);
        Arrays.fill(poolSells, 0);
    }

    /** Sets the marks from the index and the book as it is: the median of index, index plus basis, and mid. */
    public void remark(int step, double[] index) {
        for (int lane = 0; lane < basis.length; lane++) {
            double fair = index[lane] * funding.markFactor(lane, step);
            double usual = index[lane] + basis[lane];
            double mid = book.mid(lane);
            double median = Math.max(Math.min(fair, usual), Math.min(Math.max(fair, usual), mid));
            screen.marks()[lane] = Money.ticks(median, terms.book().tickSize());
        }
    }

    /** Takes a trader's decision: its orders are added up, its fear and panic are noted. */
    public void collect(Passbook account, Decision decision) {
        for (int word = 0; word < words; word++) {
            long left = account.ordered()[word];
            while (left != 0) {
                int lane = (word << 6) + Long.numberOfTrailingZeros(left);
                left &= left - 1;
                note(account, lane);
            }
        }
        if (account.side() != 0) {
            add(board.fearWeight(), decision.fearWeight());
            if (decision.takeHasNegativeEquity()) {
                add(negativeEquity, decision.negativeEquity());
            }
            System.arraycopy(decision.panicking(), 0, board.panicking(), account.account() * words, words);
        }
        LaneMask.clear(account.deleveraged());
    }

    private void note(Passbook account, int lane) {
        long order = account.orders()[lane];
        if (order > 0) {
            buys[lane] += order;
        } else {
            sells[lane] -= order;
        }
        if (account.side() != 0) {
            board.panicNotional()[lane] += Math.abs(order) * screen.marks()[lane];
        } else {
            poolBuys[lane] += Math.max(order, 0);
            poolSells[lane] += Math.max(-order, 0);
        }
    }

    private static void add(long[] sums, long[] values) {
        for (int lane = 0; lane < sums.length; lane++) {
            sums[lane] += values[lane];
        }
    }

    /** All traders have decided: leverage at this step's marks is known, and who of those in panic buys. */
    public void closeTrading() {
        for (int lane = 0; lane < basis.length; lane++) {
            long mark = screen.marks()[lane];
            board.leveragedNotional()[lane] = board.leveragedGross()[lane] * mark;
            board.leveragedEquity()[lane] = ledger.leveragedEquity(lane, mark) + negativeEquity[lane];
            board.panicBought()[lane] = (buys[lane] - poolBuys[lane]) * mark;
        }
    }

    /** Makers adjust depth, then all orders are filled in one batch. */
    public void trade(double[] meanFear, double[] variance) {
        for (int lane = 0; lane < basis.length; lane++) {
            adjustDepth(lane, meanFear[lane], variance[lane]);
        }
        settleBatch();
        showPrices();
    }

    private void adjustDepth(int lane, double meanFear, double variance) {
        long makerEquity = ledger.equity(ledger.marketMaker(), lane, screen.marks()[lane]);
        double depth = book.depth()[lane];
        double target = terms.depth().target(variance, meanFear, book.impact()[lane], makerEquity);
        double part =
                target < depth ? terms.depth().withdrawal() : terms.depth().recovery();
        double changed = depth + (target - depth) * part;
        long price = book.midTicks(lane);
        ledger.handOver(lane, book.changeDepth(lane, changed), price);
        board.depth()[lane] = changed;
    }

    private void settleBatch() {
        int lanes = basis.length;
        for (int lane = 0; lane < lanes; lane++) {
            if (buys[lane] + sells[lane] != 0) {
                double price = book.batchPrice(lane, buys[lane] - sells[lane]);
                buyTicks[lane] = book.buyTicks(lane, price);
                sellTicks[lane] = book.sellTicks(lane, price);
                ledger.fillMarketMaker(lane, buys[lane], buyTicks[lane], sells[lane], sellTicks[lane]);
                book.take(lane, buys[lane] - sells[lane]);
                board.takerVolume()[lane] += buys[lane] * buyTicks[lane] + sells[lane] * sellTicks[lane];
                board.poolBought()[lane] = poolBuys[lane] * buyTicks[lane];
                board.poolVolume()[lane] = board.poolBought()[lane] + poolSells[lane] * sellTicks[lane];
            }
        }
        for (Passbook account : ledger.traders()) {
            for (int word = 0; word < words; word++) {
                long left = account.ordered()[word];
                while (left != 0) {
                    int lane = (word << 6) + Long.numberOfTrailingZeros(left);
                    left &= left - 1;
                    fill(account, lane, buyTicks[lane], sellTicks[lane]);
                }
                account.ordered()[word] = 0;
            }
        }
    }

    private void fill(Passbook account, int lane, long buyTicks, long sellTicks) {
        long order = account.orders()[lane];
        ledger.fill(
                account,
                lane,
                order,
                order > 0 ? buyTicks : sellTicks,
                terms.liquidation().takerFeePpm());
        if (account.side() != 0) {
            ledger.settleIfBankrupt(account, lane);
        }
    }

    /** Quotes follow the other venues. */
    public void mirror(double[] consensus) {
        for (int lane = 0; lane < basis.length; lane++) {
            book.mirror(lane, consensus[lane]);
        }
        showPrices();
    }

    /** Plays one liquidation round at marks taken from the index and the books as they are. */
    public void liquidate(int round, int step, double[] index) {
        int rounds = terms.liquidation().maxRounds();
        long[] lastMarks = round < rounds ? screen.marks() : screen.marks().clone();
        remark(step, index);
        engine.round(round, step, screen.marks(), board.acted());
        if (round == 0) {
            LaneMask.clear(unfinished);
        }
        if (round == rounds - 1) {
            System.arraycopy(board.acted(), 0, unfinished, 0, words);
        }
        for (int lane = 0; round >= rounds && lane < lastMarks.length; lane++) {
            if (screen.marks()[lane] != lastMarks[lane]) {
                LaneMask.add(unfinished, lane);
            }
        }
        long[] cash = ledger.fund().cash();
        for (int lane = 0; lane < fundLow.length; lane++) {
            fundLow[lane] = Math.min(fundLow[lane], cash[lane]);
        }
        showPrices();
    }

    /**
     * Lanes in which the last round this venue may play still found accounts, or other venues moved its mark in rounds
     * after that: some accounts may be left for the next step.
     */
    public long[] unfinished() {
        return unfinished;
    }

    /** Ends a step: displacement decays, the anchor returns toward the fundamental. */
    public void close(double[] logFundamental) {
        for (int lane = 0; lane < basis.length; lane++) {
            long price = book.displacement()[lane] == 0 ? 0 : book.midTicks(lane);
            ledger.handOver(lane, book.decay(lane), price);
            book.revert(lane, logFundamental[lane]);
        }
        System.arraycopy(ledger.grossLots(), 0, board.grossLots(), 0, basis.length);
        System.arraycopy(ledger.fund().cash(), 0, board.fundCash(), 0, basis.length);
        showPrices();
    }

    private void showPrices() {
        for (int lane = 0; lane < basis.length; lane++) {
            board.logMid()[lane] = book.logMid(lane);
            board.mid()[lane] = book.mid(lane);
        }
    }

    /** Digest of every account and of the book, per lane. */
    public long[] digest() {
        return VenueDigest.of(ledger, book);
    }

    /** The venue's fixed terms. */
    public VenueTerms terms() {
        return terms;
    }

    /** Accounts of the venue's traders, in ascending number. */
    public List<Passbook> passbooks() {
        return ledger.traders();
    }
}
