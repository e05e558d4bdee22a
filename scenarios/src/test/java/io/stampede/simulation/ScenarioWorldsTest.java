package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worlds of attribution: the same random numbers, and only what is switched off is off. */
class ScenarioWorldsTest {
    private static final Lanes LANES = new Lanes(0, 40);
    private static final String MARKET = """
            apiVersion: stampede/v1
            kind: ScenarioBatch
            metadata: {name: fall}
            spec:
              scenarios: 40
              clock: {step: PT10S, horizon: PT20M}
              venues:
                - {name: alpha, weight: 0.6, insuranceFund: {sizeToOpenInterest: 0.00001}}
                - {name: beta, weight: 0.4}
              populations:
                - {kind: LEVERAGED, name: longs, side: LONG, count: 60, leverageMedian: 15}
                - {kind: LEVERAGED, name: shorts, side: SHORT, count: 30}
              shocks:
                - {kind: JUMP, at: PT3M, logReturn: {law: UNIFORM, from: -0.2, to: -0.02}}
              sampling: {attribution: true}
            """;

    private static Specification market(String... overrides) {
        ScenarioBatch batch = SpecificationReader.create()
                .read(MARKET, "fall.yaml", Overrides.of(overrides))
                .orElseThrow();
        return batch.spec();
    }

    private static OutcomeBlock play(Specification specification) {
        return BlockSimulator.simulate(new MarketModel(specification), LANES, 1);
    }

    private static double[] values(OutcomeBlock block, OutcomeLayout layout, Counterfactual world, Metric metric) {
        return block.columns().get(layout.column(world, metric)).values();
    }

    @Test
    void eachWorldIsTheBatchOfItsSpecification() {
        Specification specification = market();
        OutcomeLayout layout = new MarketModel(specification).layout();
        OutcomeBlock played = play(specification);

        for (Counterfactual world : Counterfactual.values()) {
            MarketModel alone = new MarketModel(specification.in(world));
            OutcomeBlock expected = BlockSimulator.simulate(alone, LANES, 1);
            for (Metric metric : layout.attributed()) {
                assertThat(values(played, layout, world, metric))
                        .as(world + " " + metric)
                        .isEqualTo(expected.columns()
                                .get(alone.layout().column(metric))
                                .values());
            }
        }
    }

    @Test
    void theFactualWorldIsAsWithoutAttribution() {
        OutcomeBlock plain = play(market("sampling.attribution=false"));
        OutcomeBlock attributed = play(market());

        assertThat(attributed.digests()).isEqualTo(plain.digests());
        assertThat(attributed.liquidations()).isEqualTo(plain.liquidations());
        for (int column = 0; column < plain.columns().size(); column++) {
            assertThat(attributed.columns().get(column).values())
                    .isEqualTo(plain.columns().get(column).values());
        }
    }

    @Test
    void whatIsSwitchedOffDoesNotHappen() {
        Specification specification = market();
        for (Counterfactual world : Counterfactual.values()) {
            MarketModel model = new MarketModel(specification.in(world));
            OutcomeBlock block = BlockSimulator.simulate(model, LANES, 1);
            boolean panic = world == Counterfactual.FACTUAL || world == Counterfactual.WITHOUT_LIQUIDATION;
            boolean liquidation = world == Counterfactual.FACTUAL || world == Counterfactual.WITHOUT_PANIC;

            assertThat(sum(block, model, Metric.PANIC_SOLD_NOTIONAL) > 0).isEqualTo(panic);
            assertThat(sum(block, model, Metric.LIQUIDATED_NOTIONAL) > 0).isEqualTo(liquidation);
            assertThat(sum(block, model, Metric.AUTO_DELEVERAGED_NOTIONAL) > 0).isEqualTo(liquidation);
            assertThat(sum(block, model, Metric.PEAK_FEAR)).isPositive();
            assertThat(sum(block, model, Metric.EXOGENOUS_DROP))
                    .as("the world outside is the same")
                    .isEqualTo(sum(play(specification), new MarketModel(specification), Metric.EXOGENOUS_DROP));
        }
    }

    /** Without liquidation nobody's debt is booked, but it is owed all the same. */
    @Test
    void whatAccountsOweWithoutLiquidationIsBadDebt() {
        MarketModel model = new MarketModel(market().in(Counterfactual.SHOCK_ALONE));

        assertThat(sum(BlockSimulator.simulate(model, LANES, 1), model, Metric.BAD_DEBT))
                .isPositive();
    }

    @Test
    void whatIsOffInTheSpecificationChangesNoWorld() {
        Specification calm = market("sentiment.panicRate=0");
        OutcomeLayout layout = new MarketModel(calm).layout();
        OutcomeBlock played = play(calm);
        for (Metric metric : layout.attributed()) {
            assertThat(values(played, layout, Counterfactual.WITHOUT_PANIC, metric))
                    .isEqualTo(values(played, layout, Counterfactual.FACTUAL, metric));
        }

        Specification patient = market("venues[alpha].liquidation.maxRounds=0", "venues[beta].liquidation.maxRounds=0");
        OutcomeBlock unliquidated = play(patient);
        for (Metric metric : layout.attributed()) {
            assertThat(values(unliquidated, layout, Counterfactual.WITHOUT_LIQUIDATION, metric))
                    .isEqualTo(values(unliquidated, layout, Counterfactual.FACTUAL, metric));
        }
    }

    @Test
    void theWorldsOfAScenarioAreTheSameInWhateverLane() {
        MarketModel model = new MarketModel(market());
        OutcomeBlock whole = BlockSimulator.simulate(model, LANES, 20);
        for (int scenario : new int[] {0, 7, 39}) {
            OutcomeBlock alone = BlockSimulator.simulate(model, new Lanes(scenario, 1), 20);
            for (int column = 0; column < whole.columns().size(); column++) {
                assertThat(alone.columns().get(column).values()[0])
                        .isEqualTo(whole.columns().get(column).values()[scenario]);
            }
        }
    }

    @Test
    void columnsOfWorldsStandBehindTheOthersAndHaveNames() {
        MarketModel model = new MarketModel(market());
        OutcomeLayout layout = model.layout();
        List<String> names = layout.names();

        assertThat(names).hasSize(layout.columns()).doesNotHaveDuplicates();
        assertThat(names.get(layout.column(Counterfactual.WITHOUT_PANIC, Metric.MAX_DROP)))
                .isEqualTo("withoutPanic.maxDrop");
        assertThat(names.get(names.size() - 1)).isEqualTo("shockAlone.marketMakerLossToOpenInterest");
        assertThat(names.stream().filter(name -> layout.isCounterfactual(names.indexOf(name))))
                .hasSize(3 * layout.attributed().size());
        OutcomeLayout weighted = new OutcomeLayout(layout.metrics(), layout.venues(), layout.populations(), true, true);
        assertThat(weighted.names().get(weighted.weightColumn())).isEqualTo("weight");
    }

    private static double sum(OutcomeBlock block, MarketModel model, Metric metric) {
        OutcomeColumn column = block.columns().get(model.layout().column(metric));
        return Arrays.stream(column.values()).sum();
    }
}
