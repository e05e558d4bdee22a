package io.stampede.market;

import io.stampede.lanes.LaneWindow;
import io.stampede.market.account.Money;
import java.util.Arrays;
import java.util.List;

/**
 * The prices of each collateral at one venue over time.
 *
 * @param kinds number of collaterals
 * @param depegs when they trade below par
 */
public record CollateralPrices(int kinds, List<Depeg> depegs) {
    public CollateralPrices {
        depegs = List.copyOf(depegs);
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

    /**
     * Prices of a collateral in a step: the lowest of its de-pegs, else par.
     *
     * @param prices filled with parts per million of par, one a lane
     */
    public void read(int kind, int step, int[] prices) {
        Arrays.fill(prices, Money.MILLION);
        for (Depeg depeg : depegs) {
            if (depeg.kind() == kind) {
                for (int lane = 0; lane < prices.length; lane++) {
                    prices[lane] = Math.min(prices[lane], depeg.price(lane, step));
                }
            }
        }
    }
}
