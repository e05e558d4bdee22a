package io.stampede.risk;

import io.stampede.outcome.Counterfactual;
import java.util.Arrays;
import java.util.List;

/**
 * One figure, told apart by its causes. With v the figure in the worlds of the shock alone, with panic (P), with forced
 * liquidation (L) and with both, the shares of panic and liquidation are Shapley's: each is what it adds, averaged over
 * coming first and coming last.
 *
 * <pre>
 * shock       = v(∅)
 * panic       = ½·[v(P) − v(∅)] + ½·[v(PL) − v(L)]
 * liquidation = ½·[v(L) − v(∅)] + ½·[v(PL) − v(P)]
 * interaction = v(PL) − v(P) − v(L) + v(∅), of which panic and liquidation have half each
 * </pre>
 *
 * <p>The four figures are rounded to sixteen units in the last place of the largest, and so every sum and half of them
 * is an exact {@code double}: {@code shock + panic + liquidation} is the total bit for bit, in any order.
 *
 * @param worlds the figure in each {@link Counterfactual}, in their order; the first is the total
 * @param shock what is left without panic and liquidation
 * @param panic what panic adds
 * @param liquidation what forced liquidation adds
 * @param interaction what both add together beyond what each adds alone
 * @source Shapley, A Value for n-Person Games, 1953; Shorrocks, Decomposition procedures for distributional analysis,
 *     Journal of Economic Inequality 11, 2013
 */
public record CausalShares(
        List<Double> worlds, CausalShare shock, CausalShare panic, CausalShare liquidation, CausalShare interaction) {
    private static final int SPARE_UNITS = 16;

    public CausalShares {
        worlds = List.copyOf(worlds);
    }

    /** The figure in the factual world: the sum of the first three shares, exactly. */
    public double total() {
        return worlds.get(Counterfactual.FACTUAL.ordinal());
    }

    /**
     * The shares of four figures.
     *
     * @param figures by world
     * @param intervals of each {@link Part}, in its order
     */
    static CausalShares of(double[] figures, List<ConfidenceInterval> intervals) {
        double[] rounded = rounded(figures);
        CausalShare[] shares = new CausalShare[Part.values().length];
        for (Part part : Part.values()) {
            shares[part.ordinal()] = new CausalShare(part.of(rounded) + 0.0, intervals.get(part.ordinal()));
        }
        return new CausalShares(
                Arrays.stream(rounded).boxed().toList(),
                shares[Part.SHOCK.ordinal()],
                shares[Part.PANIC.ordinal()],
                shares[Part.LIQUIDATION.ordinal()],
                shares[Part.INTERACTION.ordinal()]);
    }

    private static double[] rounded(double[] figures) {
        double largest = 0;
        for (double figure : figures) {
            largest = Math.max(largest, Math.abs(figure));
        }
        double unit = Math.ulp(largest) * SPARE_UNITS;
        return Arrays.stream(figures)
                .map(figure -> Math.rint(figure / unit) * unit + 0.0)
                .toArray();
    }

    /** The shares, as sums of the figures of the worlds times factors that are exact. */
    enum Part {
        SHOCK(0, 0, 0, 1),
        PANIC(0.5, -0.5, 0.5, -0.5),
        LIQUIDATION(0.5, 0.5, -0.5, -0.5),
        INTERACTION(1, -1, -1, 1);

        private final double[] factors;

        Part(double factual, double withoutPanic, double withoutLiquidation, double shockAlone) {
            factors = new double[] {factual, withoutPanic, withoutLiquidation, shockAlone};
        }

        double of(double[] figures) {
            double sum = 0;
            for (int world = 0; world < factors.length; world++) {
                sum += factors[world] * figures[world];
            }
            return sum;
        }

        double factor(int world) {
            return factors[world];
        }

        /** Whether the share is none whatever the figure: what it compares is the same in every scenario. */
        boolean isNone(WorldSample sample) {
            return switch (this) {
                case SHOCK -> false;
                case PANIC -> sample.areEqual(0, 1) && sample.areEqual(2, 3);
                case LIQUIDATION -> sample.areEqual(0, 2) && sample.areEqual(1, 3);
                case INTERACTION ->
                    sample.areEqual(0, 1) && sample.areEqual(2, 3) || sample.areEqual(0, 2) && sample.areEqual(1, 3);
            };
        }
    }
}
