package io.stampede.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Neighbouring addresses as a simulation uses them: along draws, steps, actors, scenarios and seeds.
 *
 * <p>Each stream has 200,000 numbers. Of a correlation ρ, the test of |r| &lt; 4.5/√n misses |ρ| ≥ 0.013 with a
 * probability below 10 %; all of it errs with a probability below 10⁻³ on a perfect generator. Seeds are fixed.
 */
class RandomAddressStatisticalTest {
    private static final int COUNT = 200_000;
    private static final double CRITICAL = 4.5 / Math.sqrt(COUNT);

    private static double uniform(long seed, int scenario, int actor, int step) {
        return RandomAddress.uniform(RandomAddress.key(seed, scenario, actor, Purpose.PANIC), step, 0);
    }

    private static List<IntToDoubleFunction> streams() {
        long key = RandomAddress.key(1, 0, 0, Purpose.PANIC);
        return List.of(
                index -> RandomAddress.uniform(key, index / 256, index % 256),
                index -> uniform(1, 0, 0, index),
                index -> uniform(1, 0, index, 0),
                index -> uniform(1, index, 0, 0),
                index -> uniform(index, 0, 0, 0));
    }

    private static double correlation(IntToDoubleFunction one, IntToDoubleFunction other) {
        double sum = 0;
        for (int index = 0; index < COUNT; index++) {
            sum += (one.applyAsDouble(index) - 0.5) * (other.applyAsDouble(index) - 0.5);
        }
        return 12 * sum / COUNT;
    }

    @Test
    void everyStreamIsUniform() {
        int bins = 1_000;
        for (IntToDoubleFunction stream : streams()) {
            int[] counts = new int[bins];
            for (int index = 0; index < COUNT; index++) {
                counts[(int) (stream.applyAsDouble(index) * bins)]++;
            }
            double statistic = 0;
            double expected = (double) COUNT / bins;
            for (int count : counts) {
                statistic += (count - expected) * (count - expected) / expected;
            }
            // χ² with 999 degrees of freedom: mean 999, standard deviation 44.7.
            assertThat(statistic).isCloseTo(bins - 1.0, within(4.5 * Math.sqrt(2.0 * (bins - 1))));
        }
    }

    @Test
    void nextNumbersOfAStreamAreUncorrelated() {
        for (IntToDoubleFunction stream : streams()) {
            for (int lag = 1; lag <= 8; lag++) {
                int distance = lag;
                assertThat(correlation(stream, index -> stream.applyAsDouble(index + distance)))
                        .isCloseTo(0, within(CRITICAL));
            }
        }
    }

    @Test
    void streamsOfDifferentActorsScenariosAndPurposesAreUncorrelated() {
        List<Long> keys = new ArrayList<>();
        keys.add(RandomAddress.key(1, 0, 0, Purpose.PANIC));
        keys.add(RandomAddress.key(1, 1, 0, Purpose.PANIC));
        keys.add(RandomAddress.key(1, 0, 1, Purpose.PANIC));
        keys.add(RandomAddress.key(2, 0, 0, Purpose.PANIC));
        keys.add(RandomAddress.key(1, 0, 0, Purpose.SUSCEPTIBILITY));
        for (int one = 0; one < keys.size(); one++) {
            for (int other = one + 1; other < keys.size(); other++) {
                long first = keys.get(one);
                long second = keys.get(other);
                assertThat(correlation(
                                index -> RandomAddress.uniform(first, index, 0),
                                index -> RandomAddress.uniform(second, index, 0)))
                        .isCloseTo(0, within(CRITICAL));
            }
        }
    }

    /** The planted fault: keys that differ only by a step's offset share their numbers, shifted. */
    @Test
    void anUnmixedKeyWouldBeFound() {
        IntToDoubleFunction stream = index -> RandomAddress.uniform(RandomAddress.mix(7), index, 0);
        IntToDoubleFunction unmixed =
                index -> RandomAddress.uniform(RandomAddress.mix(7) + RandomAddress.offset(0, 0), index - 1, 0);

        assertThat(correlation(stream, unmixed)).isGreaterThan(0.9);
    }

    @Test
    void theLawsHaveTheirMeans() {
        LaneRandom random = LaneRandom.of(1, new Lanes(0, 1), 0, Purpose.NEWS);
        double root = Math.sqrt(COUNT);

        assertThat(mean(step -> random.normal(0, step))).isCloseTo(0, within(4 / root));
        assertThat(mean(step -> random.normal(0, step) * random.normal(0, step)))
                .isCloseTo(1, within(4 * Math.sqrt(2) / root));
        assertThat(mean(step -> random.exponential(0, step, 0))).isCloseTo(1, within(4 / root));
        assertThat(mean(step -> random.poisson(0, step, 2.5, 200))).isCloseTo(2.5, within(4 * Math.sqrt(2.5) / root));
        // Pareto(3) has mean 1.5 and variance 0.75; Beta(2, 3) mean 0.4 and variance 0.04.
        assertThat(mean(step -> random.pareto(0, step, 3))).isCloseTo(1.5, within(4 * Math.sqrt(0.75) / root));
        assertThat(mean(step -> random.beta(0, step, 2, 3))).isCloseTo(0.4, within(4 * 0.2 / root));
    }

    private static double mean(IntToDoubleFunction values) {
        double sum = 0;
        for (int index = 0; index < COUNT; index++) {
            sum += values.applyAsDouble(index);
        }
        return sum / COUNT;
    }
}
