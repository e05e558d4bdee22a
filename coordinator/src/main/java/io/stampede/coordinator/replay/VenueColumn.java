package io.stampede.coordinator.replay;

import io.stampede.outcome.History;
import java.util.Arrays;
import java.util.function.Function;

/** The columns of a venue's history, as they are named in every output; the names are stable. */
enum VenueColumn {
    PRICE("price", History.Venue::price),
    MARK("mark", History.Venue::mark),
    DEPTH("depth", History.Venue::depth),
    LIQUIDATED("liquidated", venue -> venue.liquidated().total()),
    LIQUIDATED_BOUGHT("liquidatedBought", venue -> venue.liquidated().bought()),
    PANIC("panic", venue -> venue.panic().total()),
    PANIC_BOUGHT("panicBought", venue -> venue.panic().bought()),
    RATIONAL("rational", venue -> venue.rational().total()),
    RATIONAL_BOUGHT("rationalBought", venue -> venue.rational().bought()),
    INSURANCE_FUND("insuranceFund", History.Venue::insuranceFund),
    AUTO_DELEVERAGED("autoDeleveraged", History.Venue::autoDeleveraged),
    OPEN_INTEREST("openInterest", History.Venue::openInterest);

    private final String key;
    private final Function<History.Venue, double[]> values;

    VenueColumn(String key, Function<History.Venue, double[]> values) {
        this.key = key;
        this.values = values;
    }

    String key() {
        return key;
    }

    double[] read(History.Venue venue) {
        return values.apply(venue);
    }

    /** All columns of a venue, in order. */
    static double[][] all(History.Venue venue) {
        return Arrays.stream(values()).map(column -> column.read(venue)).toArray(double[][]::new);
    }
}
