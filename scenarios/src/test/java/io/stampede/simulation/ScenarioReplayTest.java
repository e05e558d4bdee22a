package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.outcome.History;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.PlayedScenario;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Specification;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** A scenario that is played alone does what it did among others, and its history adds up to its metrics. */
class ScenarioReplayTest {
    private static final int BLOCK = 64;
    private static final Specification CRASH = MarketSpecifications.of(
            new MarketSpecifications.Shape(3, 40, 20, 2, true),
            new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.3, 8, true),
            7);
    private static final MarketModel MODEL = new MarketModel(CRASH);

    @Property(tries = 40, seed = "20251010", shrinking = ShrinkingMode.OFF)
    void endsAsInTheBlockOf64ItIsPartOf(@ForAll @IntRange(max = 5000) int scenario) {
        int first = scenario / BLOCK * BLOCK;
        OutcomeBlock block = BlockSimulator.simulate(MODEL, new Lanes(first, BLOCK), 60);

        PlayedScenario played = ScenarioReplay.of(MODEL, scenario);

        int lane = scenario - first;
        assertThat(played.scenario()).isEqualTo(scenario);
        assertThat(played.digest()).isEqualTo(block.digests()[lane]);
        for (int column = 0; column < block.columns().size(); column++) {
            assertThat(played.outcome().columns().get(column).defined()[0])
                    .isEqualTo(block.columns().get(column).defined()[lane]);
            assertThat(Double.doubleToRawLongBits(
                            played.outcome().columns().get(column).values()[0]))
                    .isEqualTo(Double.doubleToRawLongBits(
                            block.columns().get(column).values()[lane]));
        }
    }

    @Property(tries = 100, seed = "20251010", shrinking = ShrinkingMode.OFF)
    void theHistoryAddsUpToTheMetrics(@ForAll @IntRange(max = 1_000_000) int scenario) {
        assertAddsUp(MODEL, scenario);
    }

    @Example
    void soItDoesInHostileMarkets() {
        MarketSpecifications.hostile().forEach(hostile -> assertAddsUp(new MarketModel(hostile), 3));
    }

    /** Otherwise all of this would be said of zeros. */
    @Example
    void theMarketIsLiquidatedPanicsAndIsAutoDeleveraged() {
        PlayedScenario played = ScenarioReplay.of(MODEL, 0);

        for (Metric metric : new Metric[] {
            Metric.MAX_DROP,
            Metric.LIQUIDATED_NOTIONAL,
            Metric.PANIC_SOLD_NOTIONAL,
            Metric.AUTO_DELEVERAGED_NOTIONAL,
            Metric.OPEN_INTEREST_DROP
        }) {
            assertThat(played.metric(metric).orElseThrow()).as(metric.key()).isPositive();
        }
        assertThat(sum(played, venue -> venue.rational().total())).isPositive();
    }

    @Example
    void theLastRowIsWhatTheVenuesEndedWith() {
        BlockSimulator simulator = new BlockSimulator(MODEL, new Lanes(5, 1), 60);
        for (int step = 0; step < MODEL.steps(); step++) {
            simulator.step(step);
        }

        History history = ScenarioReplay.of(MODEL, 5).history();

        int last = history.steps() - 1;
        double unit = CRASH.asset().tickSize() * CRASH.asset().lotSize();
        for (int index = 0; index < history.venues().size(); index++) {
            Venue venue = simulator.openings().get(index).venue();
            History.Venue row = history.venues().get(index);
            assertThat(row.price()[last]).isEqualTo(venue.book().mid(0));
            assertThat(row.mark()[last]).isEqualTo(venue.marks()[0] / 10.0);
            assertThat(row.insuranceFund()[last] * history.openInterest())
                    .isCloseTo(venue.ledger().fund().cash()[0] * unit, within(1e-3));
        }
        assertThat(history.seconds(last)).isEqualTo(CRASH.clock().horizon().toSeconds());
    }

    @Example
    void pricesHaveNoMoreDigitsThanTheirTicks() {
        assertThat(HistoryRecorder.times(999_987, 0.1)).isEqualTo(99_998.7);
        assertThat(HistoryRecorder.times(123_457, 0.01)).isEqualTo(1_234.57);
        assertThat(HistoryRecorder.times(7, 0.5)).isEqualTo(3.5);
        assertThat(HistoryRecorder.times(7, 3)).isEqualTo(21);
    }

    @Example
    void isGivenUpWhenPatienceEnds() {
        int[] asked = new int[1];

        assertThat(ScenarioReplay.of(MODEL, 0, () -> ++asked[0] < 3)).isEmpty();
        assertThat(asked[0]).isEqualTo(3);
        assertThat(ScenarioReplay.of(MODEL, 0, () -> true).orElseThrow().digest())
                .isEqualTo(ScenarioReplay.of(MODEL, 0).digest());
    }

    private static void assertAddsUp(MarketModel model, int scenario) {
        PlayedScenario played = ScenarioReplay.of(model, scenario);
        History history = played.history();
        double lowest = Math.min(history.initialPrice(), lowest(history.market().price()));
        double lowestFundamental = lowest(history.market().fundamental());

        assertThat(Math.max(0, 1 - lowest / history.initialPrice())).isEqualTo(value(played, Metric.MAX_DROP));
        assertThat(Math.max(0, 1 - lowestFundamental / history.initialPrice()))
                .isCloseTo(value(played, Metric.EXOGENOUS_DROP), within(1e-12));
        assertThat(highest(history.market().fear())).isEqualTo(value(played, Metric.PEAK_FEAR));
        played.metric(Metric.PEAK_PANIC_SHARE)
                .ifPresent(peak ->
                        assertThat(highest(history.market().panicShare())).isEqualTo(peak));
        assertThat(1 - Math.min(1, lowest(history.market().depth()))).isEqualTo(value(played, Metric.DEPTH_WITHDRAWAL));
        assertSum(
                played, Metric.LIQUIDATED_NOTIONAL, venue -> venue.liquidated().total());
        assertSum(played, Metric.PANIC_SOLD_NOTIONAL, venue -> venue.panic().total());
        assertSum(played, Metric.AUTO_DELEVERAGED_NOTIONAL, History.Venue::autoDeleveraged);
        played.metric(Metric.OPEN_INTEREST_DROP)
                .ifPresent(drop -> assertThat(1 - Math.min(1, lowest(history.sum(History.Venue::openInterest))))
                        .isCloseTo(drop, within(1e-12)));
        assertTurnover(played);
        for (History.Venue venue : history.venues()) {
            assertPartsArePositive(venue.liquidated());
            assertPartsArePositive(venue.panic());
            assertPartsArePositive(venue.rational());
        }
    }

    private static void assertSum(PlayedScenario played, Metric metric, Function<History.Venue, double[]> column) {
        OptionalDouble value = played.metric(metric);
        if (value.isPresent()) {
            assertThat(sum(played, column)).as(metric.key()).isCloseTo(value.orElseThrow(), within(1e-12));
        } else {
            assertThat(sum(played, column)).as(metric.key()).isZero();
        }
    }

    /** Panic is at the mark and turnover at the price filled, so that together they only nearly are one. */
    private static void assertTurnover(PlayedScenario played) {
        OptionalDouble turnover = played.metric(Metric.TURNOVER);
        double panic = sum(played, venue -> venue.panic().total());
        double rest = sum(played, venue -> venue.liquidated().total())
                + sum(played, venue -> venue.rational().total());
        if (turnover.isPresent() && panic == 0) {
            assertThat(rest).isCloseTo(turnover.orElseThrow(), within(1e-12));
        } else if (turnover.isPresent()) {
            assertThat(turnover.orElseThrow() - rest).isBetween(0.3 * panic, 1.7 * panic);
        }
    }

    private static void assertPartsArePositive(History.Flow flow) {
        for (int step = 0; step < flow.total().length; step++) {
            assertThat(flow.bought()[step]).isBetween(0.0, flow.total()[step]);
        }
    }

    private static double value(PlayedScenario played, Metric metric) {
        return played.metric(metric).orElseThrow();
    }

    private static double sum(PlayedScenario played, Function<History.Venue, double[]> column) {
        return Arrays.stream(played.history().sum(column)).sum();
    }

    private static double lowest(double[] column) {
        return Arrays.stream(column).min().orElseThrow();
    }

    private static double highest(double[] column) {
        return Arrays.stream(column).max().orElseThrow();
    }
}
