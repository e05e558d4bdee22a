package io.stampede.market.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model's numbers for selling 4,000 bitcoin into a book that 1,000 bitcoin move by one percent. */
class KnownImpactTest {
    private static final long SOLD = 40_000_000;
    private static final int DECAY_STEPS = 18;
    private static final ImpactCurve SQUARE_ROOT = new ImpactCurve(1e7, false);
    private static final ImpactCurve LINEAR = new ImpactCurve(1e7, true);
    private OrderBook book = book(SQUARE_ROOT);

    private static OrderBook book(ImpactCurve impact) {
        double resilience = StrictMath.exp(-10.0 / 180);
        return new OrderBook(new BookTerms(impact, 0.1, 0, 0, 0.35, resilience, 0, 0, 10), 1, StrictMath.log(100_000));
    }

    @BeforeEach
    void open() {
        book = book(SQUARE_ROOT);
    }

    @Test
    void sellingCostsTheIntegralOfThePrice() {
        assertThat(book.averagePrice(0, -SOLD)).isCloseTo(98_676.6136, within(1e-4));
        book.take(0, -SOLD);
        assertThat(book.mid(0)).isCloseTo(98_019.8673, within(1e-4));
    }

    @Test
    void theTransientPartDecaysAndThePermanentPartStays() {
        book.take(0, -SOLD);
        for (int step = 0; step < DECAY_STEPS; step++) {
            book.decay(0);
        }
        assertThat(book.mid(0)).isCloseTo(98_522.5334, within(1e-3));
        for (int step = 0; step < 100 * DECAY_STEPS; step++) {
            book.decay(0);
        }
        assertThat(book.displacement()[0]).isZero();
        assertThat(book.mid(0)).isCloseTo(99_302.4443, within(1e-3));
    }

    @Test
    void slicingChangesNeitherTheCostNorThePrice() {
        for (ImpactCurve impact : new ImpactCurve[] {SQUARE_ROOT, LINEAR}) {
            OrderBook sliced = book(impact);
            double whole = sliced.averagePrice(0, -SOLD) * SOLD;
            double cost = 0;
            for (int slice = 0; slice < 40; slice++) {
                cost += sliced.averagePrice(0, -SOLD / 40.0) * (SOLD / 40.0);
                sliced.take(0, -SOLD / 40);
            }
            assertThat(cost).isCloseTo(whole, within(1e-10 * whole));
            OrderBook once = book(impact);
            once.take(0, -SOLD);
            assertThat(sliced.mid(0)).isEqualTo(once.mid(0));
        }
    }

    @Test
    void aRoundTripReturnsWhatItCostAtTheSamePrice() {
        long sold = book.sellTicks(0, book.batchPrice(0, -SOLD));
        book.take(0, -SOLD);
        long bought = book.buyTicks(0, book.batchPrice(0, SOLD));
        book.take(0, SOLD);

        assertThat(bought).isEqualTo(sold);
        assertThat(book.mid(0)).isEqualTo(StrictMath.exp(StrictMath.log(100_000)));
    }

    @Test
    void seriesAndClosedFormMeetWhereOneTakesOver() {
        // c·√q = 1 at q = 10^4 · d1; a kink there would show as a jump of the marginal price.
        double switchOver = 1e11;
        for (int side : new int[] {-1, 1}) {
            double inside = SQUARE_ROOT.costBetween(0, side * switchOver * (1 - 1e-9), 1);
            double outside = SQUARE_ROOT.costBetween(0, side * switchOver * (1 + 1e-9), 1);
            assertThat((outside - inside) / (side * switchOver * 2e-9)).isCloseTo(StrictMath.exp(side), within(1e-5));
        }
    }
}
