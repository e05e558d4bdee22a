package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelfExcitationTest {
    private static final int WINDOWS = 20_000;

    @Test
    void fanoFactorOfAPoissonProcessIsOne() {
        assertThat(SelfExcitation.fano(counts(0, 5))).isCloseTo(1, within(0.03));
    }

    @Test
    void findsTheBranchingRatioOfAHawkesProcess() {
        double fano = SelfExcitation.fano(counts(0.6, 200));

        assertThat(fano).isCloseTo(1 / (0.4 * 0.4), within(0.25));
        assertThat(SelfExcitation.branchingRatio(fano)).isCloseTo(0.6, within(0.01));
    }

    @Test
    void eventsThatKeepApartExciteNothing() {
        assertThat(SelfExcitation.fano(new long[] {2, 2, 2})).isZero();
        assertThat(SelfExcitation.branchingRatio(0)).isZero();
        assertThat(SelfExcitation.fano(new long[] {0, 0})).isNaN();
    }

    /**
     * Counts in windows of a process of one immigrant a time unit, each event with a Poisson number of children of mean
     * {@code ratio} after exponential times of mean one.
     */
    private static long[] counts(double ratio, int window) {
        SplittableRandom random = new SplittableRandom(3);
        long[] counts = new long[WINDOWS];
        double end = (double) WINDOWS * window;
        Deque<Double> events = new ArrayDeque<>();
        for (double time = exponential(random); time < end; time += exponential(random)) {
            events.push(time);
            while (!events.isEmpty()) {
                double event = events.pop();
                if (event < end) {
                    counts[(int) (event / window)]++;
                }
                for (int child = poisson(random, ratio); child > 0; child--) {
                    events.push(event + exponential(random));
                }
            }
        }
        return counts;
    }

    private static double exponential(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    private static int poisson(SplittableRandom random, double mean) {
        int count = 0;
        for (double time = exponential(random); time < mean; time += exponential(random)) {
            count++;
        }
        return count;
    }
}
