package io.stampede.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class KnownWorldStatisticalTest {
    private static final double STEP = 10;
    private static final double DAY_STEPS = 8640;

    private static WorldTerms terms(double varianceRate, double newsPerSecond, double branching) {
        double memory = 1.0 / 600;
        return new WorldTerms(
                0,
                STEP,
                varianceRate,
                0,
                1e-5,
                0,
                0,
                0.5,
                newsPerSecond,
                StrictMath.exp(-memory * STEP),
                branching * memory,
                0,
                0,
                List.of(),
                List.of());
    }

    /** Stationary mean μ/(1 − n_Δ) with n_Δ = nβΔt/(1 − e^{−βΔt}) = 0.605014: 7.0326e-4 a second. */
    @Test
    void newsArrivesAtTheStationaryRateOfItsHawkesProcess() {
        Lanes lanes = new Lanes(0, 400);
        World world = new World(terms(1e-10, 1.0 / 3600, 0.6), 1, lanes);
        double[] still = new double[lanes.count()];
        int settling = 1_000;
        int steps = 6_000;
        for (int step = 0; step < settling; step++) {
            world.advance(step, still);
        }
        long before = Arrays.stream(world.newsCount()).sum();
        for (int step = settling; step < settling + steps; step++) {
            world.advance(step, still);
        }

        double seconds = STEP * steps * lanes.count();
        double rate = (Arrays.stream(world.newsCount()).sum() - before) / seconds;
        // Variance of a count over its mean is 1/(1 − n_Δ)² = 6.41.
        double standardError = Math.sqrt(7.0326e-4 * 6.41 / seconds);
        assertThat(rate).isCloseTo(7.0326e-4, within(3 * standardError));
    }

    /**
     * One-day losses of 2.2 % volatility: value at risk and shortfall of a lognormal price, K2 of the model. Beyond the
     * 99.9 % level lie 200 losses: standard errors there are 0.65 % of the value at risk, 0.84 % of the shortfall.
     */
    @Test
    void lossesOfADayAreThoseOfALognormalPrice() {
        int scenarios = 200_000;
        double sigma = 0.022;
        Lanes lanes = new Lanes(0, scenarios);
        // A day in one step: the sum of 8,640 normal steps has the same law.
        WorldTerms daily = terms(sigma * sigma / 86_400 * DAY_STEPS, 0, 0);
        World world = new World(daily, 20_251_010, lanes);
        world.advance(0, new double[scenarios]);
        double[] losses = Arrays.stream(world.logReturn())
                .map(r -> -StrictMath.expm1(r))
                .sorted()
                .toArray();

        assertTail(losses, 0.95, 0.035773, 0.044565, sigma);
        assertTail(losses, 0.99, 0.050122, 0.057155, sigma);
        assertTail(losses, 0.999, 0.065952, 0.071608, sigma);
    }

    private static void assertTail(double[] losses, double level, double valueAtRisk, double shortfall, double sigma) {
        int first = (int) Math.ceil(level * losses.length) - 1;
        double logReturn = StrictMath.log1p(-valueAtRisk);
        double density = NormalDistribution.of(-sigma * sigma / 2, sigma).density(logReturn) / (1 - valueAtRisk);
        double error = Math.sqrt(level * (1 - level) / losses.length) / density;
        assertThat(losses[first]).isCloseTo(valueAtRisk, within(3 * error));
        double[] tail = Arrays.copyOfRange(losses, first + 1, losses.length);
        double mean = Arrays.stream(tail).average().orElseThrow();
        double variance = Arrays.stream(tail)
                .map(loss -> (loss - mean) * (loss - mean))
                .average()
                .orElseThrow();
        double gap = mean - valueAtRisk;
        double shortfallError = Math.sqrt((variance + level * gap * gap) / tail.length);
        assertThat(mean).isCloseTo(shortfall, within(3 * shortfallError));
    }
}
