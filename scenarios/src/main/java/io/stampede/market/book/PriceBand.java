package io.stampede.market.book;

/**
 * Keeps fills within a distance of the mark: of the side that outweighs, each order is filled to so many sixteenths
 * that the batch's price is inside.
 *
 * @param width largest distance, log return
 * @source Binance, cap and floor ratio of market orders
 */
public record PriceBand(double width) {
    /** Parts of an order: all of it. */
    public static final int ALL = 16;

    /** The sum of the outweighing side's orders when each is filled to so many sixteenths, lots. */
    public interface ReducedSide {
        /** Sum of the floors. */
        long lots(int sixteenths);
    }

    /**
     * The most sixteenths that keep a batch inside; {@link #ALL} if it is inside as it is.
     *
     * @param buys lots bought
     * @param sells lots sold
     * @param markTicks mark
     */
    public int sixteenths(OrderBook book, int lane, long markTicks, long buys, long sells, ReducedSide side) {
        long net = buys - sells;
        if (isInside(book, lane, markTicks, net)) {
            return ALL;
        }
        for (int parts = ALL - 1; parts > 0; parts--) {
            long reduced = net > 0 ? side.lots(parts) - sells : buys - side.lots(parts);
            boolean turned = net > 0 ? reduced <= 0 : reduced >= 0;
            if (turned || isInside(book, lane, markTicks, reduced)) {
                return parts;
            }
        }
        return 0;
    }

    private boolean isInside(OrderBook book, int lane, long markTicks, long net) {
        if (net == 0) {
            return true;
        }
        double mark = markTicks * book.terms().tickSize();
        return Math.abs(StrictMath.log(book.averagePrice(lane, net) / mark)) <= width;
    }

    /** An order's part, toward zero. */
    public static long part(long signedLots, int sixteenths) {
        long size = Math.abs(signedLots) * sixteenths / ALL;
        return signedLots < 0 ? -size : size;
    }
}
