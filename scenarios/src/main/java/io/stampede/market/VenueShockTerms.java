package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneWindow;
import io.stampede.market.account.Money;
import io.stampede.spec.OutageMode;
import java.util.List;

/**
 * What the specification does to one venue.
 *
 * @param prices what its collateral is worth when
 * @param outages when it is out of order, the first that holds decides
 * @param depthCuts when makers withdraw; sizes are factors on the depth they aim for
 * @param withdrawalHalts when it pays nobody out
 * @param marginHikes when it asks for more margin; sizes are factors
 */
public record VenueShockTerms(
        CollateralPrices prices,
        List<Outage> outages,
        List<LaneWindow> depthCuts,
        List<LaneWindow> withdrawalHalts,
        List<LaneWindow> marginHikes)
        implements LaneState {
    public VenueShockTerms {
        outages = List.copyOf(outages);
        depthCuts = List.copyOf(depthCuts);
        withdrawalHalts = List.copyOf(withdrawalHalts);
        marginHikes = List.copyOf(marginHikes);
    }

    /**
     * A time in which the venue is out of order.
     *
     * @param window when
     * @param mode what still works
     * @param makersLeave whether depth is withdrawn to its least, until the step after
     */
    public record Outage(LaneWindow window, OutageMode mode, boolean makersLeave) {}

    /** The factor on the depth that makers aim for. */
    double depthFactor(int lane, int step) {
        double factor = 1.0;
        for (LaneWindow cut : depthCuts) {
            factor *= cut.holds(lane, step) ? cut.size()[lane] : 1.0;
        }
        return factor;
    }

    /** The factor on maintenance margin, parts per million: the largest of those that hold. */
    int marginPpm(int lane, int step) {
        int largest = Money.MILLION;
        for (LaneWindow hike : marginHikes) {
            if (hike.holds(lane, step)) {
                largest = Math.max(largest, (int) Math.rint(hike.size()[lane] * 1e6));
            }
        }
        return largest;
    }

    /** Whether makers have left for an outage. */
    boolean makersAreGone(int lane, int step) {
        for (Outage outage : outages) {
            boolean lately =
                    outage.window().holds(lane, step) || step == outage.window().to()[lane];
            if (outage.makersLeave() && lately) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void copyLane(int from, int to) {
        prices.copyLane(from, to);
        for (Outage outage : outages) {
            outage.window().copyLane(from, to);
        }
        LaneCopy.states(from, to, depthCuts);
        LaneCopy.states(from, to, withdrawalHalts);
        LaneCopy.states(from, to, marginHikes);
    }
}
