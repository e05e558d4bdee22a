package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.market.account.Passbook;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.WhaleUnwind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A whale with a tenth of the open interest, 10 million USD or 1,000,000 lots, closes within seven steps from step 3
 * on: R55 of the rulings.
 *
 * <p>After its i-th step it wants to have sold the whole part of i sevenths of a million: 142,857, 285,714, 428,571,
 * 571,428, 714,285, 857,142 and all.
 */
class KnownWhaleTest {
    private static final long LOTS = 1_000_000;
    private static final int FROM = 3;

    private static BlockSimulator market(double quantity, Shock... others) {
        List<Shock> shocks = new ArrayList<>(List.of(new WhaleUnwind(
                Quantity.of(Duration.ofSeconds(30)),
                Quantity.of(Duration.ofSeconds(70)),
                "venue-0",
                Quantity.of(quantity))));
        shocks.addAll(List.of(others));
        ValuePopulation nobody = ValuePopulation.defaults("nobody").with("count", 0);
        return StillMarket.open(StillMarket.of(1, StillMarket.BOUNDLESS, nobody, shocks.toArray(Shock[]::new)));
    }

    private static Shock outage(int fromSecond, int seconds, OutageMode mode) {
        return new Outage(Quantity.of(fromSecond), Quantity.of(seconds), "venue-0", mode, false);
    }

    /** The last account: whales have the highest numbers. */
    private static Passbook whale(BlockSimulator simulator) {
        int traders = simulator.openings().get(0).venue().passbooks().size();
        return StillMarket.account(simulator, 0, traders - 1);
    }

    private static List<Long> play(BlockSimulator simulator) {
        List<Long> lots = new ArrayList<>();
        for (int step = 0; step < FROM + 8; step++) {
            simulator.step(step);
            lots.add(whale(simulator).lots()[0]);
        }
        return lots;
    }

    /** It has paid for its position in full: its equity is 10¹² units. */
    @Test
    void opensWithoutDebt() {
        Passbook whale = whale(market(0.1));

        assertThat(whale.lots()[0]).isEqualTo(LOTS);
        assertThat(whale.cash()[0]).isZero();
        assertThat(whale.entryCost()[0]).isEqualTo(LOTS * StillMarket.TICKS);
        assertThat(whale(market(-0.1)).cash()[0]).isEqualTo(2 * LOTS * StillMarket.TICKS);
    }

    @Test
    void closesEvenly() {
        assertThat(play(market(0.1)))
                .containsExactly(LOTS, LOTS, LOTS, 857_143L, 714_286L, 571_429L, 428_572L, 285_715L, 142_858L, 0L, 0L);
    }

    @Test
    void aShortOneBuys() {
        assertThat(play(market(-0.1)))
                .containsExactly(
                        -LOTS, -LOTS, -LOTS, -857_143L, -714_286L, -571_429L, -428_572L, -285_715L, -142_858L, 0L, 0L);
    }

    /** Steps 5 and 6 take no orders; step 7, its fifth, sells three steps' worth at once: 428,571 lots. */
    @ParameterizedTest
    @EnumSource(OutageMode.class)
    void makesUpAtOnceForWhatAHaltKeptFromIt(OutageMode mode) {
        assertThat(play(market(0.1, outage(50, 20, mode))))
                .containsExactly(LOTS, LOTS, LOTS, 857_143L, 714_286L, 714_286L, 714_286L, 285_715L, 142_858L, 0L, 0L);
    }

    /** A halt from step 8 to step 9, its last, leaves 285,715 lots, which all go in the first step after. */
    @Test
    void aHaltBeyondItsTimeDelaysTheEnd() {
        assertThat(play(market(0.1, outage(80, 20, OutageMode.CANCEL_ONLY))))
                .endsWith(428_572L, 285_715L, 285_715L, 285_715L, 0L);
    }

    @Test
    void aHaltBeforeItsTimeIsNoneOfItsBusiness() {
        assertThat(play(market(0.1, outage(0, 30, OutageMode.FROZEN)))).isEqualTo(play(market(0.1)));
    }
}
