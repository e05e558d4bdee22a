package io.stampede.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.Metric;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleScenarioTest {
    private static final ClockSpecification HOUR = new ClockSpecification(Duration.ofSeconds(10), Duration.ofHours(1));

    private static OracleOutcome simulate(Specification specification, int scenario) {
        ScenarioBatch batch = ScenarioBatch.defaults("oracle");
        return OracleScenario.simulate(new ScenarioBatch(batch.metadata(), specification, batch.execution()), scenario);
    }

    private static Specification fearless(LeveragedPopulation... leveraged) {
        List<PopulationSpecification> populations = new ArrayList<>(List.of(leveraged));
        populations.add(MarketMakerPopulation.defaults("market-makers"));
        return Specification.defaults()
                .withClock(HOUR)
                .withPopulations(populations)
                .withSentiment(SentimentSpecification.off());
    }

    @Test
    void everyVenueFollowsTheFundamentalValueWhenNobodyTrades() {
        OracleOutcome outcome = simulate(fearless(), 3);

        for (OracleStep step : outcome.trace()) {
            for (double logPrice : step.logPrice) {
                assertThat(logPrice).isCloseTo(step.logFundamental, within(1e-9));
            }
        }
        assertThat(outcome.value(Metric.TURNOVER)).isZero();
        assertThat(outcome.isDefined(Metric.LIQUIDATED_NOTIONAL)).isFalse();
    }

    @Test
    void lowLeverageWithoutFearPassesAJumpOnUnchanged() {
        Specification quiet = fearless(
                        LeveragedPopulation.defaults("longs", Side.LONG, 60).with("leverageMultiplier", 0.0),
                        LeveragedPopulation.defaults("shorts", Side.SHORT, 30).with("leverageMultiplier", 0.0))
                .withShocks(List.of(new Jump(Duration.ofMinutes(10), -0.05)));
        Specification still =
                quiet.withAsset(quiet.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0));

        OracleOutcome outcome = simulate(still, 0);

        assertThat(outcome.value(Metric.MAX_DROP)).isCloseTo(1 - Math.exp(-0.05), within(1e-9));
        assertThat(outcome.value(Metric.LIQUIDATION_COUNT)).isZero();
        assertThat(outcome.value(Metric.AUTO_DELEVERAGED_NOTIONAL)).isZero();
        assertThat(outcome.value(Metric.TIME_TO_LOW)).isEqualTo(610);
    }

    @Test
    void aFivePercentFallTurnsIntoACascade() {
        Specification crash =
                Specification.defaults().withClock(HOUR).withShocks(List.of(new Jump(Duration.ofMinutes(10), -0.05)));

        OracleOutcome outcome = simulate(crash, 0);

        assertThat(outcome.value(Metric.MAX_DROP)).isBetween(0.12, 0.25);
        assertThat(outcome.value(Metric.LIQUIDATED_NOTIONAL)).isBetween(0.1, 0.4);
        assertThat(outcome.value(Metric.PANIC_SOLD_NOTIONAL)).isBetween(0.03, 0.25);
        assertThat(outcome.value(Metric.REACTION_SHARE)).isBetween(0.4, 0.9);
    }

    @Test
    void theSameScenarioEndsInTheSameStateAndAnotherOneDoesNot() {
        Specification specification = Specification.defaults()
                .withPopulations(List.of(LeveragedPopulation.defaults("longs", Side.LONG, 50)))
                .withClock(HOUR);

        assertThat(simulate(specification, 7).digest())
                .isEqualTo(simulate(specification, 7).digest());
        assertThat(simulate(specification, 7).digest())
                .isNotEqualTo(simulate(specification, 8).digest());
    }

    @Test
    void theTraceNamesWhatHappenedInEveryStep() {
        OracleOutcome outcome = simulate(fearless(), 0);

        assertThat(OracleTracePrinter.print(outcome.trace()))
                .hasLineCount(360)
                .startsWith("step 0 lnF ")
                .contains("| 2 P ");
    }
}
