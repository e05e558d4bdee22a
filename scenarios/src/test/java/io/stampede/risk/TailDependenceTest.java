package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.OutcomeColumn;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailDependenceTest {
    private static boolean[] worst(double... drops) {
        boolean[] defined = new boolean[drops.length];
        Arrays.fill(defined, true);
        return TailDependence.worst(new OutcomeColumn(drops, defined), ScenarioWeights.equal(drops.length, 1));
    }

    private static TailDependence of(double[] given, double[] drops) {
        return TailDependence.of(worst(given), worst(drops), ScenarioWeights.equal(drops.length, 1), 0.95)
                .orElseThrow();
    }

    private static double[] uniform(long seed, int count) {
        return Samples.ofQuantileFunction(seed, count, u -> u);
    }

    @Test
    void fallsThatHaveNothingToDoWithEachOtherMeetAsOftenAsTheLevel() {
        TailDependence dependence = of(uniform(1, 20_000), uniform(2, 20_000));
        assertThat(dependence.given()).isEqualTo(1000);
        assertThat(dependence.coefficient()).isCloseTo(TailDependence.LEVEL, within(0.02));
    }

    @Test
    void anyRisingFunctionOfAFallHasTheSameWorstScenarios() {
        double[] falls = uniform(3, 1000);
        double[] others = Arrays.stream(falls).map(fall -> fall * fall * fall).toArray();
        TailDependence dependence = of(falls, others);
        assertThat(dependence.both()).isEqualTo(50);
        assertThat(dependence.coefficient()).isEqualTo(1);
        assertThat(dependence.interval()).isEqualTo(WilsonInterval.of(1, 50, 0.95));
    }

    /**
     * One shock common to both, each with a Pareto tail of exponent 1: {@code max(Z, X), max(Z, Y)} have the tail
     * coefficient {@code 1/2} (Marshall and Olkin). At a level u of 5 % it is {@code 0.5 + 0.5·u} to first order.
     */
    @Test
    void aCommonShockIsFoundInTheTail() {
        int count = 100_000;
        SplittableRandom random = new SplittableRandom(4);
        double[] one = new double[count];
        double[] other = new double[count];
        for (int scenario = 0; scenario < count; scenario++) {
            double common = 1 / (1 - random.nextDouble());
            one[scenario] = Math.max(common, 1 / (1 - random.nextDouble()));
            other[scenario] = Math.max(common, 1 / (1 - random.nextDouble()));
        }
        assertThat(of(one, other).coefficient()).isCloseTo(0.51, within(0.02));
    }

    @Test
    void equalFallsAtTheQuantileAreNotAmongTheWorst() {
        double[] falls = new double[400];
        Arrays.fill(falls, 0, 12, 0.5);
        assertThat(of(falls, falls).given()).isEqualTo(12);
        Arrays.fill(falls, 0, 400, 0.5);
        assertThat(TailDependence.of(worst(falls), worst(falls), ScenarioWeights.equal(falls.length, 1), 0.95))
                .isEqualTo(Optional.empty());
    }

    @Test
    void tooFewScenariosSayNothing() {
        double[] falls = uniform(5, 199);
        assertThat(TailDependence.of(worst(falls), worst(falls), ScenarioWeights.equal(falls.length, 1), 0.95))
                .isEmpty();
        assertThat(TailDependence.of(worst(), worst(), ScenarioWeights.equal(0, 1), 0.95))
                .isEmpty();
    }
}
