package io.stampede.market.book;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Money;
import java.util.Arrays;

/**
 * A venue's resilient book in every lane: an anchor, what takers have bought on balance, and how deep it is.
 *
 * <p>The log mid is {@code anchor + z(displacement)}. Whatever leaves the displacement is inventory that the market
 * maker hands over to the rest of the world; the methods return it, so that the ledger can book it.
 *
 * @units log prices natural; displacement in lots, signed, net bought by takers; depth relative, in (0, 1]
 */
public final class OrderBook implements LaneState {
    private final BookTerms terms;
    private final double[] anchor;
    private final long[] displacement;
    private final double[] depth;
    private final double[] impact;
    private final double[] pricedAt;
    private final double[] price;
    private long[] auction = new long[0];

    /** A book at rest at a log price, at full depth. */
    public OrderBook(BookTerms terms, int lanes, double logPrice) {
        this.terms = terms;
        anchor = new double[lanes];
        Arrays.fill(anchor, logPrice);
        displacement = new long[lanes];
        depth = new double[lanes];
        Arrays.fill(depth, 1.0);
        impact = new double[lanes];
        pricedAt = new double[lanes];
        price = new double[lanes];
        Arrays.fill(pricedAt, Double.NEGATIVE_INFINITY);
    }

    /** What does not change about this book. */
    public BookTerms terms() {
        return terms;
    }

    /** Log prices the book would rest at without displacement, per lane. */
    public double[] anchor() {
        return anchor;
    }

    /** Lots that takers have bought on balance, per lane; the market maker is short as many. */
    public long[] displacement() {
        return displacement;
    }

    /** Relative depths, per lane. */
    public double[] depth() {
        return depth;
    }

    /** Log-price displacement z, per lane. */
    public double[] impact() {
        return impact;
    }

    /** Log of the mid price. */
    public double logMid(int lane) {
        return anchor[lane] + impact[lane];
    }

    /** The mid price, in quote currency. */
    public double mid(int lane) {
        double logMid = anchor[lane] + impact[lane];
        if (logMid != pricedAt[lane]) {
            price[lane] = StrictMath.exp(logMid);
            pricedAt[lane] = logMid;
        }
        return price[lane];
    }

    /** The mid price in ticks. */
    public long midTicks(int lane) {
        return Money.ticks(mid(lane), terms.tickSize());
    }

    /** Average price, in quote currency, of buying {@code quantity ≠ 0} lots now (selling if negative). */
    public double averagePrice(int lane, double quantity) {
        double from = displacement[lane];
        return StrictMath.exp(anchor[lane]) * terms.impact().costBetween(from, from + quantity, depth[lane]) / quantity;
    }

    /**
     * The price all orders of a batch are filled around: the average of moving the net quantity, the mid if it is 0.
     */
    public double batchPrice(int lane, long netBought) {
        return netBought == 0 ? mid(lane) : averagePrice(lane, netBought);
    }

    /** What buyers pay when a batch is filled around a price, ticks. */
    public long buyTicks(int lane, double batchPrice) {
        return Money.ticks(batchPrice * (1.0 + 0.5 * spread(lane)), terms.tickSize());
    }

    /** What sellers get when a batch is filled around a price, ticks. */
    public long sellTicks(int lane, double batchPrice) {
        return Money.ticks(batchPrice * (1.0 - 0.5 * spread(lane)), terms.tickSize());
    }

    /** Sets the lanes in which buyers and sellers meet at one price, as {@link LaneMask}; empty for none. */
    public void setAuction(long[] lanes) {
        auction = lanes;
    }

    private double spread(int lane) {
        if (auction.length > 0 && LaneMask.contains(auction, lane)) {
            return 0;
        }
        return Math.min(terms.spread() / depth[lane], terms.maxSpread());
    }

    /** Moves the displacement by what takers bought on balance. */
    public void take(int lane, long netBought) {
        displacement[lane] += netBought;
        refresh(lane);
    }

    /** Adds to the anchor. */
    public void shift(int lane, double logReturn) {
        anchor[lane] += logReturn;
    }

    /** Sets the displacement to what the market maker's position says, keeping the mid. */
    public void restoreTo(int lane, long newDisplacement) {
        double before = impact[lane];
        displacement[lane] = newDisplacement;
        refresh(lane);
        anchor[lane] += before - impact[lane];
    }

    /**
     * Changes the depth. A shallower book keeps its price and sheds displacement; in a deeper one the price falls back,
     * but for the permanent share.
     *
     * @return lots the market maker hands over to the rest of the world
     */
    public long changeDepth(int lane, double newDepth) {
        double oldDepth = depth[lane];
        long before = displacement[lane];
        double impactBefore = impact[lane];
        depth[lane] = newDepth;
        if (newDepth < oldDepth) {
            displacement[lane] = scaled(before, newDepth, oldDepth);
            refresh(lane);
            return before - displacement[lane];
        }
        refresh(lane);
        anchor[lane] += terms.permanentShare() * (impactBefore - impact[lane]);
        return 0;
    }

    private static long scaled(long quantity, double numerator, double denominator) {
        long size = (long) Math.floor(Math.abs(quantity) * numerator / denominator);
        return quantity < 0 ? -size : size;
    }

    /**
     * Lets a step's share of the displacement decay; the permanent share of its impact moves into the anchor.
     *
     * @return lots the market maker hands over to the rest of the world
     */
    public long decay(int lane) {
        long before = displacement[lane];
        if (before == 0 || terms.resilience() == 1.0) {
            return 0;
        }
        double impactBefore = impact[lane];
        displacement[lane] = scaled(before, terms.resilience(), 1.0);
        refresh(lane);
        anchor[lane] += terms.permanentShare() * (impactBefore - impact[lane]);
        return before - displacement[lane];
    }

    /** Pulls the anchor toward the log fundamental. */
    public void revert(int lane, double logFundamental) {
        anchor[lane] += terms.reversion() * (logFundamental - anchor[lane]);
    }

    /** Pulls the anchor toward what the venues agree on. */
    public void mirror(int lane, double logConsensus) {
        if (terms.mirrorPerSecond() != 0) {
            double part = 1.0 - StrictMath.exp(-(terms.mirrorPerSecond() * depth[lane] * terms.stepSeconds()));
            anchor[lane] += part * (logConsensus - logMid(lane));
        }
    }

    private void refresh(int lane) {
        impact[lane] = terms.impact().displacement(displacement[lane], depth[lane]);
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, anchor, depth, impact, pricedAt, price);
        LaneCopy.rows(from, to, displacement);
    }
}
