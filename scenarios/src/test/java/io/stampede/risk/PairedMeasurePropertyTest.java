package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PairedMeasurePropertyTest {
    /** Few distinct values, many of them zero, some undefined: as outcomes are. */
    @Provide
    Arbitrary<double[]> columns() {
        return Arbitraries.of(0.0, 0.0, 0.0, 0.1, 0.2, 0.3, -0.4, 1.0 / 3, 7.5, Double.NaN)
                .array(double[].class)
                .ofSize(150);
    }

    @Property(tries = 40)
    void swappingTheBatchesNegatesEveryDifference(
            @ForAll("columns") double[] one, @ForAll("columns") double[] other, @ForAll boolean isWorseWhenLow) {
        Metric metric = isWorseWhenLow ? Metric.RECOVERY_RATIO : Metric.BAD_DEBT;
        Pairs pairs = new Pairs(one, other);
        Assume.that(IntStream.range(0, one.length).anyMatch(index -> !Double.isNaN(one[index] + other[index])));
        assertNegated(pairs.measure(metric), pairs.swapped().measure(metric));
    }

    @Property(tries = 10)
    void swappingBatchesThatAreMuchAlikeNegatesEveryDifference(@ForAll @IntRange(max = 10_000) int seed) {
        Pairs pairs = Pairs.normal(seed, 1500, 0.05, 0.1);
        assertNegated(pairs.measure(), pairs.swapped().measure());
    }

    private static void assertNegated(PairedMeasure measure, PairedMeasure swapped) {
        assertThat(swapped.pairs()).isEqualTo(measure.pairs());
        assertThat(swapped.differing()).isEqualTo(measure.differing());
        assertThat(swapped.mean()).isEqualTo(measure.mean().negated());
        for (int index = 0; index < measure.levels().size(); index++) {
            PairedMeasure.LevelDifference level = measure.levels().get(index);
            PairedMeasure.LevelDifference other = swapped.levels().get(index);
            assertThat(other.valueAtRisk()).isEqualTo(level.valueAtRisk().negated());
            assertThat(other.expectedShortfall())
                    .isEqualTo(level.expectedShortfall().negated());
        }
    }
}
