package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import io.stampede.spec.Specification;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The hostile markets, over which the equalities are tested, reach every branch of the model between them. */
class BranchCoverageTest {
    private static final Lanes LANES = new Lanes(0, 70);

    private enum Branch {
        PARTIAL_LIQUIDATION,
        FULL_LIQUIDATION,
        ROUNDS_EXHAUSTED,
        FUND_PAYS,
        BAD_DEBT,
        LEVERAGED_TRADER_DELEVERAGED,
        POOL_DELEVERAGED,
        MARKET_MAKER_DELEVERAGED,
        REST_OF_WORLD_DELEVERAGED,
        COLLATERAL_SOLD,
        COLLATERAL_SUFFICES,
        COLLATERAL_BELOW_PAR,
        PANIC,
        PANIC_AGAIN,
        DEPTH_WITHDRAWN,
        DEPTH_RECOVERED
    }

    @Test
    void hostileMarketsReachEveryBranch() {
        Set<Branch> reached = EnumSet.noneOf(Branch.class);
        for (Specification specification : MarketSpecifications.hostile()) {
            play(specification, reached);
        }

        assertThat(reached).containsExactlyInAnyOrder(Branch.values());
    }

    @Test
    void contagionChangesHowAScenarioEnds() {
        Specification crash = MarketSpecifications.hostile().get(0);
        Specification deaf = crash.withSentiment(
                crash.sentiment().with("network", new Network(NetworkKind.RANDOM, 8, 0, OptionalLong.empty())));

        assertThat(BlockSimulator.simulate(new MarketModel(deaf), LANES, 1).digests())
                .isNotEqualTo(BlockSimulator.simulate(new MarketModel(crash), LANES, 1)
                        .digests());
    }

    private static void play(Specification specification, Set<Branch> reached) {
        MarketModel model = new MarketModel(specification);
        BlockSimulator simulator = new BlockSimulator(model, LANES, 1);
        int venues = model.venues();
        long[][] pledged = new long[venues][];
        long[] funds = new long[venues];
        long[][] ended = new long[venues][];
        long[][] before = new long[venues][];
        double[][] depth = new double[venues][];
        for (int index = 0; index < venues; index++) {
            Venue venue = simulator.openings().get(index).venue();
            pledged[index] = new long[venue.passbooks().size()];
            for (int account = 0; account < pledged[index].length; account++) {
                pledged[index][account] = venue.passbooks().get(account).collateral()[0];
            }
            funds[index] = venue.ledger().fund().cash()[0];
            ended[index] = new long[venue.board().panicking().length];
            before[index] = ended[index].clone();
            depth[index] = venue.book().depth().clone();
        }
        for (int step = 0; step < model.steps(); step++) {
            simulator.step(step);
            for (int index = 0; index < venues; index++) {
                Venue venue = simulator.openings().get(index).venue();
                noteStep(venue, depth[index], before[index], ended[index], reached);
                depth[index] = venue.book().depth().clone();
            }
        }
        for (int index = 0; index < venues; index++) {
            Venue venue = simulator.openings().get(index).venue();
            note(Arrays.stream(venue.fundLow()).min().orElseThrow() < funds[index], Branch.FUND_PAYS, reached);
            noteEnd(venue, pledged[index], reached);
        }
    }

    private static void note(boolean happened, Branch branch, Set<Branch> reached) {
        if (happened) {
            reached.add(branch);
        }
    }

    private static void noteStep(
            Venue venue, double[] depthBefore, long[] panickedBefore, long[] ended, Set<Branch> reached) {
        note(!LaneMask.isEmpty(venue.unfinished()), Branch.ROUNDS_EXHAUSTED, reached);
        for (int lane = 0; lane < LANES.count(); lane++) {
            note(venue.book().depth()[lane] < depthBefore[lane], Branch.DEPTH_WITHDRAWN, reached);
            note(venue.book().depth()[lane] > depthBefore[lane], Branch.DEPTH_RECOVERED, reached);
        }
        for (int[] prices : venue.ledger().collateralPrices()) {
            note(prices[0] < 1_000_000, Branch.COLLATERAL_BELOW_PAR, reached);
        }
        long[] panicking = venue.board().panicking();
        for (int word = 0; word < panicking.length; word++) {
            note((panicking[word] & ended[word]) != 0, Branch.PANIC_AGAIN, reached);
            note(panicking[word] != 0, Branch.PANIC, reached);
            ended[word] |= panickedBefore[word] & ~panicking[word];
            panickedBefore[word] = panicking[word];
        }
    }

    private static void noteEnd(Venue venue, long[] pledged, Set<Branch> reached) {
        ClearingLedger ledger = venue.ledger();
        for (int lane = 0; lane < LANES.count(); lane++) {
            note(ledger.badDebt().cash()[lane] < 0, Branch.BAD_DEBT, reached);
            note(ledger.rest().collateral()[lane] > 0, Branch.COLLATERAL_SOLD, reached);
            note(hit(ledger.rest(), lane), Branch.REST_OF_WORLD_DELEVERAGED, reached);
            note(hit(ledger.marketMaker(), lane), Branch.MARKET_MAKER_DELEVERAGED, reached);
            for (int index = 0; index < ledger.traders().size(); index++) {
                Passbook account = ledger.traders().get(index);
                boolean isPool = index >= ledger.leveragedCount();
                boolean isMaker = account.account() == ledger.marketMaker().account();
                note(isPool && !isMaker && hit(account, lane), Branch.POOL_DELEVERAGED, reached);
                note(!isPool && hit(account, lane), Branch.LEVERAGED_TRADER_DELEVERAGED, reached);
                boolean liquidated = LaneMask.contains(account.everLiquidated(), lane);
                boolean flat = account.lots()[lane] == 0;
                note(liquidated && flat, Branch.FULL_LIQUIDATION, reached);
                note(liquidated && !flat, Branch.PARTIAL_LIQUIDATION, reached);
                boolean sold = lane == 0 && pledged[index] > 0 && account.collateral()[lane] == 0;
                note(sold && !liquidated && !flat, Branch.COLLATERAL_SUFFICES, reached);
            }
        }
    }

    private static boolean hit(Passbook account, int lane) {
        return LaneMask.contains(account.everDeleveraged(), lane);
    }
}
