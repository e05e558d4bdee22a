package io.stampede.oracle;

import io.stampede.oracle.OracleShocks.Event;

/** A large account that a shock opens and unwinds. */
final class OracleWhale extends OracleAccount {
    private final Event event;
    private final long startSize;

    OracleWhale(int number, Event event, OracleVenue venue) {
        super(number);
        this.event = event;
        double size = Math.abs(event.size()) * venue.openInterest / (venue.units.initialPrice * venue.units.lot);
        startSize = (long) Math.floor(size);
        long ticks = venue.units.initialTicks;
        long start = (event.size() < 0 ? -1 : 1) * startSize;
        trade(start, ticks);
        cash = Math.addExact(cash, Math.multiplyExact(startSize, ticks));
        venue.external.trade(-start, ticks);
    }

    /** Lots to trade in a step in which the venue takes orders. */
    long order(int step) {
        if (step < event.first()) {
            return 0;
        }
        int played = Math.min(step - event.first() + 1, event.length());
        long wanted = startSize - (long) Math.floor((double) startSize * played / event.length());
        return -sign() * Math.max(size() - wanted, 0);
    }
}
