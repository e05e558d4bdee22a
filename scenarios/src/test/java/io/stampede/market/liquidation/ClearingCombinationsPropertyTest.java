package io.stampede.market.liquidation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.account.Passbook;
import io.stampede.market.book.BookTerms;
import io.stampede.market.book.ImpactCurve;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.MarginTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule of closing with every policy of auto-deleveraging, with and without takeover by the fund, at falling
 * marks: longs from sound to ruined, shorts who have won. Whatever is combined, nobody is made to give more than he
 * holds, the fund spends what it has, and open interest is what positions sum to. What is handed on leaves no debt, so
 * that a fund cannot have promised what it had not.
 */
class ClearingCombinationsPropertyTest {
    private static final int TRIES = 12;
    private static final long[] MARKS = {960_000, 930_000, 900_000, 900_000, 880_000};

    /** What is combined. */
    private record Combination(LiquidationPolicy closing, AutoDeleveragingPolicy deleveraging, boolean takesOver) {
        boolean handsOn() {
            return deleveraging != AutoDeleveragingPolicy.SOCIALISE && deleveraging != AutoDeleveragingPolicy.NONE;
        }

        LiquidationTerms terms() {
            return new LiquidationTerms(
                    new ClosingRule(closing, 0.1, 5_000, 10_000_000_000L, 10_000_000_000L, -1),
                    MARKS.length,
                    new LiquidationTerms.Fees(5_000, 0, 0),
                    1_000_000,
                    deleveraging,
                    takesOver,
                    Optional.empty());
        }
    }

    static List<Combination> combinations() {
        List<Combination> combinations = new ArrayList<>();
        for (LiquidationPolicy closing : LiquidationPolicy.values()) {
            for (AutoDeleveragingPolicy deleveraging : AutoDeleveragingPolicy.values()) {
                Combination plain = new Combination(closing, deleveraging, false);
                combinations.add(plain);
                if (plain.handsOn()) {
                    combinations.add(new Combination(closing, deleveraging, true));
                }
            }
        }
        return combinations;
    }

    /** A venue in one lane, whose book fills everything at 90,000 USD. */
    private static final class Case {
        final List<Passbook> traders = new ArrayList<>();
        final ClearingLedger ledger;
        private final LiquidationEngine engine;
        private int round;

        Case(Random random, LiquidationTerms terms) {
            int leveraged = 6 + random.nextInt(12);
            long held = 0;
            for (int number = 0; number < leveraged; number++) {
                boolean isLong = number % 2 == 0;
                traders.add(isLong ? longOf(number, random) : shortOf(number, random));
                held += traders.get(number).lots()[0];
            }
            Passbook maker = new Passbook(leveraged, 0, 1);
            Passbook rest = new Passbook(leveraged + 1, 0, 1);
            Passbook fund = new Passbook(leveraged + 2, 0, 1);
            rest.book(0, -held, 1_000_000);
            fund.cash()[0] = random.nextInt(3) * (long) (random.nextDouble() * 5e9);
            List<Passbook> all = new ArrayList<>(traders);
            all.add(maker);
            ledger = new ClearingLedger(
                    MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4),
                    new CollateralTerms(new int[0]),
                    all,
                    leveraged,
                    maker,
                    rest,
                    fund);
            OrderBook book = new OrderBook(
                    new BookTerms(new ImpactCurve(1e15, true), 0.1, 0, 0, 0, 1, 0, 0, 10), 1, StrictMath.log(90_000));
            engine = new LiquidationEngine(terms, ledger, book, new LiquidationTally(1), new long[1], new long[1]);
        }

        private static Passbook longOf(int number, Random random) {
            return open(number, 1 + random.nextInt(29_999), 1_000_000, 0.01 + random.nextDouble() * 0.15);
        }

        private static Passbook shortOf(int number, Random random) {
            return open(
                    number, -1 - random.nextInt(29_999), 970_000 + random.nextInt(100_000), 0.1 + random.nextDouble());
        }

        private static Passbook open(int number, long lots, long entryTicks, double marginShare) {
            Passbook account = new Passbook(number, Long.signum(lots), 1);
            account.cash()[0] = (long) Math.floor((double) (Math.abs(lots) * entryTicks) * marginShare);
            account.book(0, lots, entryTicks);
            return account;
        }

        /** Plays a round and says whether it acted. */
        boolean round() {
            long[] acted = new long[1];
            engine.round(round, 0, new long[] {mark()}, new long[0], acted);
            round++;
            return acted[0] != 0;
        }

        long mark() {
            return MARKS[round];
        }

        long[] lots() {
            return ledger.accounts().stream()
                    .mapToLong(account -> account.lots()[0])
                    .toArray();
        }

        long cash() {
            return ledger.accounts().stream()
                    .mapToLong(account -> account.cash()[0])
                    .sum();
        }
    }

    /** Traders' positions shrink toward nothing and never beyond. */
    private static void requireNobodyGaveMoreThanHeHeld(Case venue, long[] before) {
        for (int place = 0; place < venue.traders.size(); place++) {
            long held = before[place];
            long now = venue.traders.get(place).lots()[0];
            assertThat(now).isBetween(Math.min(held, 0), Math.max(held, 0));
        }
    }

    private static void requireOpenInterest(Case venue) {
        long net = 0;
        long gross = 0;
        for (long lots : venue.lots()) {
            net += lots;
            gross += Math.abs(lots);
        }
        assertThat(net).isZero();
        assertThat(venue.ledger.grossLots()[0]).isEqualTo(gross);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void booksHoldAfterEveryRound(Combination rules) {
        int rounds = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            Case venue = new Case(new Random(seed), rules.terms());
            long cash = venue.cash();
            for (long mark : MARKS) {
                long[] before = venue.lots();

                rounds += venue.round() ? 1 : 0;

                requireNobodyGaveMoreThanHeHeld(venue, before);
                requireOpenInterest(venue);
                assertThat(venue.cash()).isEqualTo(cash);
                assertThat(venue.ledger.fundWorth(0, mark)).isNotNegative();
                assertThat(rules.takesOver() || venue.ledger.fund().lots()[0] == 0)
                        .isTrue();
                assertThat(venue.ledger.badDebt().cash()[0]).isNotPositive();
                assertThat(rules.handsOn() && venue.ledger.badDebt().cash()[0] != 0)
                        .isFalse();
            }
        }
        assertThat(rounds).isGreaterThan(TRIES);
    }

    /** Where losses are shared or left, nobody who has won is closed for those who have lost. */
    @ParameterizedTest
    @MethodSource("combinations")
    void withoutHandingOnNobodyIsClosedForAnother(Combination rules) {
        for (int seed = 0; seed < TRIES; seed++) {
            Case venue = new Case(new Random(seed), rules.terms());
            long[] before = venue.lots();
            for (int round = 0; round < MARKS.length; round++) {
                venue.round();
            }
            boolean someoneWasClosed = false;
            for (int place = 1; place < venue.traders.size(); place += 2) {
                someoneWasClosed |= venue.traders.get(place).lots()[0] != before[place];
            }
            assertThat(someoneWasClosed && !rules.handsOn()).isFalse();
        }
    }
}
