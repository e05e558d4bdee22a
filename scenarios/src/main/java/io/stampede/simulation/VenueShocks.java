package io.stampede.simulation;

import io.stampede.lanes.LaneWindow;
import io.stampede.market.CollateralOracle;
import io.stampede.market.CollateralPrices;
import io.stampede.market.VenueShockTerms;
import io.stampede.spec.CollateralKind;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.DepthCut;
import io.stampede.spec.MarginHike;
import io.stampede.spec.Outage;
import io.stampede.spec.Quantity;
import io.stampede.spec.ReserveHole;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.WithdrawalHalt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a specification's shocks do to one venue, in the lanes of a block. */
final class VenueShocks {
    private static final Quantity ONE = Quantity.of(1);

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

    /** All of it. */
    VenueShockTerms terms() {
        List<VenueShockTerms.Outage> outages = new ArrayList<>();
        List<LaneWindow> cuts = new ArrayList<>();
        List<LaneWindow> halts = new ArrayList<>();
        List<LaneWindow> hikes = new ArrayList<>();
        for (int index = 0; index < specification.shocks().size(); index++) {
            Shock shock = specification.shocks().get(index);
            if (shock instanceof Outage outage && outage.venue().equals(venue)) {
                outages.add(new VenueShockTerms.Outage(
                        schedule.window(index, outage.at(), outage.duration(), ONE),
                        outage.mode(),
                        outage.makersLeave()));
            } else if (shock instanceof DepthCut cut && isHit(cut.venues())) {
                cuts.add(schedule.window(index, cut.at(), cut.duration(), cut.factor()));
            } else if (shock instanceof WithdrawalHalt halt && halt.venue().equals(venue)) {
                halts.add(schedule.window(index, halt.at(), halt.duration(), ONE));
            } else if (shock instanceof MarginHike hike && hike.venue().equals(venue)) {
                hikes.add(schedule.window(index, hike.at(), hike.duration(), hike.factor()));
            }
        }
        return new VenueShockTerms(collateralPrices(), outages, cuts, halts, hikes);
    }

    /** When assets of the venue turn out to be missing. */
    List<LaneWindow> reserveHoles() {
        List<LaneWindow> holes = new ArrayList<>();
        for (int index = 0; index < specification.shocks().size(); index++) {
            if (specification.shocks().get(index) instanceof ReserveHole hole
                    && hole.venue().equals(venue)) {
                holes.add(schedule.moment(index, hole.at(), hole.shareOfDeposits()));
            }
        }
        return holes;
    }

    private CollateralPrices collateralPrices() {
        double initialPrice = specification.asset().initialPrice();
        List<CollateralOracle> oracles = new ArrayList<>();
        for (CollateralSpecification given : specification.collateral()) {
            oracles.add(new CollateralOracle(
                    given.oracle(),
                    given.redemptionWeight(),
                    (int) Math.rint(given.floor() * 1e6),
                    given.kind() == CollateralKind.WRAPPED,
                    initialPrice));
        }
        List<List<CollateralPrices.Depeg>> depegs = new ArrayList<>();
        int place = 0;
        for (int other = 0; other < specification.venues().size(); other++) {
            String name = specification.venues().get(other).name();
            place = name.equals(venue) ? other : place;
            depegs.add(depegs(name));
        }
        return new CollateralPrices(oracles, place, ModelTerms.weights(specification), depegs);
    }

    private List<CollateralPrices.Depeg> depegs(String at) {
        List<CollateralPrices.Depeg> depegs = new ArrayList<>();
        for (int index = 0; index < specification.shocks().size(); index++) {
            Shock shock = specification.shocks().get(index);
            if (shock instanceof Depeg depeg
                    && (depeg.venues().isEmpty() || depeg.venues().contains(at))) {
                double recovery = depeg.recoveryTime().map(this::factorOfStep).orElse(0.0);
                depegs.add(new CollateralPrices.Depeg(
                        kind(specification, depeg.collateral()),
                        schedule.window(index, depeg.at(), depeg.duration(), depeg.discount()),
                        recovery));
            }
        }
        return depegs;
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
