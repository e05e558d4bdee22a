package io.stampede.oracle;

import java.util.List;

/** Market orders of a venue executed together at one price for buyers and one for sellers. */
final class OracleBatch {
    /** An order to buy (or sell, if negative) at market. */
    record Order(OracleAccount account, long lots) {}

    private final OracleVenue venue;
    private final List<Order> orders;
    final long buyTicks;
    final long sellTicks;

    /** Prices a net order from the current book without trading. */
    OracleBatch(OracleVenue venue, List<Order> orders) {
        this.venue = venue;
        this.orders = orders;
        double average = venue.book.averagePrice((double) net());
        double spread = venue.auction ? 0 : Math.min(venue.rules.spread() / venue.book.depth, venue.rules.maxSpread());
        buyTicks = venue.units.ticks(average * (1 + 0.5 * spread));
        sellTicks = venue.units.ticks(average * (1 - 0.5 * spread));
    }

    private long net() {
        return OracleBand.net(orders);
    }

    long ticksOf(Order order) {
        return order.lots() > 0 ? buyTicks : sellTicks;
    }

    long notionalOf(Order order) {
        return Math.multiplyExact(Math.abs(order.lots()), ticksOf(order));
    }

    /** Trades all orders against the market maker, takes their fees, and returns the notional traded. */
    long execute() {
        OraclePool maker = venue.marketMaker();
        long makerCash = maker.cash;
        long volume = 0;
        for (Order order : orders) {
            order.account().trade(order.lots(), ticksOf(order));
            if (order.account() != venue.fund) {
                order.account().pay(venue.fees, OracleUnits.rate(notionalOf(order), venue.rules.takerFeePpm()));
            }
            makerCash = Math.addExact(makerCash, Math.multiplyExact(order.lots(), ticksOf(order)));
            volume = Math.addExact(volume, notionalOf(order));
        }
        long net = net();
        if (net != 0) {
            maker.trade(-net, net > 0 ? buyTicks : sellTicks);
        }
        maker.cash = makerCash;
        payMaker(maker);
        venue.book.flow = Math.addExact(venue.book.flow, net);
        return volume;
    }

    /** The market maker's fee, or its rebate if that is negative. */
    private void payMaker(OraclePool maker) {
        long ppm = Math.abs(venue.rules.makerFeePpm());
        long bought = 0;
        long sold = 0;
        for (Order order : orders) {
            bought = Math.addExact(bought, Math.max(order.lots(), 0));
            sold = Math.addExact(sold, Math.max(-order.lots(), 0));
        }
        long fee = OracleUnits.rate(Math.multiplyExact(bought, buyTicks), ppm)
                + OracleUnits.rate(Math.multiplyExact(sold, sellTicks), ppm);
        if (venue.rules.makerFeePpm() < 0) {
            venue.fees.pay(maker, fee);
        } else {
            maker.pay(venue.fees, fee);
        }
    }
}
