package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.spec.BasisPopulation;
import io.stampede.spec.CollateralKind;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.Jump;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One basis trader with a tenth of the open interest, twice leveraged, who leaves at a discount of 3 % within a minute:
 * R54 of the rulings.
 *
 * <p>10 million USD at 10 USD a lot are 1,000,000 lots short; the wrapped coin that hedges them is worth 10¹² units,
 * and half of that is its own money.
 */
class KnownBasisTraderTest {
    private static final long LOTS = 1_000_000;
    private static final long HEDGE = LOTS * StillMarket.TICKS;
    private static final long CAPITAL = HEDGE / 2;
    private static final Duration AT = Duration.ofSeconds(30);
    private static final int LEAVES = 3;

    private static BlockSimulator market(Shock... shocks) {
        BasisPopulation basis =
                BasisPopulation.defaults("basis").with("collateral", "wrapped").with("exitTime", Duration.ofMinutes(1));
        Specification specification = StillMarket.of(1, StillMarket.BOUNDLESS, basis, shocks)
                .withCollateral(List.of(CollateralSpecification.defaults("wrapped")
                        .with("kind", CollateralKind.WRAPPED)
                        .with("haircutPpm", 0)
                        .with("userShare", 0.0)));
        return StillMarket.open(specification);
    }

    private static Shock depeg(Duration duration, double discount) {
        return new Depeg(AT, duration, "wrapped", List.of(), discount);
    }

    private static long equity(BlockSimulator simulator) {
        Venue venue = simulator.openings().get(0).venue();
        return venue.ledger().equity(trader(simulator), 0, venue.marks()[0]);
    }

    private static Passbook trader(BlockSimulator simulator) {
        return StillMarket.account(simulator, 0, 0);
    }

    /** Positions after each of some steps. */
    private static List<Long> play(BlockSimulator simulator, int from, int to) {
        List<Long> lots = new ArrayList<>();
        for (int step = from; step < to; step++) {
            simulator.step(step);
            lots.add(trader(simulator).lots()[0]);
        }
        return lots;
    }

    @Test
    void opensHedged() {
        Passbook trader = trader(market());

        assertThat(trader.lots()[0]).isEqualTo(-LOTS);
        assertThat(trader.entryCost()[0]).isEqualTo(-HEDGE);
        assertThat(trader.collateral()[0]).isEqualTo(HEDGE);
        assertThat(trader.cash()[0]).isEqualTo(CAPITAL);
    }

    /**
     * When the price falls by a quarter to 75,000 USD the short wins 250,000 ticks a lot and the coin loses as much:
     * 0.25 · 10¹². What is left to chance is less than a millionth of the coin and half a tick a lot, 1.5 million
     * units.
     */
    @Test
    void noPriceHurtsIt() {
        BlockSimulator simulator = market(new Jump(AT, StrictMath.log(0.75)));
        simulator.step(0);
        assertThat(equity(simulator)).isEqualTo(CAPITAL);

        assertThat(play(simulator, 1, 12)).containsOnly(-LOTS);
        assertThat(simulator.openings().get(0).venue().marks()[0]).isEqualTo(750_000);
        assertThat(equity(simulator)).isBetween(CAPITAL - 1_500_000, CAPITAL + 1_500_000);
    }

    /** At 29 thousandths below par it stays, with 0.029 · 10¹² less than it had. */
    @Test
    void aSmallDiscountCostsButDoesNotDriveItOut() {
        BlockSimulator simulator = market(depeg(Duration.ofMinutes(2), 0.029));

        assertThat(play(simulator, 0, 12)).containsOnly(-LOTS);
        assertThat(equity(simulator)).isEqualTo(CAPITAL - 29_000_000_000L);
    }

    /**
     * A sixth of a million lots a step, rounded up to 166,667; the sixth step takes the 166,665 left. All of the coin
     * fetches 0.96 · 10¹², the lots cost 10¹² to buy back: 0.04 · 10¹² is lost, 8 % of its capital.
     */
    @Test
    void leavesWithinAMinuteAndSellsBelowPar() {
        BlockSimulator simulator = market(depeg(Duration.ofMinutes(5), 0.04));

        assertThat(play(simulator, 0, LEAVES)).containsOnly(-LOTS);
        assertThat(play(simulator, LEAVES, LEAVES + 2)).containsExactly(-833_333L, -666_666L);
        assertThat(trader(simulator).collateral()[0]).isEqualTo(666_666 * StillMarket.TICKS);
        assertThat(play(simulator, LEAVES + 2, LEAVES + 7)).containsExactly(-499_999L, -333_332L, -166_665L, 0L, 0L);
        assertThat(trader(simulator).collateral()[0]).isZero();
        assertThat(trader(simulator).cash()[0]).isEqualTo(CAPITAL - 40_000_000_000L);
    }

    /** The peg is back after one step. 166,667 lots' worth was sold at 0.96, the rest at par: 6,666.68 million lost. */
    @Test
    void onceItLeavesItLeavesForGood() {
        BlockSimulator simulator = market(depeg(Duration.ofSeconds(10), 0.04));

        assertThat(play(simulator, 0, LEAVES + 6)).endsWith(-166_665L, 0L);
        assertThat(trader(simulator).cash()[0]).isEqualTo(CAPITAL - 6_666_680_000L);
    }

    /** Without orders in steps 4 and 5 it neither buys nor sells its coin, and goes on at its own pace after that. */
    @Test
    void aVenueWithoutOrdersMakesItWait() {
        Outage outage = new Outage(
                Quantity.of(Duration.ofSeconds(40)),
                Quantity.of(Duration.ofSeconds(20)),
                "venue-0",
                OutageMode.ORDERS_REJECTED,
                false);
        BlockSimulator simulator = market(depeg(Duration.ofMinutes(5), 0.04), outage);

        assertThat(play(simulator, 0, LEAVES + 4))
                .containsExactly(-LOTS, -LOTS, -LOTS, -833_333L, -833_333L, -833_333L, -666_666L);
        assertThat(trader(simulator).collateral()[0]).isEqualTo(666_666 * StillMarket.TICKS);
    }
}
