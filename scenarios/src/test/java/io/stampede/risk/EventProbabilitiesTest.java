package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.VenueFigure;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventProbabilitiesTest {
    private static final double UNDEFINED = Double.NaN;

    @Test
    void fallsAreCountedStrictlyDeeperThanTheirName() {
        Outcomes outcomes = new Outcomes(4, "alpha").with(Metric.MAX_DROP, 0.1, 0.1001, 0.35, 0.6);
        assertThat(event(outcomes, "fallDeeperThan10Percent").happened()).isEqualTo(3);
        assertThat(event(outcomes, "fallDeeperThan30Percent").happened()).isEqualTo(2);
        assertThat(event(outcomes, "fallDeeperThan50Percent").share()).isEqualTo(0.25);
    }

    @Test
    void anEventThatNeverHappenedMayStillHappen() {
        Outcomes outcomes = new Outcomes(20, "alpha").with(Metric.BAD_DEBT, new double[20]);
        EventProbability badDebt = event(outcomes, "badDebt");
        assertThat(badDebt.share()).isZero();
        assertThat(badDebt.interval()).isEqualTo(WilsonInterval.of(0, 20, 0.95));
        assertThat(badDebt.interval().upper()).isGreaterThan(0.1);
    }

    @Test
    void aFundIsExhaustedWhereAnyVenuesIs() {
        OutcomeLayout layout = new Outcomes(1, "alpha", "beta").layout();
        Outcomes outcomes = new Outcomes(4, "alpha", "beta")
                .with(layout.column(0, VenueFigure.INSURANCE_FUND_DRAW), 1, 0.5, UNDEFINED, UNDEFINED)
                .with(layout.column(1, VenueFigure.INSURANCE_FUND_DRAW), 0, 0.9999, 1, UNDEFINED);
        EventProbability exhausted = event(outcomes, "fundExhausted");
        assertThat(exhausted.happened()).isEqualTo(2);
        assertThat(exhausted.scenarios()).isEqualTo(3);
    }

    @Test
    void whatNoScenarioCanHaveIsLeftOut() {
        Outcomes outcomes = new Outcomes(2, "alpha").with(Metric.AUTO_DELEVERAGED_NOTIONAL, 0, 0.01);
        assertThat(EventProbabilities.of(outcomes, ScenarioWeights.equal(outcomes.scenarios(), 1), 0.95))
                .extracting(EventProbability::key)
                .containsExactly("autoDeleveraging");
    }

    @Test
    void insolvencyIsAnEventOfBatchesThatHaveReserves() {
        Outcomes outcomes =
                new Outcomes(3, List.of(Metric.values()), "alpha").with(Metric.SOLVENCY_SHORTFALL, 0, 0.2, 0);
        assertThat(event(outcomes, "venueInsolvent").happened()).isEqualTo(1);
    }

    @Test
    void capitulationIsAnIndexOfAHalf() {
        Outcomes outcomes = new Outcomes(3, "alpha").with(Metric.CAPITULATION_INDEX, 0.49, 0.5, 0.9);
        assertThat(event(outcomes, "capitulation").happened()).isEqualTo(2);
    }

    private static EventProbability event(Outcomes outcomes, String key) {
        return EventProbabilities.of(outcomes, ScenarioWeights.equal(outcomes.scenarios(), 1), 0.95).stream()
                .filter(event -> event.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
