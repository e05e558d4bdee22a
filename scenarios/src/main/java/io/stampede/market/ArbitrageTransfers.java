package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import java.util.Arrays;
import java.util.List;

/**
 * Moves arbitrageurs' capital from where they have more than their share to where they have less than half of it, one
 * transfer at a time, which takes a while: until it arrives it is nowhere.
 *
 * @source Makarov and Schoar (2020): capital between venues moves slowly
 */
public final class ArbitrageTransfers implements LaneState {
    private static final double POOR = 0.5;

    private final double[] weights;
    private final int delaySteps;
    private final long[][] flows;
    private final int[] arrival;
    private final int[] destination;
    private final long[] underWay;

    /**
     * Nothing under way.
     *
     * @param weights of the venues, adding to one
     * @param delaySteps steps that a transfer takes
     */
    public ArbitrageTransfers(double[] weights, int delaySteps, int lanes) {
        this.weights = weights;
        this.delaySteps = delaySteps;
        flows = new long[weights.length][lanes];
        arrival = new int[lanes];
        destination = new int[lanes];
        underWay = new long[lanes];
    }

    /** What arrives at a venue in this step; negative where it leaves. Money units, one a lane. */
    long[] flows(int venue) {
        return flows[venue];
    }

    /** Decides on a step's transfers from what venues showed at the end of the last one. */
    void decide(int step, List<VenueBoard> venues) {
        for (long[] row : flows) {
            Arrays.fill(row, 0);
        }
        for (int lane = 0; lane < underWay.length; lane++) {
            if (underWay[lane] == 0) {
                send(lane, step, venues);
            } else if (step >= arrival[lane]
                    && !venues.get(destination[lane]).status().isFrozen(lane)) {
                flows[destination[lane]][lane] = underWay[lane];
                underWay[lane] = 0;
            }
        }
    }

    private void send(int lane, int step, List<VenueBoard> venues) {
        double whole = 0;
        for (VenueBoard venue : venues) {
            whole += (double) venue.arbitrageWorth()[lane];
        }
        int poorest = 0;
        int richest = 0;
        for (int venue = 1; venue < weights.length; venue++) {
            poorest = share(venues, venue, lane) < share(venues, poorest, lane) ? venue : poorest;
            richest = share(venues, venue, lane) > share(venues, richest, lane) ? venue : richest;
        }
        double wanted = weights[poorest] * whole - (double) venues.get(poorest).arbitrageWorth()[lane];
        boolean isPoor = (double) venues.get(poorest).arbitrageWorth()[lane] < POOR * weights[poorest] * whole;
        VenueStatus status = venues.get(richest).status();
        boolean mayLeave = !status.isFrozen(lane) && !LaneMask.contains(status.withdrawalsHalted(), lane);
        if (!isPoor || poorest == richest || !mayLeave) {
            return;
        }
        double surplus = (double) venues.get(richest).arbitrageWorth()[lane] - weights[richest] * whole;
        long amount = (long) Math.floor(0.5 * Math.min(surplus, wanted));
        amount = Math.min(amount, venues.get(richest).arbitrageFree()[lane]);
        if (amount > 0) {
            flows[richest][lane] = -amount;
            underWay[lane] = amount;
            destination[lane] = poorest;
            arrival[lane] = step + delaySteps;
        }
    }

    private double share(List<VenueBoard> venues, int venue, int lane) {
        return (double) venues.get(venue).arbitrageWorth()[lane] / weights[venue];
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, flows);
        LaneCopy.rows(from, to, underWay);
        LaneCopy.rows(from, to, arrival, destination);
    }
}
