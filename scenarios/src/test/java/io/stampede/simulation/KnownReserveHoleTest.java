package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.ReserveHole;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.SolvencyRule;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** All reserves of a venue disappear while nothing works there. */
class KnownReserveHoleTest {
    @Test
    void aHoleThatOpensInAnOutageIsThereAfterIt() {
        SolvencyRule rule = new SolvencyRule(1, 0, 60, 0.1, OptionalDouble.empty(), Duration.ofMinutes(1));
        Specification base = MarketSpecifications.of(
                new MarketSpecifications.Shape(1, 30, 15, 1, true),
                new MarketSpecifications.Fate(LiquidationPolicy.FULL, 8, 0.006, -0.05, 10, false),
                3);
        RumourTopic topic = new RumourTopic(TopicKind.VENUE, "alpha");
        Specification market = base.withVenues(List.of(base.venues().get(0).with("solvency", rule)))
                .withShocks(List.of(
                        new Rumour(Duration.ofMinutes(4), 100, topic),
                        new Outage(Quantity.of(60), Quantity.of(120), "alpha", OutageMode.FROZEN, false),
                        new ReserveHole(Quantity.of(120), "alpha", Quantity.of(1))));

        MarketModel model = new MarketModel(market);
        OutcomeBlock block = BlockSimulator.simulate(model, new Lanes(0, 3), 1);

        int column = model.layout().column(Metric.SOLVENCY_SHORTFALL);
        assertThat(Arrays.stream(block.columns().get(column).values())).allMatch(shortfall -> shortfall > 0);
    }
}
