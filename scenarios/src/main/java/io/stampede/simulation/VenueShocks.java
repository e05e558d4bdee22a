package io.stampede.simulation;

import io.stampede.market.CollateralPrices;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a specification's shocks do to one venue, in the lanes of a block. */
final class VenueShocks {
    static final Quantity ONE = Quantity.of(1);

    private final Specification specification;
    private final String venue;
    private final ShockSchedule schedule;

    VenueShocks(Specification specification, String venue, ShockSchedule schedule) {
        this.specification = specification;
        this.venue = venue;
        this.schedule = schedule;
    }

    private boolean isHit(List<String> venues) {
        return venues.isEmpty() || venues.contains(venue);
    }

    /** What each collateral is worth when. */
    CollateralPrices collateralPrices() {
        List<CollateralPrices.Depeg> depegs = new ArrayList<>();
        for (int index = 0; index < specification.shocks().size(); index++) {
            Shock shock = specification.shocks().get(index);
            if (shock instanceof Depeg depeg && isHit(depeg.venues())) {
                double recovery =
                        depeg.recoveryTime().map(this::factorOfStep).orElse(0.0);
                depegs.add(new CollateralPrices.Depeg(
                        kind(specification, depeg.collateral()),
                        schedule.window(index, depeg.at(), depeg.duration(), depeg.discount()),
                        recovery));
            }
        }
        return new CollateralPrices(specification.collateral().size(), depegs);
    }

    /** What is left after a step of something that shrinks by e in a time. */
    private double factorOfStep(Duration time) {
        return StrictMath.exp(-specification.clock().stepSeconds() / (time.toMillis() / 1000.0));
    }

    /** Position of a collateral in the specification, −1 if there is none of that name. */
    static int kind(Specification specification, String collateral) {
        List<CollateralSpecification> kinds = specification.collateral();
        for (int kind = 0; kind < kinds.size(); kind++) {
            if (kinds.get(kind).name().equals(collateral)) {
                return kind;
            }
        }
        return -1;
    }
}
