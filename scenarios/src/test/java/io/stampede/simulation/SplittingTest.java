package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.PlayedScenario;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Sampling;
import io.stampede.spec.SamplingMethod;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios as particles: books hold when lanes are copied, a system is the same in whatever block, and means stay. */
class SplittingTest {
    private static final int PARTICLES = 5;

    static List<int[]> rows() {
        return MarketFactors.rows();
    }

    private static Specification splitting(Specification specification, int particles, double strength) {
        Duration time = specification.clock().horizon().dividedBy(5);
        return specification.withSampling(Sampling.of(SamplingMethod.SPLITTING)
                .with("particles", particles)
                .with("selectionTime", time)
                .with("selectionStrength", strength));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void systemsAreTheSameInWhateverBlock(int[] row) {
        MarketModel model = new MarketModel(splitting(MarketFactors.of(row), PARTICLES, 40));
        OutcomeBlock together = BlockSimulator.simulate(model, new Lanes(10, 4 * PARTICLES), 1);
        for (int first = 0; first < 4 * PARTICLES; first += PARTICLES) {
            OutcomeBlock alone = BlockSimulator.simulate(model, new Lanes(10 + first, PARTICLES), model.steps());
            for (int lane = 0; lane < PARTICLES; lane++) {
                same(alone.only(lane), together.only(first + lane), Arrays.toString(row));
            }
        }
    }

    private static void same(OutcomeBlock one, OutcomeBlock other, String what) {
        assertThat(one.firstScenario()).as(what).isEqualTo(other.firstScenario());
        assertThat(one.digests()).as(what).isEqualTo(other.digests());
        assertThat(counts(one)).as(what).isEqualTo(counts(other));
        for (int column = 0; column < one.columns().size(); column++) {
            assertThat(one.columns().get(column).values())
                    .as(what)
                    .isEqualTo(other.columns().get(column).values());
        }
    }

    private static byte[] counts(OutcomeBlock block) {
        return block.liquidations().scenarios().get(0).coded();
    }

    private static Specification crash() {
        return MarketSpecifications.of(
                new MarketSpecifications.Shape(2, 20, 10, 2, true),
                new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.05, 8, false),
                7);
    }

    @Test
    void aReplayFollowsTheLineOfItsParticle() {
        MarketModel model = new MarketModel(splitting(crash(), PARTICLES, 200));
        Lanes lanes = new Lanes(0, 4 * PARTICLES);
        BlockSimulator simulator = new BlockSimulator(model, lanes, model.steps());
        int copies = 0;
        for (int step = 0; step < model.steps(); step++) {
            simulator.play(step);
            copies += simulator.select(step).isPresent() ? 1 : 0;
        }
        assertThat(copies).isGreaterThan(2);
        OutcomeBlock block = simulator.outcome();
        for (int scenario = 0; scenario < lanes.count(); scenario++) {
            PlayedScenario played = ScenarioReplay.of(model, scenario);
            same(played.outcome(), block.only(scenario), "scenario " + scenario);
            double initial = played.history().initialPrice();
            double lowest =
                    Arrays.stream(played.history().market().price()).min().orElseThrow();
            assertThat(Math.max(0, 1 - lowest / initial))
                    .isEqualTo(played.metric(Metric.MAX_DROP).orElseThrow());
            double[] price = played.history().market().price();
            assertThat(1 - price[price.length - 1] / initial)
                    .isEqualTo(played.metric(Metric.FINAL_LOSS).orElseThrow());
        }
    }

    /**
     * 100 systems of 40 particles against 4,000 plain scenarios: means of the fall and of what was liquidated, and the
     * chance of a fall that one plain scenario in a hundred has.
     */
    @Test
    void meansAreThoseOfPlainScenariosAndRareFallsAreMany() {
        int particles = 40;
        int systems = 100;
        MarketModel plain = new MarketModel(crash());
        MarketModel split = new MarketModel(splitting(crash(), particles, 60));
        Lanes lanes = new Lanes(0, particles * systems);
        OutcomeBlock brute = BlockSimulator.simulate(plain, lanes, plain.steps());
        OutcomeBlock block = BlockSimulator.simulate(split, lanes, split.steps());
        double[] weights = block.columns().get(split.layout().weightColumn()).values();
        double[] falls =
                brute.columns().get(plain.layout().column(Metric.MAX_DROP)).values();
        double deep = Arrays.stream(falls).sorted().toArray()[falls.length - falls.length / 100];
        double[] splitFalls =
                block.columns().get(split.layout().column(Metric.MAX_DROP)).values();

        for (Metric metric : List.of(Metric.MAX_DROP, Metric.LIQUIDATED_NOTIONAL, Metric.PEAK_FEAR)) {
            double[] bruteValues =
                    brute.columns().get(plain.layout().column(metric)).values();
            double[] splitValues =
                    block.columns().get(split.layout().column(metric)).values();
            assertSameMean(metric.key(), bruteValues, weighted(splitValues, weights, particles));
        }
        double[] bruteDeep =
                Arrays.stream(falls).map(fall -> fall > deep ? 1 : 0).toArray();
        double[] splitDeep =
                Arrays.stream(splitFalls).map(fall -> fall > deep ? 1 : 0).toArray();
        assertSameMean("deep falls", bruteDeep, weighted(splitDeep, weights, particles));
        assertThat(Arrays.stream(splitDeep).sum())
                .isGreaterThan(2 * Arrays.stream(bruteDeep).sum());
    }

    /** Each system's estimate of a mean. */
    private static double[] weighted(double[] values, double[] weights, int particles) {
        double[] means = new double[values.length / particles];
        for (int scenario = 0; scenario < values.length; scenario++) {
            means[scenario / particles] += values[scenario] * weights[scenario] / particles;
        }
        return means;
    }

    private static void assertSameMean(String what, double[] brute, double[] split) {
        double difference = mean(split) - mean(brute);
        double error = Math.sqrt(variance(brute) / brute.length + variance(split) / split.length);
        assertThat(difference).as(what).isCloseTo(0, within(3.5 * error));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
    }

    @Test
    void aBlockThatCutsASystemIsRefused() {
        MarketModel model = new MarketModel(splitting(crash(), PARTICLES, 40));

        assertThatThrownBy(() -> new BlockSimulator(model, new Lanes(0, 7), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whole systems of 5");
    }
}
