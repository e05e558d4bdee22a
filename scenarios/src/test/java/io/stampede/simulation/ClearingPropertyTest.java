package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.spec.AutoDeleveragingPolicy;
import io.stampede.spec.AutoDeleveragingRule;
import io.stampede.spec.InsuranceFundRule;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.LiquidationRule;
import io.stampede.spec.MarginHike;
import io.stampede.spec.MarginMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever rules a venue clears by, its books hold after every step and lanes do not show. Prices jump twice, at times
 * that differ by lane, so that funds are caught with positions; one of the venues plays fewer rounds than the others.
 */
class ClearingPropertyTest {
    private static final int LANES = 4;

    /** How a venue closes accounts, and who pays. */
    private record Rules(
            LiquidationPolicy closing,
            boolean coolsDown,
            AutoDeleveragingPolicy deleveraging,
            OptionalDouble takeover,
            MarginMode margin,
            int makerFeePpm) {
        VenueSpecification of(VenueSpecification venue) {
            boolean handsOn =
                    deleveraging != AutoDeleveragingPolicy.SOCIALISE && deleveraging != AutoDeleveragingPolicy.NONE;
            Duration pause =
                    coolsDown && closing == LiquidationPolicy.PARTIAL20 ? Duration.ofSeconds(30) : Duration.ZERO;
            boolean isEarlyOut = venue.name().equals("beta");
            LiquidationRule rule = LiquidationRule.of(closing)
                    .with("maxRounds", isEarlyOut ? 1 : venue.liquidation().maxRounds())
                    .with("slice", 1e6)
                    .with("partialCooldown", pause);
            return venue.with("liquidation", rule)
                    .with("autoDeleveraging", new AutoDeleveragingRule(deleveraging))
                    .with(
                            "insuranceFund",
                            new InsuranceFundRule(
                                    venue.insuranceFund().sizeToOpenInterest(),
                                    1_000_000,
                                    handsOn ? takeover : OptionalDouble.empty()))
                    .with("marginMode", margin)
                    .with("makerFeePpm", makerFeePpm)
                    .with("priceBand", makerFeePpm > 0 ? OptionalDouble.of(0.02) : OptionalDouble.empty());
        }
    }

    @Provide
    Arbitrary<Specification> markets() {
        Arbitrary<Rules> rules = Combinators.combine(
                        Arbitraries.of(LiquidationPolicy.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(AutoDeleveragingPolicy.class),
                        Arbitraries.of(OptionalDouble.empty(), OptionalDouble.of(0.05), OptionalDouble.of(1)),
                        Arbitraries.of(MarginMode.class),
                        Arbitraries.of(-400, 0, 200))
                .as(Rules::new);
        return Combinators.combine(
                        MarketSpecifications.family(),
                        rules,
                        Arbitraries.of(0.0, 0.5, 2.0),
                        Arbitraries.of(1.0, 1.5, 4.0))
                .as(ClearingPropertyTest::with);
    }

    private static Specification with(Specification specification, Rules rules, double freeShare, double hike) {
        List<Shock> shocks = new ArrayList<>(specification.shocks());
        shocks.add(new MarginHike(
                new Quantity.Uniform(30, 240), new Quantity.Choice(List.of(30.0, 120.0)), "alpha", Quantity.of(hike)));
        shocks.add(new Jump(new Quantity.Uniform(50, 240), new Quantity.Uniform(-0.4, 0.2)));
        return specification
                .withShocks(shocks)
                .withVenues(specification.venues().stream().map(rules::of).toList())
                .withPopulations(specification.populations().stream()
                        .map(population -> population instanceof LeveragedPopulation leveraged
                                ? leveraged.with("freeMarginShare", freeShare)
                                : population)
                        .toList());
    }

    @Property(tries = 120, seed = "20251010", shrinking = ShrinkingMode.OFF)
    void booksHoldAndLanesDoNotShow(@ForAll("markets") Specification specification) {
        MarketModel model = new MarketModel(specification);
        long[] together = BlockSimulator.simulate(model, new Lanes(0, LANES), 1).digests();

        long[] alone =
                BlockSimulator.simulate(model, new Lanes(LANES - 1, 1), 1).digests();
        assertThat(alone[0]).isEqualTo(together[LANES - 1]);
    }

    /** Beta plays one round; the others play on and push its mark to where its fund's position ruins the fund. */
    @Example
    void aFundThatIsOutOfRoundsMayWait() {
        Specification market = MarketSpecifications.of(
                new MarketSpecifications.Shape(3, 27, 11, 2, true),
                new MarketSpecifications.Fate(LiquidationPolicy.INCREMENTAL, 8, 0.006, -0.5, 12, false),
                1_613_823);
        Rules rules = new Rules(
                LiquidationPolicy.INCREMENTAL,
                false,
                AutoDeleveragingPolicy.RISK_PRO_RATA,
                OptionalDouble.of(0.05),
                MarginMode.ISOLATED,
                -400);

        booksHoldAndLanesDoNotShow(with(market, rules, 2, 4));
    }
}
