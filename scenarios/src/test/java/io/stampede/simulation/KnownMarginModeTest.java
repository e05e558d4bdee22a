package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.MarginMode;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Specification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Longs have half as much again beside the margin of their positions, shorts nothing; the price falls by a quarter. */
class KnownMarginModeTest {
    private static final Lanes LANES = new Lanes(0, 4);
    private static final int LONGS = 30;

    private static BlockSimulator simulator(MarginMode mode, double freeShare) {
        Specification crash = MarketSpecifications.of(
                new MarketSpecifications.Shape(1, LONGS, 10, 2, false),
                new MarketSpecifications.Fate(LiquidationPolicy.FULL, 8, 0.006, -0.3, 3, false),
                3);
        List<PopulationSpecification> populations = crash.populations().stream()
                .map(population -> population.name().equals("longs")
                        ? ((LeveragedPopulation) population).with("freeMarginShare", freeShare)
                        : population)
                .toList();
        Specification specification = crash.withPopulations(populations)
                .withVenues(crash.venues().stream()
                        .map(venue -> venue.with("marginMode", mode))
                        .toList());
        return new BlockSimulator(new MarketModel(specification), LANES, 1);
    }

    private static Venue venue(BlockSimulator simulator) {
        return simulator.openings().get(0).venue();
    }

    /** In isolated margin b = c − k, so that c = b + k is the margin of the position: half of it is beside. */
    @Test
    void isolatedMoneyIsKeptBesideAndCrossMoneyWithin() {
        List<Passbook> isolated = venue(simulator(MarginMode.ISOLATED, 0.5)).passbooks();
        List<Passbook> cross = venue(simulator(MarginMode.CROSS, 0.5)).passbooks();
        for (int lane = 0; lane < LANES.count(); lane++) {
            for (int index = 0; index < LONGS; index++) {
                Passbook apart = isolated.get(index);
                long margin = apart.cash()[lane] + apart.entryCost()[lane];
                assertThat(margin).isPositive();
                assertThat(apart.wallet()[lane]).isEqualTo(margin / 2);
                assertThat(cross.get(index).cash()[lane]).isEqualTo(apart.cash()[lane] + margin / 2);
                assertThat(cross.get(index).wallet()).isEmpty();
                assertThat(apart.collateral()[lane] + cross.get(index).collateral()[lane])
                        .isZero();
            }
        }
    }

    /** What is folded into a digest does not depend on who of them has something. */
    @Test
    void allLeveragedAccountsOfAVenueHaveWalletsIfOneHas() {
        List<Passbook> accounts = venue(simulator(MarginMode.ISOLATED, 0.5)).passbooks();
        for (int index = 0; index < accounts.size(); index++) {
            boolean leveraged = accounts.get(index).side() != 0;
            assertThat(accounts.get(index).wallet()).hasSize(leveraged ? LANES.count() : 0);
        }
        assertThat(accounts.get(LONGS).wallet()).containsOnly(0);
        assertThat(venue(simulator(MarginMode.ISOLATED, 0)).passbooks())
                .allSatisfy(account -> assertThat(account.wallet()).isEmpty());
    }

    @Test
    void liquidationTakesTheMarginAndLeavesTheWallet() {
        BlockSimulator simulator = simulator(MarginMode.ISOLATED, 0.5);
        List<Passbook> accounts = venue(simulator).passbooks();
        long[][] before =
                accounts.stream().map(account -> account.wallet().clone()).toArray(long[][]::new);

        int liquidated = liquidated(simulator);

        assertThat(liquidated).isPositive();
        for (int index = 0; index < before.length; index++) {
            assertThat(accounts.get(index).wallet()).isEqualTo(before[index]);
        }
    }

    /** Money within the margin saves longs from liquidation; money beside it saves nobody. */
    @Test
    void onlyMoneyWithinTheMarginSaves() {
        int without = liquidated(simulator(MarginMode.ISOLATED, 0));

        assertThat(liquidated(simulator(MarginMode.ISOLATED, 0.5))).isEqualTo(without);
        assertThat(liquidated(simulator(MarginMode.CROSS, 0.5))).isLessThan(without);
    }

    private static int liquidated(BlockSimulator simulator) {
        for (int step = 0; step < 18; step++) {
            simulator.step(step);
        }
        int count = 0;
        for (Passbook account : venue(simulator).passbooks()) {
            for (int lane = 0; lane < LANES.count(); lane++) {
                count += LaneMask.contains(account.everLiquidated(), lane) ? 1 : 0;
            }
        }
        return count;
    }
}
