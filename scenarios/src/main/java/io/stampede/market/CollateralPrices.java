package io.stampede.market;

import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneWindow;
import io.stampede.market.account.Money;
import java.util.Arrays;
import java.util.List;

/**
 * The prices of each collateral over time, at one venue and at all of them.
 *
 * @param oracles one a collateral
 * @param venue position of the venue
 * @param weights of the venues, adding to one
 * @param depegs when each venue's book has a collateral below par, one list a venue
 */
public record CollateralPrices(List<CollateralOracle> oracles, int venue, double[] weights, List<List<Depeg>> depegs)
        implements LaneState {
    public CollateralPrices {
        oracles = List.copyOf(oracles);
        depegs = depegs.stream().map(List::copyOf).toList();
    }

    /**
     * A time below par.
     *
     * @param kind which collateral
     * @param window when; its size is the part of par that is lost
     * @param recovery factor by which the loss shrinks in each step after the window, 0 if it is made good at once
     */
    public record Depeg(int kind, LaneWindow window, double recovery) {

        private int price(int lane, int step) {
            double discount = window.size()[lane];
            if (step < window.from()[lane]) {
                discount = 0;
            } else if (step >= window.to()[lane]) {
                discount *= recovery == 0 ? 0 : StrictMath.pow(recovery, step - window.to()[lane] + 1.0);
            }
            return Money.MILLION - (int) Math.rint(discount * 1e6);
        }
    }

    /** Number of collaterals. */
    public int kinds() {
        return oracles.size();
    }

    /**
     * Prices of a collateral in a step.
     *
     * @param index of the asset, quote currency, one a lane
     * @param pegs scratch: filled with parts per million of par, a row a venue
     * @param margin filled with the oracle's price, parts per million of the initial par
     * @param sale filled with the price of the venue's own book, likewise
     */
    void read(int kind, int step, double[] index, List<int[]> pegs, int[] margin, int[] sale) {
        for (int place = 0; place < pegs.size(); place++) {
            readPegs(kind, step, depegs.get(place), pegs.get(place));
        }
        CollateralOracle oracle = oracles.get(kind);
        int[] own = pegs.get(venue);
        for (int lane = 0; lane < own.length; lane++) {
            margin[lane] = oracle.worth(oracle.price(own[lane], pegs, weights, lane), index[lane]);
            sale[lane] = oracle.worth(own[lane], index[lane]);
        }
    }

    private static void readPegs(int kind, int step, List<Depeg> depegs, int[] pegs) {
        Arrays.fill(pegs, Money.MILLION);
        for (Depeg depeg : depegs) {
            if (depeg.kind() == kind) {
                for (int lane = 0; lane < pegs.length; lane++) {
                    pegs[lane] = Math.min(pegs[lane], depeg.price(lane, step));
                }
            }
        }
    }

    @Override
    public void copyLane(int from, int to) {
        for (List<Depeg> here : depegs) {
            for (Depeg depeg : here) {
                depeg.window().copyLane(from, to);
            }
        }
    }
}
