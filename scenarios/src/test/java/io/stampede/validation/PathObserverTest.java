package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.History;
import io.stampede.outcome.Metric;
import io.stampede.outcome.PlayedScenario;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.ScenarioReplay;
import io.stampede.spec.ScenarioBatch;
import io.stampede.validation.Experiment.Watch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of a block is what a replay of each of its scenarios tells. */
class PathObserverTest {
    private static final ScenarioBatch CRASH = ScenarioBatch.defaults("crash")
            .with(
                    "scenarios=3",
                    "clock.horizon=PT40M",
                    "populations[leveraged-longs].count=200",
                    "populations[leveraged-shorts].count=90",
                    "shocks=[{kind: JUMP, at: PT5M, logReturn: -0.08}]");

    private final ExperimentResult result = play();

    private static ExperimentResult play() {
        Experiment experiment = new Experiment("crash", CRASH, Watch.ACCOUNTS);
        return experiment.result(
                experiment.blocks().stream().map(ExperimentBlock::play).toList());
    }

    @Test
    void minuteReturnsAreThoseOfTheReplayedPrices() {
        for (int scenario = 0; scenario < 3; scenario++) {
            History history = replay(scenario).history();
            double[] returns = result.paths().get(scenario).minuteReturns();
            assertThat(returns).hasSize(40);
            for (int minute = 1; minute < returns.length; minute++) {
                double[] price = history.market().price();
                assertThat(returns[minute]).isEqualTo(StrictMath.log(price[6 * minute + 5] / price[6 * minute - 1]));
            }
        }
    }

    @Test
    void liquidationsAreThoseOfTheOutcome() {
        for (int scenario = 0; scenario < 3; scenario++) {
            ScenarioPath path = result.paths().get(scenario);
            long orders = Arrays.stream(path.minuteLiquidations()).sum();
            assertThat(orders).isEqualTo(path.liquidations().orders()).isPositive();
            assertThat((double) orders)
                    .isEqualTo(replay(scenario).metric(Metric.LIQUIDATION_COUNT).orElseThrow());
            assertThat(path.liquidations().largestStep()).isBetween(1L, orders);
            assertThat(path.liquidations().longNotional())
                    .isBetween(0.0, path.liquidations().notional());
        }
    }

    @Test
    void asManySizesAreSeenAsAccountsWereLiquidated() {
        for (int scenario = 0; scenario < 3; scenario++) {
            double share =
                    replay(scenario).metric(Metric.LIQUIDATED_ACCOUNT_SHARE).orElseThrow();
            assertThat(result.paths().get(scenario).sizes().liquidated().length)
                    .isEqualTo((int) Math.round(290 * share));
        }
        assertThat(result.paths().stream()
                        .flatMapToDouble(path -> Arrays.stream(path.sizes().liquidated())))
                .allMatch(size -> size > 0);
    }

    @Test
    void watchingChangesNothing() {
        Experiment plain = new Experiment("crash", CRASH, Watch.OUTCOMES);
        List<PlayedBlock> played =
                plain.blocks().stream().map(ExperimentBlock::play).toList();

        assertThat(played.get(0).paths()).isEmpty();
        for (Metric metric : Metric.core()) {
            assertThat(plain.result(played).values(metric)).isEqualTo(result.values(metric));
        }
        assertThat(result.scenarios()).isEqualTo(3);
        assertThat(result.range(Metric.MAX_DROP).orElseThrow().median()).isCloseTo(0.2, within(0.15));
    }

    private static PlayedScenario replay(int scenario) {
        return ScenarioReplay.of(new MarketModel(CRASH.spec()), scenario);
    }
}
