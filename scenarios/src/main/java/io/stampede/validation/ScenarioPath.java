package io.stampede.validation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a scenario showed while it was played, as far as stylised facts ask for it.
 *
 * @param minuteReturns log returns of the consolidated price over whole minutes
 * @param minuteLiquidations liquidation orders filled in each of those minutes
 * @param liquidations all of it
 * @param depthHalfLife seconds from the lowest depth of the books until half of what was missing is back; empty if it
 *     does not come back, or nothing was missing
 * @param sizes of single accounts' liquidations and auto-deleveragings; empty where they were not watched
 */
public record ScenarioPath(
        double[] minuteReturns,
        long[] minuteLiquidations,
        Liquidations liquidations,
        OptionalDouble depthHalfLife,
        Sizes sizes) {
    /**
     * Liquidation orders of a scenario.
     *
     * @param orders filled
     * @param largestStep the most in one step
     * @param notional filled, money units
     * @param longNotional the part of it that sold longs
     */
    public record Liquidations(long orders, long largestStep, double notional, double longNotional) {}

    /**
     * Notional of single accounts, money units.
     *
     * @param liquidated what an account held at the start of the step in which it was first liquidated or bankrupt
     * @param deleveraged what an account lost to auto-deleveraging as a counterparty, over the whole scenario
     */
    public record Sizes(double[] liquidated, double[] deleveraged) {
        static final Sizes UNWATCHED = new Sizes(new double[0], new double[0]);
    }

    /** The returns of all paths, one after another. */
    static double[] returns(List<ScenarioPath> paths) {
        return paths.stream()
                .flatMapToDouble(path -> java.util.Arrays.stream(path.minuteReturns()))
                .toArray();
    }

    /** Absolute values. */
    static double[] magnitudes(double[] values) {
        double[] magnitudes = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            magnitudes[index] = Math.abs(values[index]);
        }
        return magnitudes;
    }
}
