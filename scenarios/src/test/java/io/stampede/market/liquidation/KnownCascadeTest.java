package io.stampede.market.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.market.account.Passbook;
import io.stampede.market.book.BookTerms;
import io.stampede.market.book.ImpactCurve;
import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.MarginTier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Equal longs whose liquidation prices lie evenly spread below the price, in a linear book that never recovers. */
class KnownCascadeTest {
    private static final long PRICE_TICKS = 1_000_000;
    private static final int TRADERS = 2_000;
    private static final long LOTS = 100;
    private final long[] acted = new long[1];
    private final long[] marks = new long[1];
    private ClearingLedger ledger = ledger();

    private static ClearingLedger ledger() {
        List<Passbook> accounts = new ArrayList<>();
        for (int index = 0; index < TRADERS; index++) {
            Passbook account = new Passbook(index, 1, 1);
            double threshold = (index + 0.5) / TRADERS;
            account.lots()[0] = LOTS;
            account.cash()[0] = -LOTS * Math.round(PRICE_TICKS * StrictMath.exp(-threshold));
            accounts.add(account);
        }
        Passbook maker = new Passbook(TRADERS, 0, 1);
        accounts.add(maker);
        Passbook rest = new Passbook(TRADERS + 1, 0, 1);
        rest.lots()[0] = -LOTS * TRADERS;
        Passbook fund = new Passbook(TRADERS + 2, 0, 1);
        fund.cash()[0] = 1L << 50;
        MarginSchedule schedule = MarginSchedule.of(List.of(MarginTier.unbounded(1_000, 0)), 0.1, 1e-4);
        return new ClearingLedger(schedule, new CollateralTerms(new int[0]), accounts, TRADERS, maker, rest, fund);
    }

    /** How far the log price has fallen when nobody is left to liquidate. */
    private double totalDrop(double lotsPerLogReturn, double shock) {
        ledger = ledger();
        ImpactCurve linear = new ImpactCurve(lotsPerLogReturn * 0.01, true);
        OrderBook book = new OrderBook(new BookTerms(linear, 0.1, 0, 0, 0, 1, 0, 0, 10), 1, StrictMath.log(100_000));
        LiquidationTerms terms = LiquidationCases.full(1_000_000);
        LiquidationEngine engine =
                new LiquidationEngine(terms, ledger, book, new LiquidationTally(1), new long[1], new long[1]);
        book.shift(0, -shock);
        int round = 0;
        do {
            marks[0] = book.midTicks(0);
            engine.round(round++, 0, marks, new long[0], acted);
        } while (acted[0] != 0);
        return StrictMath.log(100_000) - book.logMid(0);
    }

    @Test
    void aCascadeBelowTheCriticalLeverageMultipliesTheShock() {
        // R = 200,000 / 500,000 = 0.4: 0.07 / (1 − 0.4).
        assertThat(totalDrop(500_000, 0.07)).isCloseTo(0.116667, within(5e-4));
    }

    @Test
    void aCascadeAboveItTakesEverybody() {
        // R = 2: the shock and all 200,000 lots' impact.
        assertThat(totalDrop(100_000, 0.07)).isCloseTo(2.07, within(1e-9));
        assertThat(ledger.leveragedGross()[0]).isZero();
    }

    @Test
    void nobodyIsLiquidatedBeforeTheMarkReachesAThreshold() {
        assertThat(totalDrop(500_000, 0.0002)).isCloseTo(0.0002, within(1e-12));
        assertThat(ledger.leveragedGross()[0]).isEqualTo(LOTS * TRADERS);
        // The first threshold is 0.00025; its 100 lots move the price by 0.0002 and do not reach 0.00075.
        assertThat(totalDrop(500_000, 0.00026)).isCloseTo(0.00046, within(1e-12));
        assertThat(ledger.leveragedGross()[0]).isEqualTo(LOTS * (TRADERS - 1));
    }
}
