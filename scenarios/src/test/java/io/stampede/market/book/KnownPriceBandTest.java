package io.stampede.market.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A linear book in which 100 lots move the price by 1 %, at 100,000 USD, and a band of 1 % around the mark.
 *
 * <p>Selling 400 lots would move the price by 4 % and fill at an average of (1 − e^−0.04) / 0.04 = 0.98026, 1.99 %
 * below the mark. Nine sixteenths, 225 lots, fill at 0.98883, 1.12 % below; eight, 200 lots, at 0.99007, 0.998 % below:
 * inside.
 */
class KnownPriceBandTest {
    private static final PriceBand BAND = new PriceBand(0.01);
    private static final long MARK = 1_000_000;

    private static OrderBook book() {
        ImpactCurve linear = new ImpactCurve(100, true);
        return new OrderBook(new BookTerms(linear, 0.1, 0, 0, 0, 1, 0, 0, 10), 1, StrictMath.log(100_000));
    }

    private static int sixteenths(long buys, long sells) {
        long side = Math.max(buys, sells);
        return BAND.sixteenths(book(), 0, MARK, buys, sells, parts -> side * parts / 16);
    }

    @Test
    void halfOfTheOrdersFill() {
        assertThat(sixteenths(0, 400)).isEqualTo(8);
    }

    @Test
    void whatIsInsideFillsWhole() {
        assertThat(sixteenths(0, 200)).isEqualTo(PriceBand.ALL);
        assertThat(sixteenths(400, 400)).isEqualTo(PriceBand.ALL);
    }

    /** 300 lots bought let 500 be sold: the net is that of 200. */
    @Test
    void theOtherSideHelps() {
        assertThat(sixteenths(300, 500)).isEqualTo(PriceBand.ALL);
        assertThat(sixteenths(300, 800)).isEqualTo(10);
    }

    /** So large that a sixteenth is outside: nobody is filled. */
    @Test
    void nothingFillsWhereASixteenthIsTooMuch() {
        assertThat(sixteenths(0, 16_000)).isZero();
    }

    @Test
    void partsAreTowardZero() {
        assertThat(PriceBand.part(-17, 8)).isEqualTo(-8);
        assertThat(PriceBand.part(17, 16)).isEqualTo(17);
        assertThat(PriceBand.part(1, 15)).isZero();
    }
}
