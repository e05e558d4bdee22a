package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.BuildUp;
import io.stampede.spec.InsuranceFundRule;
import io.stampede.spec.Jump;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.MarginMode;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.Overrides;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/**
 * The fund of a calm market, in which nobody else trades, is handed the position of a long by hand: as if it had taken
 * it over. It works it off by half of the depth a minute, a twelfth in a step of 10 seconds.
 */
class TakeoverTest {
    private static final Lanes LANES = new Lanes(0, 3);

    private static Specification calm(double takeover, List<Shock> shocks) {
        Specification market = MarketSpecifications.of(
                new MarketSpecifications.Shape(1, 3, 3, 0.25, false),
                new MarketSpecifications.Fate(LiquidationPolicy.FULL, 8, 0.0001, -0.05, 10, false),
                5);
        return market.withAsset(market.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0))
                .withShocks(shocks)
                .withPopulations(List.of(
                        market.populations().get(0),
                        market.populations().get(1),
                        MarketMakerPopulation.defaults("market-makers")))
                .withVenues(market.venues().stream()
                        .map(venue -> venue.with("marginMode", MarginMode.ISOLATED)
                                .with(
                                        "insuranceFund",
                                        new InsuranceFundRule(0.0001, 1_000_000, OptionalDouble.of(takeover))))
                        .toList());
    }

    private static BlockSimulator simulator(Specification specification) {
        return new BlockSimulator(new MarketModel(specification), LANES, 1);
    }

    private static Venue venue(BlockSimulator simulator) {
        return simulator.openings().get(0).venue();
    }

    /** Longs entered below the price: their bankruptcy prices are far below it, so that the fund wins. */
    private static void takeOver(ClearingLedger ledger, int lane) {
        ledger.takeOver(ledger.traders().get(0), lane);
    }

    @Test
    void aPositionIsWorkedOffBySharesOfTheDepthWithoutFeeAndAtAProfit() {
        BlockSimulator simulator = simulator(calm(0.5, List.of()));
        simulator.step(0);
        ClearingLedger ledger = venue(simulator).ledger();
        Passbook fund = ledger.fund();
        takeOver(ledger, 1);
        long worth = ledger.fundWorth(1, venue(simulator).marks()[1]);
        long before = fund.lots()[1];
        double onePercent = venue(simulator).terms().book().impact().onePercentLots();
        double depth = venue(simulator).book().depth()[1];
        assertThat(depth).isEqualTo(1);

        simulator.step(1);

        assertThat(before - fund.lots()[1]).isEqualTo((long) Math.floor(onePercent / 12));
        int steps = 2;
        while (fund.lots()[1] != 0 && steps < 60) {
            simulator.step(steps++);
        }
        assertThat(fund.lots()).containsOnly(0);
        assertThat(fund.entryCost()).containsOnly(0);
        assertThat(fund.cash()[1]).isBetween(fund.cash()[0] + 1, worth);
        assertThat(ledger.fees().cash()).containsOnly(0);
        assertThat(venue(simulator).tally().notional()[1]).isPositive();
        assertThat(venue(simulator).tally().orders()).containsOnly(0);
        assertThat(venue(simulator).tally().deleveragedNotional()).containsOnly(0);
        assertThat(venue(simulator).tally().notional()[0]).isZero();
    }

    /**
     * The price halves before the fund has sold anything, and it sells all of it at once: what that leaves it short of
     * is bad debt, for there is no position to hand on.
     */
    @Test
    void aFundThatSoldItsLastLotsAtALossOwesNothing() {
        Specification crash = calm(1, List.of(new Jump(Duration.ofSeconds(20), -0.7)))
                .withVenues(calm(1, List.of()).venues().stream()
                        .map(venue -> venue.with("depthToOpenInterest", 0.1)
                                .with("minDepth", 0.2)
                                .with("impactExponent", 1.0))
                        .toList());
        BlockSimulator simulator = simulator(crash);
        simulator.step(0);
        simulator.step(1);
        ClearingLedger ledger = venue(simulator).ledger();
        leaveLots(ledger, 2, 1_000);

        simulator.step(2);

        assertThat(ledger.fund().lots()[2]).isZero();
        assertThat(ledger.fund().cash()[2]).isZero();
        assertThat(ledger.badDebt().cash()[2]).isNegative();
        assertThat(ledger.badDebt().cash()[0]).isZero();
        assertThat(ledger.fund().cash()[0]).isPositive();
    }

    /** Hands the fund so many lots at the mark, and leaves it as much cash that a fall by half ruins it. */
    private static void leaveLots(ClearingLedger ledger, int lane, long lots) {
        Passbook fund = ledger.fund();
        long price = 1_000_000;
        ledger.lift(fund, lane);
        ledger.lift(ledger.rest(), lane);
        fund.book(lane, lots, price);
        ledger.rest().book(lane, -lots, price);
        ledger.post(fund, lane);
        ledger.post(ledger.rest(), lane);
        ledger.transfer(fund, ledger.rest(), lane, fund.cash()[lane] + lots * price / 2);
    }

    /** At the end of a build-up the fund has what its position is worth, not the cash that it owes for it. */
    @Test
    void whatTheFundHoldsAtTheEndOfABuildUpCounts() {
        Specification specification = calm(0.01, List.of())
                .withBuildUp(
                        new BuildUp(Duration.ofMinutes(1), 1, 0, Duration.ofMinutes(10), Duration.ofMinutes(10), 0));
        MarketModel model = new MarketModel(specification);
        BlockSimulator simulator = new BlockSimulator(model, LANES, 1);
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
            if (step == 4) {
                takeOver(venue(simulator).ledger(), 1);
            }
        }

        assertThat(venue(simulator).ledger().fund().lots()[1]).isPositive();
        int column = model.layout().column(Metric.INSURANCE_FUND_DRAW);
        assertThat(simulator.outcome().columns().get(column).defined()).containsOnly(true);
        assertThat(simulator.outcome().columns().get(column).values()[1]).isLessThan(0.5);
    }

    /** So heavy a fall leaves a bankrupt long whose only counterparty is the fund, which had taken the shorts over. */
    @Test
    void whoIsLeftWithTheFundAloneIsClosedAgainstIt() {
        Specification market = SpecificationReader.create()
                .read("""
                        apiVersion: stampede/v1
                        kind: ScenarioBatch
                        metadata: {name: alone-with-the-fund}
                        spec:
                          seed: 472807
                          clock: {step: PT51S, horizon: PT4233S}
                          asset: {openInterest: 1e6}
                          venues:
                            - {name: v0, weight: 0.274414}
                            - {name: v1, weight: 0.36586}
                            - {name: v2, weight: 0.359726, like: BYBIT}
                          populations:
                            - {kind: LEVERAGED, name: l, side: LONG, count: 21}
                            - {kind: LEVERAGED, name: s, side: SHORT, count: 8, leverageMedian: 50.0}
                          collateral:
                            - {name: wc}
                          sentiment: {panicThresholdDeviation: 0.722743}
                          shocks:
                            - kind: JUMP
                              at: {law: UNIFORM, from: PT134S, to: PT3362S}
                              logReturn: {law: UNIFORM, from: -1.0, to: -0.748615}
                            - kind: LEVERAGE
                              factor: {law: NORMAL, mean: 0.0, deviation: 0.0, from: 1.380845, to: 8.21122}
                        """, "alone.yaml", Overrides.none())
                .orElseThrow()
                .spec();
        MarketModel model = new MarketModel(market);

        // Scenario 7 is the one; the invariants after every step are the assertion, with its deleveraging.
        OutcomeBlock played = BlockSimulator.simulate(model, new Lanes(0, 16), 1);
        assertThat(played.columns()
                        .get(model.layout().column(Metric.AUTO_DELEVERAGED_NOTIONAL))
                        .values()[7])
                .isPositive();
    }
}
