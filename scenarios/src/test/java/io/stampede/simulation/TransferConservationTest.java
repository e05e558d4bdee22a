package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.ledger.ClearingLedger;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.WithdrawalHalt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Arbitrageurs have 150 billion units at each of two venues; at the first they have lost 120 billion before the first
 * step. Both should have half of the 180 billion that are left, so that half of the 60 billion that are missing go, and
 * take three steps: R56 of the rulings.
 *
 * <p>What a step shows at its end is what the next decides on: the transfer leaves in step 1 and arrives in step 4.
 */
class TransferConservationTest {
    private static final long BILLION = 1_000_000_000L;
    private static final long POOR = 30 * BILLION;
    private static final long RICH = 150 * BILLION;
    private static final long SENT = 30 * BILLION;
    private static final int STEPS = 12;

    /** In each step what the arbitrageurs have at either venue, and what the rest of the world has. */
    private record Course(long[] poor, long[] rich, long[] outside) {}

    private static ClearingLedger ledger(BlockSimulator simulator, int venue) {
        return simulator.openings().get(venue).venue().ledger();
    }

    private static long cash(BlockSimulator simulator, int venue) {
        return StillMarket.account(simulator, venue, 0).cash()[0];
    }

    private static Course play(Shock... shocks) {
        ArbitragePopulation arbitrageurs =
                ArbitragePopulation.defaults("arbitrageurs").with("transferTime", Duration.ofSeconds(30));
        BlockSimulator simulator = StillMarket.open(StillMarket.of(2, 0.01, arbitrageurs, shocks));
        ClearingLedger first = ledger(simulator, 0);
        first.transfer(first.traders().get(0), first.rest(), 0, RICH - POOR);
        Course course = new Course(new long[STEPS], new long[STEPS], new long[STEPS]);
        for (int step = 0; step < STEPS; step++) {
            simulator.step(step);
            course.poor[step] = cash(simulator, 0);
            course.rich[step] = cash(simulator, 1);
            course.outside[step] =
                    first.rest().cash()[0] + ledger(simulator, 1).rest().cash()[0];
        }
        return course;
    }

    /** The first step after which something has left or come. */
    private static int firstChange(long[] values, long before) {
        int step = 0;
        while (step < values.length && values[step] == before) {
            step++;
        }
        return step;
    }

    private static Shock outage(int fromSecond, int seconds, String venue) {
        return new Outage(Quantity.of(fromSecond), Quantity.of(seconds), venue, OutageMode.FROZEN, false);
    }

    private static Shock halt(int seconds, String venue) {
        return new WithdrawalHalt(Quantity.of(0), Quantity.of(seconds), venue);
    }

    @Test
    void leavesAtOnceAndArrivesLater() {
        Course course = play();

        assertThat(firstChange(course.rich, RICH)).isEqualTo(1);
        assertThat(firstChange(course.poor, POOR)).isEqualTo(4);
        assertThat(course.rich[STEPS - 1]).isEqualTo(RICH - SENT);
        assertThat(course.poor[STEPS - 1]).isEqualTo(POOR + SENT);
    }

    /** What is under way the rest of the world holds: together they have in every step what they had. */
    @Test
    void moneyIsNeitherMadeNorLost() {
        Course course = play();

        for (int step = 0; step < STEPS; step++) {
            long underWay = step >= 1 && step < 4 ? SENT : 0;
            assertThat(course.poor[step] + course.rich[step] + underWay).isEqualTo(POOR + RICH);
            assertThat(course.outside[step]).isEqualTo(RICH - POOR + underWay);
        }
    }

    @Test
    void nothingLeavesAVenueThatPaysNobodyOut() {
        Course course = play(halt(60, "venue-1"));

        assertThat(firstChange(course.rich, RICH)).isEqualTo(6);
        assertThat(firstChange(course.poor, POOR)).isEqualTo(9);
    }

    @Test
    void aHaltWhereItGoesDoesNotStopIt() {
        assertThat(firstChange(play(halt(60, "venue-0")).poor, POOR)).isEqualTo(4);
    }

    @Test
    void nothingLeavesAFrozenVenue() {
        assertThat(firstChange(play(outage(10, 40, "venue-1")).rich, RICH)).isEqualTo(5);
    }

    /** It would arrive in step 4; the venue stands still in steps 3 to 6. */
    @Test
    void aFrozenVenueLetsItWait() {
        Course course = play(outage(30, 40, "venue-0"));

        assertThat(firstChange(course.rich, RICH)).isEqualTo(1);
        assertThat(firstChange(course.poor, POOR)).isEqualTo(7);
        assertThat(course.outside[6]).isEqualTo(RICH - POOR + SENT);
    }
}
