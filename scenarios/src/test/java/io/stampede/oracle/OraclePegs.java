package io.stampede.oracle;

import io.stampede.oracle.OracleShocks.Event;
import io.stampede.spec.CollateralKind;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import java.util.List;

/** What collateral is worth: to sell at a venue, and to the venue's oracle as margin. */
final class OraclePegs {
    private final List<CollateralSpecification> collateral;
    private final OracleShocks shocks;
    private final int stepSeconds;

    OraclePegs(List<CollateralSpecification> collateral, OracleShocks shocks, int stepSeconds) {
        this.collateral = collateral;
        this.shocks = shocks;
        this.stepSeconds = stepSeconds;
    }

    /** Sets the prices of a step from pegs and the index. */
    void price(List<OracleVenue> venues, int step, double index) {
        for (OracleVenue venue : venues) {
            for (int kind = 0; kind < collateral.size(); kind++) {
                venue.pegPpm[kind] = peg(venue, kind, step);
            }
        }
        for (OracleVenue venue : venues) {
            for (int kind = 0; kind < collateral.size(); kind++) {
                CollateralSpecification rules = collateral.get(kind);
                venue.salePpm[kind] = wrapped(rules, venue.pegPpm[kind], index, venue);
                venue.collateralPpm[kind] = wrapped(rules, seen(venues, venue, kind), index, venue);
            }
        }
    }

    private int peg(OracleVenue venue, int kind, int step) {
        int lowest = 1_000_000;
        for (Event event : shocks.events) {
            if (event.shock() instanceof Depeg depeg
                    && depeg.collateral().equals(collateral.get(kind).name())
                    && OracleShocks.isAmong(depeg.venues(), venue.rules.name())) {
                lowest = Math.min(lowest, 1_000_000 - (int) Math.rint(discount(event, depeg, step) * 1e6));
            }
        }
        return lowest;
    }

    private double discount(Event event, Depeg depeg, int step) {
        if (event.holds(step)) {
            return event.size();
        }
        if (step < event.first() || depeg.recoveryTime().isEmpty()) {
            return 0;
        }
        double kept = StrictMath.exp(
                -stepSeconds / OracleWorld.seconds(depeg.recoveryTime().get()));
        return event.size() * StrictMath.pow(kept, step - event.end() + 1);
    }

    private int seen(List<OracleVenue> venues, OracleVenue venue, int kind) {
        CollateralSpecification rules = collateral.get(kind);
        int local = venue.pegPpm[kind];
        return switch (rules.oracle()) {
            case LOCAL_BOOK -> local;
            case INDEX -> {
                double sum = 0.0;
                for (OracleVenue other : venues) {
                    sum += other.weight * other.pegPpm[kind];
                }
                yield (int) Math.rint(sum);
            }
            case REDEMPTION_WEIGHTED -> {
                double weight = rules.redemptionWeight();
                yield (int) Math.rint(weight * 1e6 + (1 - weight) * local);
            }
            case FLOORED -> Math.max(local, (int) Math.rint(rules.floor() * 1e6));
        };
    }

    private static int wrapped(CollateralSpecification rules, int ppm, double index, OracleVenue venue) {
        if (rules.kind() != CollateralKind.WRAPPED) {
            return ppm;
        }
        return (int) Math.min(Math.floor(ppm * (index / venue.units.initialPrice)), 2147483647);
    }
}
