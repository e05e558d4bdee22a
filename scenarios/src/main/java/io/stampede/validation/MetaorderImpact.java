package io.stampede.validation;

import io.stampede.lanes.Lanes;
import io.stampede.market.book.BookTerms;
import io.stampede.market.book.OrderBook;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * How far large orders move the price when they are executed in equal slices, one a step, in a book of the default
 * market: its own displacement, decay and pull back to the fundamental, and nobody else trading.
 *
 * @units sizes in multiples of the quantity that moves the price by 1 % at once; impact as a log return
 */
public final class MetaorderImpact {
    private static final double LOG_PRICE = StrictMath.log(100_000);
    private static final double SMALLEST = 0.1;
    private static final int SIZES = 10;
    /** Five minutes. */
    private static final int SLICES = 30;

    private final BookTerms terms;

    /** The impact in the book of the default market's first venue. */
    public MetaorderImpact() {
        MarketModel model = new MarketModel(ScenarioBatch.defaults("metaorders").spec());
        terms = model.openVenue(0, new Lanes(0, 1)).venue().terms().book();
    }

    /**
     * An order that was executed.
     *
     * @param size of it
     * @param slices in which it came
     * @param impact on the price when the last slice is filled
     */
    public record Metaorder(double size, int slices, double impact) {}

    /** Orders of all sizes over five minutes each. */
    public List<Metaorder> overFiveMinutes() {
        List<Metaorder> orders = new ArrayList<>();
        for (int doubling = 0; doubling < SIZES; doubling++) {
            orders.add(execute(SMALLEST * (1 << doubling), SLICES));
        }
        return orders;
    }

    /** Orders of all sizes at one speed: the smallest within one step, the largest over more than an hour. */
    public List<Metaorder> atOneSpeed() {
        List<Metaorder> orders = new ArrayList<>();
        for (int doubling = 0; doubling < SIZES; doubling++) {
            orders.add(execute(SMALLEST * (1 << doubling), 1 << doubling));
        }
        return orders;
    }

    private Metaorder execute(double size, int slices) {
        OrderBook book = new OrderBook(terms, 1, LOG_PRICE);
        long lots = Math.round(size * terms.impact().onePercentLots());
        long sold = 0;
        double impact = 0;
        for (int slice = 0; slice < slices; slice++) {
            long target = lots * (slice + 1) / slices;
            book.take(0, sold - target);
            sold = target;
            impact = Math.abs(book.logMid(0) - LOG_PRICE);
            book.decay(0);
            book.revert(0, LOG_PRICE);
        }
        return new Metaorder(size, slices, impact);
    }

    /** The exponent of impact in size. */
    public static PowerLaw exponent(List<Metaorder> orders) {
        return PowerLaw.fit(
                orders.stream().mapToDouble(Metaorder::size).toArray(),
                orders.stream().mapToDouble(Metaorder::impact).toArray());
    }
}
