package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.BuildUp;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildUpTest {
    private static final Lanes LANES = new Lanes(0, 8);

    private static final BuildUp BUILD_UP =
            new BuildUp(Duration.ofMinutes(30), 0.4, 5, Duration.ofMinutes(10), Duration.ofMinutes(10), 0.5);

    private static Specification market() {
        return MarketSpecifications.of(
                        new MarketSpecifications.Shape(2, 40, 20, 1, false),
                        new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.05, 30, false),
                        1)
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(30)))
                .withShocks(List.of());
    }

    private static double[] values(Specification specification, Metric metric, Lanes lanes) {
        MarketModel model = new MarketModel(specification);
        OutcomeBlock block = BlockSimulator.simulate(model, lanes, 1);
        return block.columns().get(model.layout().column(metric)).values();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void longsBuildUpLeverageAsThePriceRises() {
        Specification specification = market().withBuildUp(BUILD_UP);

        assertThat(mean(values(specification, Metric.BUILD_UP_GROWTH, LANES))).isGreaterThan(0.1);
        assertThat(mean(values(specification, Metric.BUBBLE_GAP, LANES))).isGreaterThan(0);
    }

    @Test
    void withoutOptimismNobodyBuys() {
        Specification specification = market().withBuildUp(
                        new BuildUp(Duration.ofMinutes(30), 0.4, 0, Duration.ofMinutes(10), Duration.ofMinutes(10), 0));

        assertThat(mean(values(specification, Metric.BUILD_UP_GROWTH, LANES))).isLessThan(0.02);
    }

    /** A fall in the build-up is none of the scenario's: it is measured from where the build-up ended. */
    @Test
    void lossesCountFromTheEnd() {
        Specification falling = market().withBuildUp(new BuildUp(
                Duration.ofMinutes(30), 0.4, 0, Duration.ofMinutes(10), Duration.ofMinutes(10), -1));

        assertThat(Arrays.stream(values(falling, Metric.EXOGENOUS_DROP, LANES))
                        .max()
                        .orElseThrow())
                .isLessThan(0.02);
        assertThat(Arrays.stream(values(falling, Metric.TIME_TO_LOW, LANES))
                        .max()
                        .orElseThrow())
                .isLessThanOrEqualTo(1800);
    }

    @Test
    void timesOfShocksCountFromTheEnd() {
        Specification specification =
                market().withBuildUp(BUILD_UP).withShocks(List.of(new Jump(Duration.ofMinutes(5), -0.2)));

        assertThat(Arrays.stream(values(specification, Metric.TIME_TO_LOW, LANES))
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(310);
        assertThat(mean(values(specification, Metric.MAX_DROP, LANES))).isGreaterThan(0.1);
    }

    @Test
    void lanesDoNotShow() {
        MarketModel model = new MarketModel(
                market().withBuildUp(BUILD_UP).withShocks(List.of(new Jump(Duration.ofMinutes(5), -0.1))));
        long[] together = BlockSimulator.simulate(model, LANES, 1).digests();

        for (int lane = 0; lane < LANES.count(); lane++) {
            long[] alone = BlockSimulator.simulate(model, new Lanes(lane, 1), 7).digests();
            assertThat(alone[0]).isEqualTo(together[lane]);
        }
    }
}
