package io.stampede.market.solvency;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.MarginTier;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two users without positions have 100 and 300 USD at a venue that has lent half of it away. A USD is 100,000 units.
 * Fear for the venue is complete, so that both ask for the same part of their money.
 */
class KnownRunTest {
    private static final long USD = 100_000;
    private static final long MARK = 1_000_000;
    private static final long[] CALM = {0, 0};

    private final Passbook small = user(0, 100);
    private final Passbook large = user(1, 300);
    private final Passbook maker = new Passbook(2, 0, 1);
    private final ClearingLedger ledger = new ClearingLedger(
            MarginSchedule.of(MarginTier.defaults(), 0.1, 1e-4),
            new CollateralTerms(new int[0]),
            List.of(small, large, maker),
            2,
            maker,
            new Passbook(3, 0, 1),
            new Passbook(4, 0, 1));

    private static Passbook user(int number, long usd) {
        Passbook account = new Passbook(number, 1, 1);
        account.cash()[0] = usd * USD;
        return account;
    }

    /** So many requests that all is asked for at once; a threshold of 0 makes every fear complete. */
    private WithdrawalDesk desk(double limit) {
        SolvencyTerms terms = new SolvencyTerms(500_000, List.of(), 1e6, 1, 0, limit, 0.3, 6);
        return new WithdrawalDesk(terms, ledger, 2, MARK);
    }

    /** 200 of 400 USD are there: each gets half of what he asks for, and nothing is left to pay. */
    @Test
    void theVenuePaysWhatItHasAndHalts() {
        WithdrawalDesk desk = desk(Double.POSITIVE_INFINITY);

        desk.pay(0, 0, MARK, CALM, 1);

        assertThat(desk.paid()[0]).isBetween(200 * USD - 2, 200 * USD);
        assertThat(ledger.rest().cash()[0]).isEqualTo(desk.paid()[0]);
        assertThat(small.cash()[0]).isBetween(50 * USD, 50 * USD + 1);
        assertThat(desk.halted()[0]).isEqualTo(1);
        assertThat(desk.isDue(0, 5)).isFalse();
        assertThat(desk.isDue(0, 6)).isTrue();
    }

    /** After the run nothing backs what is left: whoever still has a claim gets nothing of it. */
    @Test
    void theLastInTheQueueLoseAll() {
        WithdrawalDesk desk = desk(Double.POSITIVE_INFINITY);
        desk.pay(0, 0, MARK, CALM, 1);

        assertThat(desk.resolve(0, MARK)).isTrue();

        assertThat(desk.claimed()[0]).isBetween(200 * USD, 200 * USD + 2);
        assertThat(desk.kept()[0]).isBetween(0L, 2L);
        assertThat(desk.shortfall()[0]).isEqualTo(200 * USD);
    }

    /** With 10 USD a step the queue is what halts it: 390 of 400 unpaid are more than three tenths of the claims. */
    @Test
    void aQueueThatGrowsTooLongHaltsItEarlierAndAllShareTheLoss() {
        WithdrawalDesk desk = desk(0.025);

        desk.pay(0, 0, MARK, CALM, 1);
        assertThat(desk.paid()[0]).isBetween(10 * USD - 2, 10 * USD);
        assertThat(desk.halted()[0]).isEqualTo(1);
        desk.resolve(0, MARK);

        assertThat(desk.claimed()[0]).isBetween(390 * USD, 390 * USD + 2);
        assertThat(desk.kept()[0]).isBetween(190 * USD - 2, 190 * USD + 2);
        assertThat((double) small.cash()[0] / large.cash()[0]).isBetween(0.333, 0.334);
    }

    /** Where nothing is missing a halt ends by itself. */
    @Test
    void anHonestVenueResumes() {
        SolvencyTerms terms = new SolvencyTerms(0, List.of(), 1e6, 1, 0, 0.025, 0.3, 6);
        WithdrawalDesk desk = new WithdrawalDesk(terms, ledger, 2, MARK);
        desk.pay(0, 0, MARK, CALM, 1);
        assertThat(desk.halted()[0]).isEqualTo(1);

        assertThat(desk.resolve(0, MARK)).isFalse();

        assertThat(desk.halted()[0]).isZero();
        assertThat(small.cash()[0]).isPositive();
    }
}
