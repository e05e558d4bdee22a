package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedTailTest {
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 1.0 / 3, 1e-30})
    void equalWeightsGiveTheBitsOfTheUnweightedPath(double weight) {
        double[] losses = Samples.pareto(41, 2000, 3);
        double[] weights = new double[losses.length];
        Arrays.fill(weights, weight);
        WeightedTail tail = new WeightedTail(losses, weights);
        for (double level : new double[] {0.9, 0.95, 0.99, 0.999}) {
            assertThat(tail.valueAtRisk(level, 0.95)).isEqualTo(Samples.valueAtRisk(losses, level));
            assertThat(tail.expectedShortfall(level, 0.95)).isEqualTo(Samples.expectedShortfall(losses, level));
        }
    }

    @Test
    void aWeightOfTwoIsTheLossTwice() {
        WeightedTail tail = new WeightedTail(new double[] {4, 1, 3, 2}, new double[] {1, 2, 5, 2});
        assertThat(tail.valueAtRisk(0.4, 0.95).value()).isEqualTo(2);
        assertThat(tail.valueAtRisk(0.41, 0.95).value()).isEqualTo(3);
        // The worst fifth: half of it is 4, the rest 3.
        assertThat(tail.expectedShortfall(0.8, 0.95).value()).isCloseTo(3.5, within(1e-12));
        assertThat(tail.effectiveSize()).isCloseTo(100 / 34.0, within(1e-12));
    }

    /**
     * Half of the losses drawn with mean 3 instead of 0, and weighted back by the likelihood ratio to the mixture: the
     * interval of one in a thousand, from 1,000 draws, covers 95 % of 400 repeats but for four standard deviations of
     * 1.1 %. Unweighted, such a sample bounds it not at all.
     */
    @Test
    void importanceSamplingCoversTheRareQuantileAndShortfall() {
        int value = 0;
        int shortfall = 0;
        for (int repeat = 0; repeat < 400; repeat++) {
            double[] losses = Samples.normal(60_000 + repeat, 1000);
            double[] choices = Samples.ofQuantileFunction(90_000 + repeat, 1000, u -> u);
            double[] weights = new double[losses.length];
            for (int index = 0; index < losses.length; index++) {
                losses[index] += choices[index] < 0.5 ? 3 : 0;
                weights[index] = 2 / (1 + StrictMath.exp(3 * losses[index] - 4.5));
            }
            WeightedTail tail = new WeightedTail(losses, weights);
            value += tail.valueAtRisk(0.999, 0.95).interval().contains(3.090232306167813) ? 1 : 0;
            shortfall += tail.expectedShortfall(0.999, 0.95).interval().contains(3.367090077) ? 1 : 0;
            assertThat(tail.valueAtRisk(0.999, 0.95).interval().upper()).isPresent();
        }
        assertThat(value / 400.0).isBetween(0.905, 0.99);
        assertThat(shortfall / 400.0).isBetween(0.905, 0.99);
    }

    @Test
    void aTailOfFewEffectiveLossesHasNoUpperEnd() {
        double[] losses = Samples.normal(43, 1000);
        double[] weights = new double[1000];
        Arrays.fill(weights, 1);
        weights[7] = 2;
        WeightedTail tail = new WeightedTail(losses, weights);
        assertThat(tail.effectiveTail(0.99)).isLessThan(WeightedTail.LEAST_EFFECTIVE);
        assertThat(tail.valueAtRisk(0.99, 0.95).interval().upper()).isEmpty();
        assertThat(tail.expectedShortfall(0.99, 0.95).interval().upper()).isEmpty();
        assertThat(tail.valueAtRisk(0.9, 0.95).interval().upper()).isPresent();
    }

    @Test
    void weightsThatAreNoneAreRefused() {
        double[] losses = {1, 2};
        assertThatThrownBy(() -> new WeightedTail(losses, new double[] {1, -1})).hasMessageContaining("-1.0");
        assertThatThrownBy(() -> new WeightedTail(losses, new double[] {0, 0})).hasMessageContaining("sum of weights");
        assertThatThrownBy(() -> new WeightedTail(losses, new double[] {1})).hasMessageContaining("losses of 2");
    }
}
