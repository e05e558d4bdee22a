package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.Outage;
import io.stampede.spec.OutageMode;
import io.stampede.spec.Quantity;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Venue beta is out of order from minute 2 to minute 5; everything falls by 6 % in minute 3. */
class KnownOutageTest {
    private static final Lanes LANES = new Lanes(0, 3);
    private static final int FROM = 12;
    private static final int TO = 30;
    private static final int FALL = 18;

    private static Specification market(OutageMode mode) {
        Specification specification = MarketSpecifications.of(
                new MarketSpecifications.Shape(3, 60, 30, 4, true),
                new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 8, 0.006, -0.06, 10, false),
                7);
        List<Shock> shocks = List.of(
                new Jump(Duration.ofMinutes(3), -0.06),
                new Outage(
                        Quantity.of(Duration.ofMinutes(2)), Quantity.of(Duration.ofMinutes(3)), "beta", mode, false));
        return specification
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(10)))
                .withVenues(specification.venues().stream()
                        .map(venue -> VenueSpecification.defaults(venue.name(), venue.weight()))
                        .toList())
                .withShocks(shocks);
    }

    private static BlockSimulator played(BlockSimulator simulator, int from, int to) {
        for (int step = from; step < to; step++) {
            simulator.step(step);
        }
        return simulator;
    }

    private static BlockSimulator simulator(OutageMode mode) {
        return new BlockSimulator(new MarketModel(market(mode)), LANES, 1);
    }

    private static Venue beta(BlockSimulator simulator) {
        return simulator.openings().get(1).venue();
    }

    private static long[] positions(Venue venue) {
        List<Long> lots = new ArrayList<>();
        for (Passbook account : venue.passbooks()) {
            Arrays.stream(account.lots()).forEach(lots::add);
        }
        return lots.stream().mapToLong(Long::longValue).toArray();
    }

    /** K15: price and mark stand still, nobody trades or is liquidated, and the index is that of the others. */
    @Test
    void aFrozenVenueStandsStillAndTheIndexDoesWithoutIt() {
        BlockSimulator simulator = played(simulator(OutageMode.FROZEN), 0, FROM);
        Venue beta = beta(simulator);
        long[] marks = beta.marks().clone();
        double[] mids = beta.board().mid().clone();
        long[] positions = positions(beta);

        played(simulator, FROM, TO);

        assertThat(beta.marks()).isEqualTo(marks);
        assertThat(beta.board().mid()).isEqualTo(mids);
        assertThat(positions(beta)).isEqualTo(positions);
        for (int lane = 0; lane < LANES.count(); lane++) {
            double alpha = simulator.boards().get(0).mid()[lane];
            double gamma = simulator.boards().get(2).mid()[lane];
            double index = simulator.market().tape().index()[lane];
            assertThat(index).isBetween(Math.min(alpha, gamma) * 0.99, Math.max(alpha, gamma) * 1.01);
            assertThat(index).isLessThan(0.97 * mids[lane]);
        }
    }

    /** What the fundamental did meanwhile comes at once when it opens: to within a step's own return and quotes. */
    @Test
    void onReopeningTheAnchorTakesWhatWasPending() {
        BlockSimulator simulator = played(simulator(OutageMode.FROZEN), 0, TO);
        double before = beta(simulator).book().anchor()[0];

        double[] fundamental = simulator.market().world().logFundamental().clone();
        simulator.openings().get(1).passThrough(TO, new double[LANES.count()]);

        double pending = beta(simulator).book().anchor()[0] - before;
        assertThat(pending).isCloseTo(-0.06, within(0.02));
        assertThat(fundamental[0]).isLessThan(StrictMath.log(97_000));
    }

    @Test
    void aVenueThatRejectsOrdersLiquidatesOn() {
        BlockSimulator simulator = played(simulator(OutageMode.ORDERS_REJECTED), 0, FALL);
        long before = beta(simulator).tally().notional()[0];

        played(simulator, FALL, TO);

        assertThat(beta(simulator).tally().notional()[0]).isGreaterThan(before);
        assertThat(beta(simulator).board().panicNotional()[0]).isZero();
    }

    @Test
    void aVenueThatAdmitsCancellationsAloneLiquidatesNobodyButMarksFollow() {
        BlockSimulator simulator = played(simulator(OutageMode.CANCEL_ONLY), 0, FALL);
        long before = beta(simulator).tally().notional()[0];
        long mark = beta(simulator).marks()[0];

        played(simulator, FALL, TO);

        assertThat(beta(simulator).tally().notional()[0]).isEqualTo(before);
        assertThat(beta(simulator).marks()[0]).isLessThan(mark * 98 / 100);
        played(simulator, TO, TO + 2);
        assertThat(beta(simulator).tally().notional()[0]).isGreaterThan(before);
    }

    /** Whoever looks at a venue that never opened finds the first price; where none did, the index is that, too. */
    @Test
    void aVenueFrozenFromTheStartStandsAtTheInitialPrice() {
        Specification market = market(OutageMode.FROZEN);
        List<Shock> shocks = new ArrayList<>();
        for (VenueSpecification venue : market.venues()) {
            Quantity minutes = Quantity.of(Duration.ofMinutes(venue.name().equals("beta") ? 2 : 1));
            shocks.add(new Outage(Quantity.of(0), minutes, venue.name(), OutageMode.FROZEN, false));
        }
        BlockSimulator simulator = new BlockSimulator(new MarketModel(market.withShocks(shocks)), LANES, 1);

        played(simulator, 0, 6);
        assertThat(simulator.market().tape().index())
                .containsOnly(market.asset().initialPrice());
        played(simulator, 6, FROM);
        assertThat(beta(simulator).marks()).containsOnly(1_000_000);
        played(simulator, FROM, TO);
        assertThat(beta(simulator).marks()).doesNotContain(1_000_000);
    }
}
