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
import io.stampede.spec.MarginTier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Longs of all sizes and margins, shorts who entered at all prices, and a price at which the longs owe money: whatever
 * the policy, what they owe is what the others, the fund and the venue lose, to the unit. There is neither fee nor
 * spread, and the book is so deep that the price is the mark.
 */
class DeleveragingPropertyTest {
    private static final int TRIES = 150;
    private static final long MARK = 900_000;
    private static final Set<AutoDeleveragingPolicy> HAND_OVER = EnumSet.of(
            AutoDeleveragingPolicy.QUEUE, AutoDeleveragingPolicy.PRO_RATA, AutoDeleveragingPolicy.RISK_PRO_RATA);

    /** A venue in one lane. */
    private static final class Case {
        final List<Passbook> longs = new ArrayList<>();
        final List<Passbook> shorts = new ArrayList<>();
        final ClearingLedger ledger;
        final LiquidationTally tally = new LiquidationTally(1);
        final LiquidationEngine engine;

        Case(Random random, long fund, AutoDeleveragingPolicy policy, boolean takesOver) {
            List<Passbook> traders = new ArrayList<>();
            int count = 4 + random.nextInt(12);
            for (int number = 0; number < count; number++) {
                boolean isLong = number % 2 == 0;
                traders.add(isLong ? ruinedLong(number, random) : winningShort(number, random));
                (isLong ? longs : shorts).add(traders.get(number));
            }
            int leveraged = traders.size();
            long held = traders.stream().mapToLong(account -> account.lots()[0]).sum();
            Passbook maker = new Passbook(leveraged, 0, 1);
            Passbook rest = new Passbook(leveraged + 1, 0, 1);
            Passbook insurer = new Passbook(leveraged + 2, 0, 1);
            traders.add(maker);
            rest.book(0, -held, MARK);
            insurer.cash()[0] = fund;
            ledger = new ClearingLedger(
                    MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4),
                    new CollateralTerms(new int[0]),
                    traders,
                    leveraged,
                    maker,
                    rest,
                    insurer);
            OrderBook book = new OrderBook(
                    new BookTerms(new ImpactCurve(1e15, true), 0.1, 0, 0, 0, 1, 0, 0, 10), 1, StrictMath.log(90_000));
            LiquidationTerms terms = LiquidationCases.full(8, policy, takesOver);
            engine = new LiquidationEngine(terms, ledger, book, tally, new long[1], new long[1]);
        }

        private static Passbook ruinedLong(int number, Random random) {
            return open(number, 1 + random.nextInt(9_999), 950_000 + random.nextInt(100_000), random.nextDouble() / 25);
        }

        private static Passbook winningShort(int number, Random random) {
            return open(
                    number, -1 - random.nextInt(9_999), 900_001 + random.nextInt(200_000), 0.2 + random.nextDouble());
        }

        private static Passbook open(int number, long lots, long entryTicks, double marginShare) {
            Passbook account = new Passbook(number, Long.signum(lots), 1);
            account.cash()[0] = (long) Math.floor((double) (Math.abs(lots) * entryTicks) * marginShare);
            account.book(0, lots, entryTicks);
            return account;
        }

        long worth(Passbook account) {
            return account.cash()[0] + account.lots()[0] * MARK;
        }

        long owed() {
            return longs.stream().mapToLong(account -> -worth(account)).sum();
        }

        long[] worths() {
            return ledger.accounts().stream().mapToLong(this::worth).toArray();
        }

        void round() {
            engine.round(0, 0, new long[] {MARK}, new long[0], new long[1]);
        }
    }

    private static void requireBooks(Case venue, long[] before) {
        long[] after = venue.worths();
        long change = 0;
        long lots = 0;
        for (int place = 0; place < after.length; place++) {
            change += after[place] - before[place];
            lots += venue.ledger.accounts().get(place).lots()[0];
        }
        assertThat(change).isZero();
        assertThat(lots).isZero();
    }

    @ParameterizedTest
    @EnumSource(AutoDeleveragingPolicy.class)
    void whatIsOwedIsWhatTheOthersLose(AutoDeleveragingPolicy policy) {
        for (int seed = 0; seed < TRIES; seed++) {
            Case venue = new Case(new Random(seed), 0, policy, false);
            long[] before = venue.worths();
            long owed = venue.owed();

            venue.round();

            requireBooks(venue, before);
            long debt = -venue.ledger.badDebt().cash()[0];
            assertThat(venue.tally.haircut()[0]).isBetween(0L, owed);
            assertThat(venue.tally.haircut()[0] + debt).isEqualTo(owed);
            assertThat(HAND_OVER.contains(policy) && debt != 0).isFalse();
            assertThat(venue.longs).allSatisfy(account -> {
                assertThat(account.lots()[0]).isZero();
                assertThat(account.cash()[0]).isZero();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(AutoDeleveragingPolicy.class)
    void nobodyGivesMoreThanHeHolds(AutoDeleveragingPolicy policy) {
        for (int seed = 0; seed < TRIES; seed++) {
            Case venue = new Case(new Random(seed), 0, policy, false);
            long[] before = venue.shorts.stream()
                    .mapToLong(account -> account.lots()[0])
                    .toArray();

            venue.round();

            for (int place = 0; place < before.length; place++) {
                long most = HAND_OVER.contains(policy) ? 0 : before[place];
                assertThat(venue.shorts.get(place).lots()[0]).isBetween(before[place], most);
            }
        }
    }

    /** K12: each pays uPnL·min(1, D/Π), to the unit; what is more than they have won is the venue's. */
    @Test
    void aSocialisedLossIsInProportionToProfit() {
        for (int seed = 0; seed < TRIES; seed++) {
            Case venue = new Case(new Random(seed), 0, AutoDeleveragingPolicy.SOCIALISE, false);
            long[] before = venue.worths();
            List<Passbook> accounts = venue.ledger.accounts();
            double[] profits = accounts.stream()
                    .mapToDouble(account ->
                            venue.shorts.contains(account) ? account.lots()[0] * MARK - account.entryCost()[0] : 0)
                    .toArray();
            double all = Arrays.stream(profits).sum();
            double part = Math.min(1, (double) venue.owed() / all);

            venue.round();

            for (int place = 0; place < profits.length; place++) {
                if (venue.shorts.contains(accounts.get(place))) {
                    double paid = before[place] - venue.worth(accounts.get(place));
                    assertThat(paid).isBetween(profits[place] * part - 1.01, profits[place] * part + 1.01);
                }
            }
        }
    }

    /** However little the fund has and whatever it takes over, it never ends a round with less than nothing. */
    @ParameterizedTest
    @EnumSource(
            value = AutoDeleveragingPolicy.class,
            names = {"QUEUE", "PRO_RATA", "RISK_PRO_RATA"})
    void theFundSpendsOnlyWhatItHas(AutoDeleveragingPolicy policy) {
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            long owed = new Case(new Random(seed), 0, policy, false).owed();
            long fund = (long) (random.nextDouble() * 1.2 * (double) owed);
            Case venue = new Case(new Random(seed), fund, policy, seed % 2 == 0);
            long[] before = venue.worths();

            venue.round();

            requireBooks(venue, before);
            long worth = venue.ledger.fundWorth(0, MARK);
            assertThat(worth).isBetween(0L, fund);
            assertThat(venue.ledger.badDebt().cash()[0]).isZero();
            assertThat(fund - worth + venue.tally.haircut()[0]).isEqualTo(owed);
        }
    }
}
