package io.stampede.oracle;

import io.stampede.oracle.OracleShocks.Event;
import io.stampede.oracle.OracleVenue.Mode;
import io.stampede.spec.CircuitBreaker;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.DepthCut;
import io.stampede.spec.MarginHike;
import io.stampede.spec.Outage;
import io.stampede.spec.WithdrawalHalt;
import java.util.List;

/** What works at each venue: outages, circuit breakers, raised margins, cut depth, halted withdrawals. */
final class OracleHalts {
    private final ClockSpecification clock;
    private final OracleShocks shocks;

    OracleHalts(ClockSpecification clock, OracleShocks shocks) {
        this.clock = clock;
        this.shocks = shocks;
    }

    /** Settles what works at a venue in a step. */
    void open(OracleVenue venue, int step) {
        boolean halted = step <= venue.haltedUntil;
        venue.auction = step == venue.auctionStep;
        venue.mode = halted ? Mode.CANCEL_ONLY : Mode.OPEN;
        venue.makersLeave = false;
        venue.withdrawalsBlocked = false;
        venue.depthFactors.clear();
        venue.marginPpm = 1_000_000;
        boolean decided = false;
        for (Event event : shocks.events) {
            if (event.shock() instanceof Outage outage && outage.venue().equals(venue.rules.name())) {
                if (event.holds(step) && !decided) {
                    venue.mode = mode(outage);
                    decided = true;
                }
                boolean justOver = step == event.end();
                venue.makersLeave |= outage.makersLeave() && (event.holds(step) || justOver);
            }
            if (event.holds(step)) {
                apply(event, venue);
            }
        }
        if (venue.closedForGood) {
            venue.mode = Mode.FROZEN;
        }
        venue.auction &= venue.mode == Mode.OPEN;
    }

    private static Mode mode(Outage outage) {
        return switch (outage.mode()) {
            case FROZEN -> Mode.FROZEN;
            case ORDERS_REJECTED -> Mode.ORDERS_REJECTED;
            case CANCEL_ONLY -> Mode.CANCEL_ONLY;
        };
    }

    private static void apply(Event event, OracleVenue venue) {
        String name = venue.rules.name();
        if (event.shock() instanceof DepthCut cut && OracleShocks.isAmong(cut.venues(), name)) {
            venue.depthFactors.add(event.size());
        } else if (event.shock() instanceof MarginHike hike && hike.venue().equals(name)) {
            venue.marginPpm = Math.max(venue.marginPpm, (int) Math.rint(event.size() * 1e6));
        } else if (event.shock() instanceof WithdrawalHalt halt && halt.venue().equals(name)) {
            venue.withdrawalsBlocked = true;
        }
    }

    /** Trips the circuit breaker of a venue whose price has moved too far by the end of a step. */
    void trip(OracleVenue venue, List<OracleStep> steps) {
        if (venue.rules.circuitBreaker().isEmpty()) {
            return;
        }
        CircuitBreaker breaker = venue.rules.circuitBreaker().get();
        int step = steps.size() - 1;
        if (venue.mode != Mode.OPEN || step < venue.breakerRestsUntil) {
            return;
        }
        int earlier = step - clock.steps(breaker.window());
        double before =
                earlier < 0 ? StrictMath.log(venue.units.initialPrice) : steps.get(earlier).logPrice[venue.index];
        if (Math.abs(steps.get(step).logPrice[venue.index] - before) >= breaker.threshold()) {
            venue.haltedUntil = step + clock.steps(breaker.halt());
            venue.auctionStep = venue.haltedUntil + 1;
            double rest = OracleWorld.seconds(breaker.coolDown()) / clock.stepSeconds();
            venue.breakerRestsUntil = venue.auctionStep + (int) Math.ceil(rest);
        }
    }
}
