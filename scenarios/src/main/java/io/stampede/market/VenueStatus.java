package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneWindow;
import io.stampede.spec.OutageMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What still works at a venue, per lane: set at the beginning of each step, the same until its end. */
public final class VenueStatus implements LaneState {
    private final VenueShockTerms shocks;
    private final @Nullable CircuitBreaker breaker;
    private final int lanes;
    private final long[] frozen;
    private final long[] withoutOrders;
    private final long[] withoutLiquidation;
    private final long[] auction;
    private final long[] withdrawalsHalted;
    private final long[] closedForGood;
    private long[] ownHalt = new long[0];
    private boolean isOpen = true;

    VenueStatus(VenueShockTerms shocks, Optional<BreakerTerms> breaker, int lanes, double logPrice) {
        this.shocks = shocks;
        this.breaker =
                breaker.map(terms -> new CircuitBreaker(terms, lanes, logPrice)).orElse(null);
        this.lanes = lanes;
        int words = LaneMask.words(lanes);
        frozen = new long[words];
        withoutOrders = new long[words];
        withoutLiquidation = new long[words];
        auction = new long[words];
        withdrawalsHalted = new long[words];
        closedForGood = new long[words];
    }

    /** Whether everything works in every lane. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Lanes in which the venue stands still. */
    public long[] frozen() {
        return frozen;
    }

    /** Lanes in which no orders are taken. */
    public long[] withoutOrders() {
        return withoutOrders;
    }

    /** Lanes in which nobody is liquidated. */
    public long[] withoutLiquidation() {
        return withoutLiquidation;
    }

    /** Lanes in which the step is an auction: one price for buyers and sellers. */
    public long[] auction() {
        return auction;
    }

    /** Lanes in which nobody is paid out. */
    public long[] withdrawalsHalted() {
        return withdrawalsHalted;
    }

    /** Halts that the circuit breaker called, per lane; empty without one. */
    public long[] trips() {
        return breaker == null ? new long[0] : breaker.trips();
    }

    /** Closes the venue in a lane for good, from the next step on. */
    void closeForGood(int lane) {
        LaneMask.add(closedForGood, lane);
    }

    /** Lanes in which the venue has halted withdrawals by its own decision: read at the beginning of each step. */
    void follow(long[] halted) {
        ownHalt = halted;
    }

    /** Whether a lane's venue has been closed for good. */
    public boolean isClosedForGood(int lane) {
        return LaneMask.contains(closedForGood, lane);
    }

    /** Begins a step. */
    void begin(int step) {
        boolean never = shocks.outages().isEmpty()
                && shocks.withdrawalHalts().isEmpty()
                && breaker == null
                && ownHalt.length == 0
                && LaneMask.isEmpty(closedForGood);
        if (never) {
            return;
        }
        LaneMask.clear(frozen);
        LaneMask.clear(withoutOrders);
        LaneMask.clear(withoutLiquidation);
        LaneMask.clear(auction);
        LaneMask.clear(withdrawalsHalted);
        for (int lane = 0; lane < lanes; lane++) {
            begin(lane, step);
        }
        isOpen = LaneMask.isEmpty(withoutOrders) && LaneMask.isEmpty(auction);
    }

    private void begin(int lane, int step) {
        if (ownHalt.length > 0 && LaneMask.contains(ownHalt, lane)) {
            LaneMask.add(withdrawalsHalted, lane);
        }
        for (LaneWindow halt : shocks.withdrawalHalts()) {
            if (halt.holds(lane, step)) {
                LaneMask.add(withdrawalsHalted, lane);
            }
        }
        if (LaneMask.contains(closedForGood, lane)) {
            set(lane, OutageMode.FROZEN);
            LaneMask.add(withdrawalsHalted, lane);
            return;
        }
        for (VenueShockTerms.Outage outage : shocks.outages()) {
            if (outage.window().holds(lane, step)) {
                set(lane, outage.mode());
                return;
            }
        }
        if (breaker != null && breaker.halts(lane, step)) {
            set(lane, OutageMode.CANCEL_ONLY);
        } else if (breaker != null && breaker.isAuction(lane, step)) {
            LaneMask.add(auction, lane);
        }
    }

    private void set(int lane, OutageMode mode) {
        LaneMask.add(withoutOrders, lane);
        if (mode != OutageMode.ORDERS_REJECTED) {
            LaneMask.add(withoutLiquidation, lane);
        }
        if (mode == OutageMode.FROZEN) {
            LaneMask.add(frozen, lane);
        }
    }

    /** Whether the venue stands still in a lane. */
    boolean isFrozen(int lane) {
        return !isOpen && LaneMask.contains(frozen, lane);
    }

    /** Ends a step: a large move halts trading. */
    void close(int lane, int step, double logPrice) {
        if (breaker != null) {
            breaker.close(lane, step, logPrice, !LaneMask.contains(withoutOrders, lane));
        }
    }

    /** Whether {@link #close} has anything to do. */
    boolean watchesPrices() {
        return breaker != null;
    }

    @Override
    public void copyLane(int from, int to) {
        shocks.copyLane(from, to);
        if (breaker != null) {
            breaker.copyLane(from, to);
        }
        LaneCopy.masks(from, to, frozen, withoutOrders, withoutLiquidation, auction, withdrawalsHalted, closedForGood);
    }
}
