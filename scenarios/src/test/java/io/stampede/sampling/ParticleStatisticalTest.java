package io.stampede.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.distribution.NormalDistribution;
import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Particles of a random walk, whose chance to end above any level is known. */
class ParticleStatisticalTest {
    private static final int PARTICLES = 128;
    private static final int SYSTEMS = 400;
    private static final int STEPS = 20;
    private static final double HIGHEST = 8;

    /** A Gaussian walk of variance 1 in so many lanes, and its highest points. */
    private record Walk(double[] value, double[] highest, LaneRandom draws) implements LaneState {
        static Walk of(Lanes lanes) {
            return new Walk(
                    new double[lanes.count()],
                    new double[lanes.count()],
                    LaneRandom.of(11, lanes, 0, Purpose.FUNDAMENTAL));
        }

        void step(int step) {
            for (int lane = 0; lane < value.length; lane++) {
                value[lane] += draws.normal(lane, step) / Math.sqrt(STEPS);
                highest[lane] = Math.max(highest[lane], value[lane] / HIGHEST);
            }
        }

        @Override
        public void copyLane(int from, int to) {
            value[to] = value[from];
            highest[to] = highest[from];
        }
    }

    /** What each system says of the chance to end above a level, and of the mean of 1. */
    private static double[][] estimates(double strength, double level) {
        int[] steps = IntStream.range(0, STEPS - 1).toArray();
        double[][] estimates = new double[2][SYSTEMS];
        for (int system = 0; system < SYSTEMS; system++) {
            Lanes lanes = new Lanes(system * PARTICLES, PARTICLES);
            Walk walk = Walk.of(lanes);
            ParticleSelection selection =
                    new ParticleSelection(new ParticleTerms(PARTICLES, steps, strength), 11, lanes);
            for (int step = 0; step < STEPS; step++) {
                walk.step(step);
                if (selection.isDue(step)) {
                    selection.select(step, walk.highest()).copy(walk);
                }
            }
            double[] weights = selection.weights();
            for (int lane = 0; lane < PARTICLES; lane++) {
                estimates[0][system] += walk.value()[lane] > level ? weights[lane] / PARTICLES : 0;
                estimates[1][system] += weights[lane] / PARTICLES;
            }
        }
        return estimates;
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                        .mapToDouble(each -> values[each])
                        .sum()
                / values.length;
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = IntStream.range(0, values.length)
                .mapToDouble(each -> (values[each] - mean) * (values[each] - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    /**
     * The chance is 3.2e-5: among 51,200 independent walks fewer than two end there. The estimate's variance is a 494th
     * of theirs; a bias of a quarter would be seven standard errors.
     */
    @Test
    void aRareEndIsEstimatedWithoutBiasFromFarFewerWalks() {
        double[][] estimates = estimates(32, 4);
        double truth = NormalDistribution.cumulative(-4);
        double error = standardError(estimates[0]);
        double independent = Math.sqrt(truth / (SYSTEMS * PARTICLES));

        assertThat(error).isLessThan(0.05 * truth);
        assertThat(mean(estimates[0])).isCloseTo(truth, within(3.5 * error));
        assertThat(mean(estimates[1])).isCloseTo(1, within(3.5 * standardError(estimates[1])));
        assertThat(independent / error).isGreaterThan(Math.sqrt(100));
    }

    /** Nothing is selected for: all is as in independent walks. */
    @Test
    void withoutStrengthEachWalkCountsOnce() {
        double[][] estimates = estimates(0, 1);

        assertThat(estimates[1]).containsOnly(new double[] {1}, within(1e-12));
        assertThat(mean(estimates[0]))
                .isCloseTo(NormalDistribution.cumulative(-1), within(3.5 * standardError(estimates[0])));
    }
}
