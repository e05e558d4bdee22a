package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.StepCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelfExcitationTest {
    private static SelfExcitation of(List<StepCounts> scenarios) {
        return of(scenarios, 1);
    }

    private static SelfExcitation of(List<StepCounts> scenarios, int cluster) {
        return SelfExcitation.of(new FollowedLiquidations(10, scenarios), cluster, 0.95);
    }

    private static SelfExcitation.Fit fit(List<StepCounts> scenarios) {
        return of(scenarios).fit().orElseThrow();
    }

    @Test
    void findsTheRatioTheMemoryAndTheBackgroundThatEventsWereDrawnWith() {
        for (double ratio : new double[] {0.1, 0.4, 0.7, 0.9}) {
            SelfExcitation.Fit fit = fit(HawkesSamples.simulate(7, 300, 500, 0.03, ratio, 6));
            assertThat(fit.interval().contains(ratio))
                    .as("%s of %s", fit, ratio)
                    .isTrue();
            assertThat(fit.branchingRatio()).isCloseTo(ratio, within(0.05));
            assertThat(fit.backgroundPerHour()).isCloseTo(0.03 * 360, within(1.0));
            assertThat(fit.memorySeconds()).as("%s", fit).isBetween(35.0, 100.0);
        }
    }

    /** Of 200 intervals with 95 % confidence between 180 and 198 cover, but for one time in a thousand. */
    @Test
    void intervalsCoverTheRatioAsOftenAsTheySay() {
        int covered = 0;
        for (int repeat = 0; repeat < 200; repeat++) {
            covered += fit(HawkesSamples.simulate(1000 + repeat, 60, 200, 0.05, 0.6, 4))
                            .interval()
                            .contains(0.6)
                    ? 1
                    : 0;
        }
        assertThat(covered).isBetween(180, 198);
    }

    /** Each scenario twice says nothing new: 59 degrees of freedom in place of the normal quantile. */
    @Test
    void scenariosThatDependOnEachOtherCountAsGroups() {
        List<StepCounts> once = HawkesSamples.simulate(12, 60, 200, 0.05, 0.6, 4);
        List<StepCounts> twice = once.stream()
                .flatMap(scenario -> Collections.nCopies(2, scenario).stream())
                .toList();
        assertThat(width(of(twice, 2)) / width(of(once))).isCloseTo(2.00100 / 1.95996, within(1e-3));
        assertThat(of(twice, 120).fit().orElseThrow().interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
    }

    private static double width(SelfExcitation excitation) {
        ConfidenceInterval interval = excitation.fit().orElseThrow().interval();
        return interval.upper().orElseThrow() - interval.lower().orElseThrow();
    }

    @Test
    void eventsThatHaveNothingToDoWithEachOtherHaveARatioOfNearlyNothing() {
        SelfExcitation.Fit fit = fit(HawkesSamples.simulate(8, 200, 500, 0.1, 0, 1));
        assertThat(fit.branchingRatio()).isBetween(0.0, 0.03);
        assertThat(fit.interval().lower()).hasValue(0);
    }

    @Test
    void aScenarioThatIsFollowedForLessTimeCountsForThatTime() {
        List<StepCounts> scenarios = new ArrayList<>(HawkesSamples.simulate(9, 150, 500, 0.05, 0.5, 4));
        scenarios.addAll(HawkesSamples.simulate(10, 150, 60, 0.05, 0.5, 4));
        SelfExcitation.Fit fit = fit(scenarios);
        assertThat(fit.branchingRatio()).isCloseTo(0.5, within(0.05));
        assertThat(fit.backgroundPerHour()).isCloseTo(18, within(1.5));
    }

    @Test
    void fewEventsAreRefusedWithTheReason() {
        assertThat(of(List.of()).refusal()).isEqualTo("no scenario was followed step by step");
        SelfExcitation few = of(Collections.nCopies(30, StepCounts.of(0, 2, 0, 1)));
        assertThat(few.fit()).isEmpty();
        assertThat(few.refusal()).isEqualTo("90 liquidations in 30 scenarios, fewer than 200");
        List<StepCounts> one = new ArrayList<>(Collections.nCopies(50, StepCounts.of(0, 0, 1)));
        one.add(StepCounts.of(0, 300, 300));
        assertThat(of(one).refusal()).isEqualTo("only 1 scenarios with more than one liquidation, fewer than 20");
    }

    @Test
    void noMoreScenariosAreFittedThanTheBoundAllows() {
        int[] counts = new int[2000];
        Arrays.fill(counts, 1);
        SelfExcitation fitted = of(Collections.nCopies(100, StepCounts.of(counts)));
        assertThat(fitted.scenarios()).isEqualTo(25);
        assertThat(fitted.liquidations()).isEqualTo(50_000);
    }
}
