package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneSums;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.liquidation.LiquidationEngine;
import io.stampede.market.liquidation.LiquidationTally;
import io.stampede.market.solvency.WithdrawalDesk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One exchange and its clearing house in every lane. A step calls, in this order: {@link #passThrough}, {@link
 * #openTrading}, {@link #collect} for each trader, {@link #closeTrading}, {@link #trade}, {@link #mirror}, then {@link
 * #remark} and {@link #liquidate} for each round, and {@link #close}; between them stand what the venues do together.
 *
 * <p>After each call the {@link #board()} shows what the others may see. Sums over traders are integers, so the order
 * in which passbooks come back cannot show.
 */
public final class Venue implements LaneState {
    private static final long FUND_WINDOW_SECONDS = 28_800;
    private static final long[] NOWHERE = new long[0];

    private final VenueTerms terms;
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final VenueBoard board;
    private final TradingScreen screen;
    private final Funding funding;
    private final LiquidationEngine engine;
    private final VenueStatus status;
    private final OrderBatch batch;
    private final MarketMaking makers;
    private final LiquidationTally tally;
    private final double[] basis;
    private final long[] negativeEquity;
    private final long[] fundLow;
    private final double[] pending;
    private final Optional<WithdrawalDesk> withdrawals;
    private final Optional<ArbitrageAccount> arbitrage;
    private final CollateralDesk collateral;
    private final int words;
    private final long[] unfinished;

    /**
     * A venue whose accounts have been opened, at the initial log price.
     *
     * @param fearful how many of its traders may panic; they come first
     */
    public Venue(VenueTerms terms, ClearingLedger ledger, int fearful, double logPrice) {
        int lanes = ledger.grossLots().length;
        this.terms = terms;
        this.ledger = ledger;
        this.book = new OrderBook(terms.book(), lanes, logPrice);
        this.status = new VenueStatus(terms.shocks(), terms.breaker(), lanes, logPrice);
        this.tally = new LiquidationTally(lanes);
        this.board = new VenueBoard(lanes, fearful, status, tally);
        this.collateral = new CollateralDesk(terms.shocks().prices(), ledger);
        this.screen = new TradingScreen(
                board,
                terms.book().tickSize(),
                terms.book().impact().onePercentLots(),
                ledger,
                collateral.pegs(),
                lanes);
        this.funding = new Funding(terms, lanes);
        this.engine = new LiquidationEngine(
                terms.liquidation(), ledger, book, tally, board.forcedNotional(), board.takerVolume());
        this.makers = new MarketMaking(terms, ledger, book, board);
        this.batch = new OrderBatch(ledger, book, board, tally, terms.liquidation());
        pending = new double[lanes];
        basis = new double[lanes];
        negativeEquity = new long[lanes];
        fundLow = ledger.fund().cash().clone();
        words = LaneMask.words(lanes);
        long initialTicks = Money.ticks(StrictMath.exp(logPrice), terms.book().tickSize());
        Arrays.fill(screen.marks(), initialTicks);
        withdrawals = terms.solvency().map(given -> new WithdrawalDesk(given, ledger, fearful, initialTicks));
        withdrawals.ifPresent(desk -> status.follow(desk.halted()));
        arbitrage = ArbitrageAccount.of(ledger, board);
        arbitrage.ifPresent(account -> account.show(initialTicks));
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

    /** What of it still works. */
    public VenueStatus status() {
        return status;
    }

    /** Prices of each collateral in its own book relative to par, parts per million, a row a kind. */
    public int[][] pegs() {
        return collateral.pegs();
    }

    /** The lowest of these so far, per lane. */
    public int[] lowestPeg() {
        return collateral.lowestPeg();
    }

    /** The book. */
    public OrderBook book() {
        return book;
    }

    /** What was liquidated since the start. */
    public LiquidationTally tally() {
        return tally;
    }

    /** The least the insurance fund was worth so far, per lane, money units. */
    public long[] fundLow() {
        return fundLow;
    }

    /** The last marks, ticks. */
    public long[] marks() {
        return screen.marks();
    }

    /** Everything that counts since the start counts anew: the end of a build-up. */
    public void restartTallies() {
        tally.clear();
        System.arraycopy(board.fundCash(), 0, fundLow, 0, fundLow.length);
        ledger.accounts().forEach(Passbook::forget);
    }

    /** Begins a step: collateral prices change, the fundamental's return passes through to the anchor. */
    public void passThrough(int step, double[] logReturn) {
        if (step > 0 && (long) step * terms.stepSeconds() % FUND_WINDOW_SECONDS == 0) {
            engine.resetFundPeak(screen.marks());
        }
        status.begin(step);
        if (!terms.shocks().marginHikes().isEmpty()) {
            for (int lane = 0; lane < basis.length; lane++) {
                ledger.setMargin(lane, terms.shocks().marginPpm(lane, step));
            }
        }
        book.setAuction(status.isOpen() ? NOWHERE : status.auction());
        for (int lane = 0; lane < logReturn.length; lane++) {
            if (status.isFrozen(lane)) {
                pending[lane] += logReturn[lane];
            } else {
                passThrough(lane, logReturn[lane]);
            }
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

    private void passThrough(int lane, double logReturn) {
        if (pending[lane] != 0) {
            book.shift(lane, pending[lane]);
            pending[lane] = 0;
        }
        book.shift(lane, logReturn);
    }

    /** Marks the accounts, pays funding if it is due, and shows the traders what they decide on. */
    public void openTrading(int step, ConsolidatedTape tape, double[] logFundamental) {
        collateral.reprice(step, tape.index());
        arbitrage.ifPresent(account -> account.transfer(tape.transfers(terms.index())));
        double learning = terms.marking().learning();
        for (int lane = 0; lane < basis.length; lane++) {
            if (!status.isFrozen(lane)) {
                basis[lane] += (book.mid(lane) - tape.index()[lane] - basis[lane]) * learning;
            }
        }
        remark(step, tape.index());
        funding.step(step, tape.index(), screen.marks(), book, ledger, status);
        screen.show(step, tape, logFundamental);
        System.arraycopy(ledger.leveragedGross(), 0, board.leveragedGross(), 0, basis.length);
        Arrays.fill(negativeEquity, 0);
        batch.clear();
    }

    /** Sets the marks from the index and the book as it is, by the venue's method; a frozen venue keeps them. */
    public void remark(int step, double[] index) {
        for (int lane = 0; lane < basis.length; lane++) {
            if (!status.isFrozen(lane)) {
                screen.marks()[lane] =
                        Money.ticks(mark(lane, step, index[lane]), terms.book().tickSize());
            }
        }
    }

    private double mark(int lane, int step, double index) {
        return switch (terms.marking().method()) {
            case MEDIAN -> {
                double fair = index * funding.markFactor(lane, step);
                double usual = index + basis[lane];
                yield Math.max(Math.min(fair, usual), Math.min(Math.max(fair, usual), book.mid(lane)));
            }
            case INDEX -> index;
            case LAST -> book.mid(lane);
        };
    }

    /** Takes a trader's decision: its orders are added up, its fear and panic are noted. */
    public void collect(Passbook account, Decision decision) {
        if (!status.isOpen()) {
            for (int word = 0; word < words; word++) {
                account.ordered()[word] &= ~status.withoutOrders()[word];
            }
        }
        batch.add(account, screen.marks());
        if (account.mayPanic()) {
            LaneSums.add(board.fearWeight(), decision.fearWeight());
            System.arraycopy(decision.panicking(), 0, board.panicking(), account.account() * words, words);
        }
        if (decision.takeHasNegativeEquity()) {
            LaneSums.add(negativeEquity, decision.negativeEquity());
        }
        LaneMask.clear(account.deleveraged());
    }

    /** All traders have decided: leverage at this step's marks is known, and who of those in panic buys. */
    public void closeTrading() {
        for (int lane = 0; lane < basis.length; lane++) {
            long mark = screen.marks()[lane];
            board.leveragedNotional()[lane] = board.leveragedGross()[lane] * mark;
            board.leveragedEquity()[lane] = ledger.leveragedEquity(lane, mark) + negativeEquity[lane];
            board.panicBought()[lane] = batch.panicBuys(lane) * mark;
        }
    }

    /** Makers adjust depth, then all orders are filled in one batch. */
    public void trade(double[] meanFear, double[] variance) {
        for (int lane = 0; lane < basis.length; lane++) {
            if (!status.isFrozen(lane)) {
                makers.adjust(lane, screen.step(), screen.marks()[lane], meanFear[lane], variance[lane]);
            }
        }
        if (terms.takeover().isPresent()) {
            batch.workOffFund(terms.takeover().getAsDouble(), terms.stepSeconds(), screen.marks());
        }
        batch.settle(screen.marks());
        showPrices();
    }

    /** Quotes follow the other venues. */
    public void mirror(double[] consensus) {
        for (int lane = 0; lane < basis.length; lane++) {
            if (!status.isFrozen(lane)) {
                book.mirror(lane, consensus[lane]);
            }
        }
        showPrices();
    }

    /** Plays one liquidation round at marks taken from the index and the books as they are. */
    public void liquidate(int round, int step, double[] index) {
        int rounds = terms.liquidation().maxRounds();
        long[] lastMarks = round < rounds ? screen.marks() : screen.marks().clone();
        remark(step, index);
        engine.round(
                round, step, screen.marks(), status.isOpen() ? NOWHERE : status.withoutLiquidation(), board.acted());
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
        for (int lane = 0; lane < fundLow.length; lane++) {
            fundLow[lane] = Math.min(fundLow[lane], ledger.fundWorth(lane, screen.marks()[lane]));
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

    /**
     * Ends a step: users are paid out, displacement decays, the anchor returns toward the fundamental.
     *
     * @param solvencyFear how much users fear that the venue cannot pay, one a lane
     */
    public void close(double[] logFundamental, double[] solvencyFear) {
        for (int lane = 0; withdrawals.isPresent() && lane < basis.length; lane++) {
            payOut(lane, withdrawals.get(), solvencyFear[lane]);
        }
        for (int lane = 0; lane < basis.length; lane++) {
            if (!status.isFrozen(lane)) {
                long price = book.displacement()[lane] == 0 ? 0 : book.midTicks(lane);
                ledger.handOver(lane, book.decay(lane), price);
                book.revert(lane, logFundamental[lane]);
            }
        }
        System.arraycopy(ledger.grossLots(), 0, board.grossLots(), 0, basis.length);
        for (int lane = 0; lane < basis.length; lane++) {
            board.fundCash()[lane] = ledger.fundWorth(lane, screen.marks()[lane]);
        }
        arbitrage.ifPresent(account -> account.show(screen.marks()));
        showPrices();
        for (int lane = 0; status.watchesPrices() && lane < basis.length; lane++) {
            status.close(lane, screen.step(), book.logMid(lane));
        }
    }

    private void payOut(int lane, WithdrawalDesk desk, double fear) {
        int step = screen.step();
        desk.discover(lane, step);
        if (status.isFrozen(lane) || status.isClosedForGood(lane)) {
            return;
        }
        long mark = screen.marks()[lane];
        if (desk.isDue(lane, step) && desk.resolve(lane, mark)) {
            book.restoreTo(lane, 0);
            status.closeForGood(lane);
        } else if (!LaneMask.contains(status.withdrawalsHalted(), lane)) {
            desk.pay(lane, step, mark, board.panicking(), fear);
        }
    }

    /** Where users are paid out, if they may run on the venue. */
    public Optional<WithdrawalDesk> withdrawals() {
        return withdrawals;
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

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.states(from, to, List.of(ledger, book, board, screen, funding, engine, status, tally, collateral));
        LaneCopy.rows(from, to, basis, pending);
        LaneCopy.rows(from, to, negativeEquity, fundLow);
        LaneCopy.masks(from, to, unfinished);
        withdrawals.ifPresent(desk -> desk.copyLane(from, to));
    }
}
