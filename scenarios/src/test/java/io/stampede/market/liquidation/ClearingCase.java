package io.stampede.market.liquidation;

import io.stampede.market.account.Passbook;
import io.stampede.market.book.BookTerms;
import io.stampede.market.book.ImpactCurve;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.MarginTier;
import java.util.List;
import java.util.stream.Stream;

/**
 * A venue's accounts in one lane, worked by hand: one long of 1 BTC entered at 100,000 USD with a twentieth of it,
 * whose bankruptcy price is 95,000, and three shorts of 1 BTC.
 *
 * <p>There is neither fee nor spread, and the book is so deep that orders fill at the mid to the tick. Prices are in
 * ticks of 0.1 USD, quantities in lots of 1/10,000 BTC, so that a USD is 100,000 units.
 */
final class ClearingCase {
    static final long LOTS = 10_000;
    static final long USD = 100_000;

    final Passbook bankrupt = open(0, 1, 100_000, 5_000);
    /** Won most, with little leverage: 16,000 USD at 94,000. */
    final Passbook early = open(1, -1, 110_000, 55_000);
    /** Won 6,000 USD at 94,000 with ten times leverage. */
    final Passbook bold = open(2, -1, 100_000, 10_000);
    /** Won as much with twice leverage. */
    final Passbook careful = open(3, -1, 100_000, 50_000);

    final ClearingLedger ledger;
    final LiquidationTally tally = new LiquidationTally(1);
    private final LiquidationEngine engine;
    private final long[] acted = new long[1];
    private int round;

    ClearingCase(LiquidationTerms terms, long fundUsd) {
        Passbook maker = new Passbook(4, 0, 1);
        Passbook rest = new Passbook(5, 0, 1);
        rest.book(0, 2 * LOTS, 1_000_000);
        Passbook fund = new Passbook(6, 0, 1);
        fund.cash()[0] = fundUsd * USD;
        ledger = new ClearingLedger(
                MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4),
                new CollateralTerms(new int[0]),
                List.of(bankrupt, early, bold, careful, maker),
                4,
                maker,
                rest,
                fund);
        ImpactCurve deep = new ImpactCurve(1e15, true);
        OrderBook book = new OrderBook(new BookTerms(deep, 0.1, 0, 0, 0, 1, 0, 0, 10), 1, StrictMath.log(94_000));
        engine = new LiquidationEngine(terms, ledger, book, tally, new long[1], new long[1]);
    }

    private static Passbook open(int number, int side, long entryUsd, long marginUsd) {
        Passbook account = new Passbook(number, side, 1);
        account.cash()[0] = marginUsd * USD;
        account.book(0, side * LOTS, entryUsd * 10);
        return account;
    }

    /** Plays a round at a mark; the book's mid is 94,000 USD throughout. */
    void round(long markUsd) {
        engine.round(round++ % 8, 0, new long[] {markUsd * 10}, new long[0], acted);
    }

    /** Cash of all accounts. */
    long cash() {
        return Stream.concat(
                        ledger.traders().stream(), ledger.accounts().stream().skip(5))
                .mapToLong(account -> account.cash()[0])
                .sum();
    }

    /** Positions of all accounts. */
    long lots() {
        return ledger.accounts().stream()
                .mapToLong(account -> account.lots()[0])
                .sum();
    }
}
