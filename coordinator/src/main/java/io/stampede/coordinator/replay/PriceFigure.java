package io.stampede.coordinator.replay;

import io.stampede.coordinator.report.Figures;
import io.stampede.outcome.History;

/**
 * Prices as people read them: with as many decimals as give the initial price six digits.
 *
 * @param decimals after the point
 */
record PriceFigure(int decimals) {
    private static final int DIGITS = 6;

    static PriceFigure of(History history) {
        int magnitude = (int) Math.floor(StrictMath.log10(history.initialPrice()));
        return new PriceFigure(Math.max(0, DIGITS - 1 - magnitude));
    }

    String of(double price) {
        return Figures.fixed(price, decimals);
    }
}
