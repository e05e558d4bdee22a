package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Arbitrageurs between venues whose prices a test has set apart: R56 of the rulings.
 *
 * <p>Of two venues each has half of the open interest, 5 million lots. At a depth of 0.00601 of that 30,050 lots move
 * the price by 1 %; a twentieth of them a minute is 250.4 lots in a step of 10 seconds.
 */
class KnownArbitrageTest {
    private static final double DEPTH = 0.00601;
    private static final double FEES_AND_BUFFER = 0.0015;

    private static Specification market(int venues, double depth, double capital, Shock... shocks) {
        ArbitragePopulation arbitrageurs =
                ArbitragePopulation.defaults("arbitrageurs").with("capitalToOpenInterest", capital);
        return StillMarket.of(venues, depth, arbitrageurs, shocks);
    }

    private static void move(BlockSimulator simulator, int venue, double logReturn) {
        simulator.openings().get(venue).venue().book().shift(0, logReturn);
    }

    /** What the arbitrageurs hold at each venue. */
    private static long[] lots(BlockSimulator simulator) {
        return simulator.boards().stream()
                .mapToLong(board -> board.arbitrageLots()[0])
                .toArray();
    }

    @Test
    void buysWhereItIsCheapAndSellsAsManyWhereItIsDear() {
        BlockSimulator simulator = StillMarket.open(market(2, DEPTH, 0.03));
        move(simulator, 0, -0.02);

        simulator.step(0);
        assertThat(lots(simulator)).containsExactly(250, -250);
        simulator.step(1);
        assertThat(lots(simulator)).containsExactly(500, -500);
    }

    /** Fees of 500 ppm at either venue and a buffer of 0.0005 make 0.0015: below that the gap is left alone. */
    @Test
    void leavesAGapThatDoesNotPay() {
        Specification market = market(2, DEPTH, 0.03);
        Specification withFees = market.withVenues(market.venues().stream()
                .map(venue -> venue.with("takerFeePpm", 500))
                .toList());
        BlockSimulator narrow = StillMarket.open(withFees);
        BlockSimulator wide = StillMarket.open(withFees);
        move(narrow, 1, FEES_AND_BUFFER - 1e-6);
        move(wide, 1, FEES_AND_BUFFER + 1e-6);

        narrow.step(0);
        wide.step(0);

        assertThat(lots(narrow)).containsOnly(0);
        assertThat(lots(wide)).containsExactly(250, -250);
    }

    /** Of two venues with different depths the thinner counts: 3,005 lots a per cent, 25.04 a step. */
    @Test
    void tradesWhatTheThinnerVenueTakes() {
        Specification market = market(2, DEPTH, 0.03);
        BlockSimulator simulator = StillMarket.open(market.withVenues(
                List.of(market.venues().get(0), market.venues().get(1).with("depthToOpenInterest", DEPTH / 10))));
        move(simulator, 0, -0.02);

        simulator.step(0);

        assertThat(lots(simulator)).containsExactly(25, -25);
    }

    /**
     * Three venues have a third each, 20,033 lots a per cent and 166.9 a step; each of the two pairs of a venue may
     * take half of that, 83 lots. The one in the middle is dear for one and cheap for the other.
     */
    @Test
    void ofThreeVenuesEachPairTrades() {
        BlockSimulator simulator = StillMarket.open(market(3, DEPTH, 0.03));
        move(simulator, 0, -0.02);
        move(simulator, 2, 0.02);

        simulator.step(0);

        assertThat(lots(simulator)).containsExactly(166, 0, -166);
    }

    @ParameterizedTest
    @EnumSource(OutageMode.class)
    void neitherLegTradesWhereOneVenueTakesNoOrders(OutageMode mode) {
        Outage outage = new Outage(Quantity.of(0), Quantity.of(10), "venue-1", mode, false);
        BlockSimulator simulator = StillMarket.open(market(3, DEPTH, 0.03, outage));
        move(simulator, 0, -0.02);
        move(simulator, 2, 0.02);

        simulator.step(0);
        assertThat(lots(simulator)).containsExactly(83, 0, -83);
        simulator.step(1);
        assertThat(lots(simulator)).containsExactly(83 + 166, 0, -83 - 166);
    }

    /**
     * Depth is no limit here, capital is: 5,000.5 USD or 500,050,000 units at each venue carry three times as much. At
     * 1,000,000 ticks that is 1,500.15 lots, at the cheap venue 1,530.4. The dear one is full then and nothing follows.
     */
    @Test
    void tradesWhatItsCapitalCarries() {
        BlockSimulator simulator = StillMarket.open(market(2, StillMarket.BOUNDLESS, 0.00010001));
        move(simulator, 0, -0.02);

        simulator.step(0);
        assertThat(lots(simulator)).containsExactly(1_500, -1_500);
        simulator.step(1);
        assertThat(lots(simulator)).containsExactly(1_500, -1_500);
    }

    /**
     * The first venue goes from 2 % below to 2 % above. To sell there it has the 1,500 lots it holds and 1,470.4 that
     * its capital carries at 1,020,201 ticks; to buy at the other, 1,500 and 1,500.15. So it sells 2,970.
     */
    @Test
    void turnsRoundWithTheGap() {
        BlockSimulator simulator = StillMarket.open(market(2, StillMarket.BOUNDLESS, 0.00010001));
        move(simulator, 0, -0.02);
        simulator.step(0);
        move(simulator, 0, 0.04);

        simulator.step(1);

        assertThat(lots(simulator)).containsExactly(-1_470, 1_470);
    }
}
