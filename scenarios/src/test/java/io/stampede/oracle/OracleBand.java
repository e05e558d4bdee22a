package io.stampede.oracle;

import io.stampede.oracle.OracleBatch.Order;
import java.util.ArrayList;
import java.util.List;

/** The price band of a venue: cuts the larger side of a batch in sixteenths until its price is near the mark. */
final class OracleBand {
    private OracleBand() {}

    /** The orders as far as the band lets them through, in the same order. */
    static List<Order> cut(OracleVenue venue, List<Order> orders) {
        long net = net(orders);
        if (venue.rules.priceBand().isEmpty() || net == 0 || isInside(venue, net)) {
            return orders;
        }
        for (int sixteenths = 15; ; sixteenths--) {
            List<Order> reduced = new ArrayList<>();
            for (Order order : orders) {
                long lots = order.lots();
                boolean offends = Long.signum(lots) == Long.signum(net);
                long left = Long.signum(lots) * (Math.multiplyExact(Math.abs(lots), sixteenths) / 16);
                reduced.add(offends ? new Order(order.account(), left) : order);
            }
            long left = net(reduced);
            if (left == 0 || Long.signum(left) != Long.signum(net) || isInside(venue, left)) {
                return reduced;
            }
        }
    }

    private static boolean isInside(OracleVenue venue, long net) {
        double fill = venue.book.averagePrice((double) net);
        double distance = Math.abs(StrictMath.log(fill / (venue.mark * venue.units.tick)));
        return distance <= venue.rules.priceBand().getAsDouble();
    }

    static long net(List<Order> orders) {
        return orders.stream().mapToLong(Order::lots).reduce(0, Math::addExact);
    }
}
