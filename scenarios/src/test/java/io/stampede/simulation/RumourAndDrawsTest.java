package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.LaneWindow;
import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Quantity;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Shocks that are drawn have the law they are drawn by, and a rumour that is denied frightens less in the end. */
class RumourAndDrawsTest {
    private static final int MANY = 20_000;

    private static Specification market() {
        return MarketSpecifications.of(
                        new MarketSpecifications.Shape(2, 60, 0, 1, true),
                        new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.05, 30, false),
                        3)
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(30)));
    }

    private static LaneWindow drawn(Quantity at, Quantity size) {
        Specification specification = market().withShocks(List.of());
        return new ShockSchedule(specification, new Lanes(0, MANY)).moment(0, at, size);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    /** Of a uniform law on −0.1 to 0.2: mean 0.05, deviation 0.3/√12. */
    @Test
    void uniformSizes() {
        double[] sizes = drawn(Quantity.of(0), new Quantity.Uniform(-0.1, 0.2)).size();

        assertThat(mean(sizes)).isCloseTo(0.05, within(0.002));
        assertThat(deviation(sizes)).isCloseTo(0.0866, within(0.001));
        assertThat(Arrays.stream(sizes).min().orElseThrow()).isBetween(-0.1, -0.099);
    }

    @Test
    void normalSizesWithinTheirBounds() {
        double[] sizes = drawn(Quantity.of(0), new Quantity.Normal(-0.05, 0.02, -0.3, 0.2))
                .size();
        double[] cut = drawn(Quantity.of(0), new Quantity.Normal(-0.05, 0.02, -0.06, -0.04))
                .size();

        assertThat(mean(sizes)).isCloseTo(-0.05, within(0.0005));
        assertThat(deviation(sizes)).isCloseTo(0.02, within(0.0004));
        assertThat(Arrays.stream(cut).allMatch(size -> size >= -0.06 && size <= -0.04))
                .isTrue();
    }

    @Test
    void oneOfAFewValues() {
        double[] sizes = drawn(Quantity.of(0), new Quantity.Choice(List.of(1.0, 2.0, 4.0)))
                .size();

        assertThat(Arrays.stream(sizes).distinct().sorted().toArray()).containsExactly(1, 2, 4);
        assertThat(Arrays.stream(sizes).filter(size -> size == 4).count()).isBetween(MANY / 3 - 300L, MANY / 3 + 300L);
    }

    /** Times are rounded up to steps; one within the last step comes with its beginning. */
    @Test
    void timesAreSteps() {
        int[] steps = drawn(new Quantity.Uniform(600, 660), Quantity.of(0)).from();

        assertThat(Arrays.stream(steps).distinct().sorted().toArray()).containsExactly(61, 62, 63, 64, 65, 66);
        assertThat(drawn(Quantity.of(1799.5), Quantity.of(0)).from()[0]).isEqualTo(179);
    }

    private static double panic(Optional<Duration> resolutionAfter, double probabilityTrue, double logReturn) {
        Rumour rumour = new Rumour(
                Quantity.of(60), Quantity.of(5), RumourTopic.MARKET, resolutionAfter, probabilityTrue, logReturn, 1.0);
        MarketModel model = new MarketModel(market().withShocks(List.of(rumour)));
        return mean(BlockSimulator.simulate(model, new Lanes(0, 32), 60)
                .columns()
                .get(model.layout().column(Metric.PANIC_SOLD_NOTIONAL))
                .values());
    }

    /**
     * There are longs alone, since a denial is bad news for shorts. Whoever has not panicked when the denial comes
     * does not.
     */
    @Test
    void aDenialEndsThePanic() {
        double unresolved = panic(Optional.empty(), 0, 0);
        double denied = panic(Optional.of(Duration.ofSeconds(10)), 0, 0);
        double confirmed = panic(Optional.of(Duration.ofSeconds(10)), 1, -0.05);

        assertThat(denied).isLessThan(0.8 * unresolved);
        assertThat(confirmed).isGreaterThan(denied);
    }
}
