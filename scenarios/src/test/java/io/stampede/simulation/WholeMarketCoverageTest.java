package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.outcome.Metric;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hostile markets of all features reach every branch of these features between them. */
class WholeMarketCoverageTest {
    private static final Lanes LANES = new Lanes(0, 5);

    private enum Branch {
        FROZEN,
        WITHOUT_ORDERS,
        AUCTION,
        BREAKER_TRIPPED,
        EXIT_CUT_BY_BAND,
        FUND_HOLDS_POSITION,
        CLOSED_IN_PART,
        BAD_DEBT,
        WALLET,
        WITHDRAWALS_HALTED,
        WITHDRAWN,
        INSOLVENT,
        BASIS_TRADERS_LEFT,
        WHALE_SOLD,
        ARBITRAGEURS_HOLD,
        ARBITRAGEURS_MOVED_CAPITAL,
        MARGIN_RAISED,
        CAME_BACK,
        BUILT_UP,
        PEG_BELOW_ORACLE
    }

    private final Set<Branch> reached = EnumSet.noneOf(Branch.class);

    @Test
    void everyBranchIsReached() {
        for (int[] row : WholeMarketTest.rows()) {
            play(new MarketModel(MarketFactors.of(row)));
        }

        assertThat(reached).containsExactlyInAnyOrder(Branch.values());
    }

    private void play(MarketModel model) {
        BlockSimulator simulator = new BlockSimulator(model, LANES, model.steps());
        for (int step = 0; step < model.steps(); step++) {
            long[][] before = gross(simulator);
            simulator.step(step);
            for (int venue = 0; venue < model.venues(); venue++) {
                look(simulator.openings().get(venue).venue(), before[venue]);
                long[] moved = simulator.market().tape().transfers(venue);
                note(Arrays.stream(moved).anyMatch(amount -> amount != 0), Branch.ARBITRAGEURS_MOVED_CAPITAL);
            }
        }
        if (model.layout().metrics().contains(Metric.BUILD_UP_GROWTH)) {
            double[] growth = simulator
                    .outcome()
                    .columns()
                    .get(model.layout().column(Metric.BUILD_UP_GROWTH))
                    .values();
            note(growth[0] > 0.02, Branch.BUILT_UP);
        }
    }

    private static long[][] gross(BlockSimulator simulator) {
        return simulator.openings().stream()
                .map(opening -> sizes(opening.venue()))
                .toArray(long[][]::new);
    }

    /** Sizes of all accounts in lane 0. */
    private static long[] sizes(Venue venue) {
        return venue.passbooks().stream()
                .mapToLong(account -> Math.abs(account.lots()[0]))
                .toArray();
    }

    private void look(Venue venue, long[] before) {
        note(!LaneMask.isEmpty(venue.status().frozen()), Branch.FROZEN);
        note(!LaneMask.isEmpty(venue.status().withoutOrders()), Branch.WITHOUT_ORDERS);
        note(!LaneMask.isEmpty(venue.status().auction()), Branch.AUCTION);
        note(venue.status().trips().length > 0 && venue.status().trips()[0] > 0, Branch.BREAKER_TRIPPED);
        note(!LaneMask.isEmpty(venue.status().withdrawalsHalted()), Branch.WITHDRAWALS_HALTED);
        for (int lane = 0; lane < LANES.count(); lane++) {
            note(venue.ledger().fund().lots()[lane] != 0, Branch.FUND_HOLDS_POSITION);
            note(venue.ledger().badDebt().cash()[lane] < 0, Branch.BAD_DEBT);
            note(venue.ledger().marginPpm()[lane] > 1_000_000, Branch.MARGIN_RAISED);
            note(venue.status().isClosedForGood(lane), Branch.INSOLVENT);
            lookAtOracle(venue, lane);
        }
        for (int index = 0; index < before.length; index++) {
            look(venue, venue.passbooks().get(index), before[index]);
        }
    }

    private void lookAtOracle(Venue venue, int lane) {
        for (int kind = 0; kind < venue.pegs().length; kind++) {
            boolean below = venue.pegs()[kind][lane] < venue.ledger().collateralPrices()[kind][lane];
            note(below, Branch.PEG_BELOW_ORACLE);
        }
    }

    private void look(Venue venue, Passbook account, long before) {
        long now = Math.abs(account.lots()[0]);
        note(account.unfilled().length > 0 && account.unfilled()[0] > 0, Branch.EXIT_CUT_BY_BAND);
        note(account.wallet().length > 0 && account.wallet()[0] > 0, Branch.WALLET);
        note(Arrays.stream(account.lastPartial()).anyMatch(step -> step >= 0), Branch.CLOSED_IN_PART);
        note(account.isHedged() && now < before, Branch.BASIS_TRADERS_LEFT);
        note(account.isArbitrage() && now != 0, Branch.ARBITRAGEURS_HOLD);
        note(account.mayPanic() && before == 0 && now > 0, Branch.CAME_BACK);
        boolean isPool = account.side() == 0 && account != venue.ledger().marketMaker();
        boolean isWhale =
                isPool && account == venue.passbooks().get(venue.passbooks().size() - 1);
        note(isWhale && !account.isArbitrage() && now < before, Branch.WHALE_SOLD);
        venue.withdrawals().ifPresent(desk -> note(desk.paid()[0] > 0, Branch.WITHDRAWN));
    }

    private void note(boolean holds, Branch branch) {
        if (holds) {
            reached.add(branch);
        }
    }
}
