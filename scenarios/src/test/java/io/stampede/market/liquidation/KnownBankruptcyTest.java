package io.stampede.market.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.LaneMask;
import io.stampede.market.account.Passbook;
import io.stampede.market.book.BookTerms;
import io.stampede.market.book.ImpactCurve;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.MarginTier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One long and one short of a bitcoin at 100,000 USD, and a price that gaps through the long's bankruptcy price, K11 of
 * the model. Lanes differ in the insurance fund alone: empty, one unit short of the deficit, the deficit.
 *
 * <p>There is neither fee nor spread, and the book is so deep that the long's order fills at the mid to the tick.
 */
class KnownBankruptcyTest {
    private static final long LOTS = 10_000;
    private static final long ENTRY_TICKS = 1_000_000;
    private static final long BANKRUPTCY_TICKS = 950_000;
    private static final long GAP_TICKS = 940_000;
    private static final long DEFICIT = LOTS * (BANKRUPTCY_TICKS - GAP_TICKS);
    private static final int EMPTY = 0;
    private static final int SHORT_OF_ONE = 1;
    private static final int SUFFICIENT = 2;
    private static final int LANES = 3;

    private final Passbook bankrupt = open(0, 1, LOTS * ENTRY_TICKS / 20);
    private final Passbook winner = open(1, -1, LOTS * ENTRY_TICKS / 2);
    private final ClearingLedger ledger = ledger();
    private final LiquidationTally tally = new LiquidationTally(LANES);
    private final long[] acted = new long[1];

    private static Passbook open(int number, int side, long margin) {
        Passbook account = new Passbook(number, side, LANES);
        for (int lane = 0; lane < LANES; lane++) {
            account.cash()[lane] = margin;
            account.book(lane, side * LOTS, ENTRY_TICKS);
        }
        return account;
    }

    private ClearingLedger ledger() {
        Passbook maker = new Passbook(2, 0, LANES);
        Passbook rest = new Passbook(3, 0, LANES);
        Passbook fund = new Passbook(4, 0, LANES);
        fund.cash()[SHORT_OF_ONE] = DEFICIT - 1;
        fund.cash()[SUFFICIENT] = DEFICIT;
        MarginSchedule schedule = MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4);
        return new ClearingLedger(
                schedule, new CollateralTerms(new int[0]), List.of(bankrupt, winner, maker), 2, maker, rest, fund);
    }

    /** The price falls by 6 % at once; the fund may be drawn down to nothing. */
    private void gap() {
        ImpactCurve deep = new ImpactCurve(1e15, true);
        OrderBook book = new OrderBook(new BookTerms(deep, 0.1, 0, 0, 0, 1, 0, 0, 10), LANES, StrictMath.log(94_000));
        LiquidationTerms terms = LiquidationCases.full(8);
        LiquidationEngine engine = new LiquidationEngine(terms, ledger, book, tally, new long[LANES], new long[LANES]);
        engine.round(0, 0, new long[] {GAP_TICKS, GAP_TICKS, GAP_TICKS}, new long[0], acted);
    }

    private long cash(int lane) {
        return ledger.accounts().stream()
                .mapToLong(account -> account.cash()[lane])
                .sum();
    }

    @Test
    void withoutAFundTheLongEndsWithNothingAndTheShortIsClosedAtTheBankruptcyPrice() {
        gap();

        assertThat(bankrupt.lots()[EMPTY]).isZero();
        assertThat(bankrupt.cash()[EMPTY]).isZero();
        assertThat(winner.lots()[EMPTY]).isZero();
        assertThat(winner.entryCost()[EMPTY]).isZero();
        assertThat(winner.cash()[EMPTY]).isEqualTo(LOTS * ENTRY_TICKS / 2 + LOTS * (ENTRY_TICKS - BANKRUPTCY_TICKS));
        assertThat(LaneMask.contains(winner.deleveraged(), EMPTY)).isTrue();
        assertThat(tally.deleveragedNotional()[EMPTY]).isEqualTo(LOTS * GAP_TICKS);
        assertThat(tally.haircut()[EMPTY]).isEqualTo(DEFICIT);
    }

    @Test
    void aFundThatIsAUnitShortPaysNothing() {
        gap();

        assertThat(ledger.fund().cash()[SHORT_OF_ONE]).isEqualTo(DEFICIT - 1);
        assertThat(bankrupt.cash()[SHORT_OF_ONE]).isZero();
        assertThat(winner.lots()[SHORT_OF_ONE]).isZero();
        assertThat(winner.cash()[SHORT_OF_ONE]).isEqualTo(winner.cash()[EMPTY]);
    }

    @Test
    void aFundThatSufficesSparesTheShort() {
        gap();

        assertThat(bankrupt.lots()[SUFFICIENT]).isZero();
        assertThat(bankrupt.cash()[SUFFICIENT]).isZero();
        assertThat(winner.lots()[SUFFICIENT]).isEqualTo(-LOTS);
        assertThat(LaneMask.contains(winner.deleveraged(), SUFFICIENT)).isFalse();
        assertThat(ledger.fund().cash()[SUFFICIENT]).isZero();
        assertThat(ledger.marketMaker().lots()[SUFFICIENT]).isEqualTo(LOTS);
        assertThat(tally.deleveragedNotional()[SUFFICIENT]).isZero();
    }

    @Test
    void nobodyIsPaidFromNowhere() {
        long[] before = {cash(EMPTY), cash(SHORT_OF_ONE), cash(SUFFICIENT)};

        gap();

        assertThat(acted[0]).isEqualTo(0b111);
        assertThat(new long[] {cash(EMPTY), cash(SHORT_OF_ONE), cash(SUFFICIENT)})
                .isEqualTo(before);
        assertThat(ledger.badDebt().cash()).containsOnly(0);
    }
}
