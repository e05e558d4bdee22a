package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import java.util.Arrays;

/** Halts trading after a large move of the venue's own price, in each lane by itself. */
final class CircuitBreaker implements LaneState {
    private final BreakerTerms terms;
    private final double[][] history;
    private final int[] haltFrom;
    private final int[] haltTo;
    private final int[] nextAllowed;
    private final long[] trips;

    /** A breaker that has not tripped; every price before the first step is the initial one. */
    CircuitBreaker(BreakerTerms terms, int lanes, double logPrice) {
        this.terms = terms;
        history = new double[terms.windowSteps()][lanes];
        for (double[] prices : history) {
            Arrays.fill(prices, logPrice);
        }
        haltFrom = new int[lanes];
        haltTo = new int[lanes];
        nextAllowed = new int[lanes];
        trips = new long[lanes];
        Arrays.fill(haltFrom, Integer.MAX_VALUE);
        Arrays.fill(haltTo, Integer.MAX_VALUE);
    }

    /** Whether trading halts in a step. */
    boolean halts(int lane, int step) {
        return step >= haltFrom[lane] && step < haltTo[lane];
    }

    /** Whether a step opens with the auction that ends a halt. */
    boolean isAuction(int lane, int step) {
        return step == haltTo[lane];
    }

    /** Takes in a step's last price; a large move halts trading from the next step on. */
    void close(int lane, int step, double logPrice, boolean isOpen) {
        double[] past = history[step % history.length];
        boolean moved = Math.abs(logPrice - past[lane]) >= terms.threshold();
        past[lane] = logPrice;
        if (moved && isOpen && step >= nextAllowed[lane]) {
            trips[lane]++;
            haltFrom[lane] = step + 1;
            haltTo[lane] = haltFrom[lane] + terms.haltSteps();
            nextAllowed[lane] = haltTo[lane] + terms.coolDownSteps();
        }
    }

    /** How often it tripped, per lane. */
    long[] trips() {
        return trips;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, history);
        LaneCopy.rows(from, to, haltFrom, haltTo, nextAllowed);
        LaneCopy.rows(from, to, trips);
    }
}
