package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.market.VenueBoard;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFundamentalTest {
    private static final Specification EMPTY = Specification.defaults()
            .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofHours(2)))
            .withPopulations(List.of(MarketMakerPopulation.defaults("market-makers")))
            .withShocks(List.of(new Jump(Duration.ofMinutes(10), -0.05)))
            .withSentiment(SentimentSpecification.off());

    @Test
    void everyVenueFollowsTheFundamentalValueWhenNobodyTrades() {
        MarketModel model = new MarketModel(EMPTY);
        BlockSimulator simulator = new BlockSimulator(model, new Lanes(0, 16), 1);
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
            for (VenueBoard board : simulator.boards()) {
                assertThat(board.logMid())
                        .containsExactly(simulator.market().world().logFundamental(), within(1e-9));
            }
        }
    }

    @Test
    void aMarketWithoutLeverageAndFearFallsByTheJumpAlone() {
        Specification quiet = EMPTY.withPopulations(List.of(
                        LeveragedPopulation.defaults("longs", Side.LONG, 100).with("leverageMultiplier", 0.0),
                        LeveragedPopulation.defaults("shorts", Side.SHORT, 50).with("leverageMultiplier", 0.0),
                        MarketMakerPopulation.defaults("market-makers")))
                .withAsset(EMPTY.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0));
        MarketModel model = new MarketModel(quiet);

        OutcomeBlock outcome = BlockSimulator.simulate(model, new Lanes(0, 4), 1);

        assertThat(outcome.columns().get(model.layout().column(Metric.MAX_DROP)).values())
                .containsOnly(new double[] {-StrictMath.expm1(-0.05)}, within(1e-9));
        assertThat(outcome.columns()
                        .get(model.layout().column(Metric.LIQUIDATED_NOTIONAL))
                        .values())
                .containsOnly(0.0);
    }
}
