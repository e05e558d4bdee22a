package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Do 95 % intervals of paired differences hold the truth 95 times in a hundred? 300 repeats with fixed seeds.
 *
 * <p>The number of hits of an interval that covers 95 % has standard deviation 1.26 %, so 91 % is 3.2 of them below:
 * such an interval fails one time in 1,500.
 */
class PairedCoverageStatisticalTest {
    private static final int REPEATS = 300;
    private static final double LEAST = 0.91;
    private static final double STRETCH = Math.sqrt(1.0004) - 1;

    @Test
    void meanOfPairsMuchAlikeIsCovered() {
        assertThat(coverage(1000, 0.05, PairedMeasure::mean)).isBetween(LEAST, 0.99);
    }

    @Test
    void valueAtRiskOfPairsMuchAlikeIsCoveredMoreOftenThanItNeedBe() {
        assertThat(coverage(
                        1000,
                        0.05 + STRETCH * 1.6448536,
                        measure -> measure.levels().get(0).valueAtRisk()))
                .isGreaterThan(LEAST);
    }

    @Test
    void shortfallOfPairsMuchAlikeIsCoveredWithFiftyTailLosses() {
        assertThat(coverage(
                        1000,
                        0.05 + STRETCH * 2.0627128,
                        measure -> measure.levels().get(0).expectedShortfall()))
                .isBetween(LEAST, 0.99);
    }

    private static double coverage(int size, double truth, Function<PairedMeasure, PairedDifference> figure) {
        int hits = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            PairedMeasure measure =
                    Pairs.normal(7000 + repeat, size, 0.05, 0.02).measure();
            hits += figure.apply(measure).interval().contains(truth) ? 1 : 0;
        }
        return hits / (double) REPEATS;
    }
}
