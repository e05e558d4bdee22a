package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.Quantity;
import io.stampede.spec.Sampling;
import io.stampede.spec.SamplingMethod;
import io.stampede.spec.ShockQuantity;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import io.stampede.spec.Tilt;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However the scenarios of a market are drawn, their means are those of plain Monte Carlo. */
class SamplingMethodsTest {
    private static final int GROUP = 64;
    private static final int SCENARIOS = 64 * GROUP;
    private static final int BRUTE_SCENARIOS = 8 * SCENARIOS;
    private static final double DEEP = 0.12;

    private static final Mean BRUTE_DROP = mean(SamplingMethod.PLAIN, BRUTE_SCENARIOS, drop -> drop);
    private static final Mean BRUTE_DEEP = mean(SamplingMethod.PLAIN, BRUTE_SCENARIOS, SamplingMethodsTest::isDeep);

    private record Mean(double value, double error) {}

    private static double isDeep(double drop) {
        return drop > DEEP ? 1 : 0;
    }

    /** A market of 20 traders that falls by a drawn jump and its own reaction. */
    private static Specification market(SamplingMethod method) {
        Quantity size = new Quantity.Normal(-0.05, 0.02, -0.9, 0.9);
        Quantity at = new Quantity.Uniform(30, 120);
        return Specification.defaults()
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(5)))
                .withVenues(List.of(VenueSpecification.defaults("alpha", 1)))
                .withPopulations(List.of(
                        LeveragedPopulation.defaults("longs", Side.LONG, 14),
                        LeveragedPopulation.defaults("shorts", Side.SHORT, 6),
                        MarketMakerPopulation.defaults("makers")))
                .withShocks(List.of(new Jump(at, size)))
                .withSampling(Sampling.of(method)
                        .with("strata", GROUP)
                        .with("tilts", List.of(new Tilt(0, ShockQuantity.SIZE, -2)))
                        .with("particles", GROUP)
                        .with("selectionTime", Duration.ofMinutes(1))
                        .with("selectionStrength", 100.0));
    }

    /** Mean of a function of the drop, and its standard error from groups that are independent. */
    private static Mean mean(SamplingMethod method, int scenarios, DoubleUnaryOperator function) {
        MarketModel model = new MarketModel(market(method));
        OutcomeLayout layout = model.layout();
        OutcomeBlock block = BlockSimulator.simulate(model, new Lanes(0, scenarios), model.steps());
        double[] drop = block.columns().get(layout.column(Metric.MAX_DROP)).values();
        int groups = scenarios / GROUP;
        double sum = 0;
        double squares = 0;
        for (int group = 0; group < groups; group++) {
            double mean = 0;
            for (int scenario = group * GROUP; scenario < (group + 1) * GROUP; scenario++) {
                double weight = layout.isWeighted()
                        ? block.columns().get(layout.weightColumn()).values()[scenario]
                        : 1;
                mean += weight * function.applyAsDouble(drop[scenario]) / GROUP;
            }
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / groups;
        return new Mean(mean, Math.sqrt((squares / groups - mean * mean) / groups));
    }

    /** Four standard errors: a false alarm in 16,000. */
    private static void assertAgrees(Mean mean, Mean brute) {
        assertThat(mean.value()).isCloseTo(brute.value(), within(4 * Math.hypot(mean.error(), brute.error())));
    }

    @ParameterizedTest
    @EnumSource(SamplingMethod.class)
    void meanOfTheDrop(SamplingMethod method) {
        assertAgrees(mean(method, SCENARIOS, drop -> drop), BRUTE_DROP);
    }

    @ParameterizedTest
    @EnumSource(SamplingMethod.class)
    void probabilityOfADeepFall(SamplingMethod method) {
        assertAgrees(mean(method, SCENARIOS, SamplingMethodsTest::isDeep), BRUTE_DEEP);
    }

    /** Half of a drop's variance is the jump's size, which these methods spread evenly or mirror. */
    @ParameterizedTest
    @EnumSource(names = {"STRATIFIED", "SOBOL", "ANTITHETIC"})
    void evenlySpreadShocksMakeTheMeanMorePrecise(SamplingMethod method) {
        double plain = BRUTE_DROP.error() * Math.sqrt((double) BRUTE_SCENARIOS / SCENARIOS);

        assertThat(mean(method, SCENARIOS, drop -> drop).error()).isLessThan(0.7 * plain);
    }

    @Test
    void tiltedShocksMakeTheRareMorePrecise() {
        double plain = BRUTE_DEEP.error() * Math.sqrt((double) BRUTE_SCENARIOS / SCENARIOS);

        assertThat(mean(SamplingMethod.IMPORTANCE, SCENARIOS, SamplingMethodsTest::isDeep)
                        .error())
                .isLessThan(0.4 * plain);
        assertThat(BRUTE_DEEP.value()).isBetween(0.001, 0.02);
    }
}
