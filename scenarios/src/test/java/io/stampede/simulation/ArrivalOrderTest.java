package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.market.Decision;
import io.stampede.market.Venue;
import io.stampede.market.VenueBoard;
import io.stampede.market.account.Passbook;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.LiquidationPolicy;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Specification;
import io.stampede.trader.Trader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whose order arrives first does not show in a bit: passbooks come back in a different order in every step, while price
 * bands cut orders and arbitrageurs trade against panicking longs and shorts.
 */
class ArrivalOrderTest {
    private static final Lanes LANES = new Lanes(0, 6);

    private static MarketModel model() {
        Specification market = MarketSpecifications.of(
                new MarketSpecifications.Shape(3, 60, 30, 4, true),
                new MarketSpecifications.Fate(LiquidationPolicy.PARTIAL20, 4, 0.01, -0.06, 8, true),
                5);
        List<PopulationSpecification> populations = new ArrayList<>(market.populations());
        populations.add(ArbitragePopulation.defaults("arbitrageurs").with("transferTime", Duration.ofMinutes(1)));
        return new MarketModel(market.withPopulations(populations)
                .withVenues(market.venues().stream()
                        .map(venue -> venue.with("priceBand", OptionalDouble.of(0.02)))
                        .toList()));
    }

    /** A block whose traders decide in an order drawn anew for each venue and step. */
    private static final class Shuffled {
        private final MarketModel model = model();
        private final BlockMarket market = new BlockMarket(model, LANES);
        private final SentimentFeed feed = model.feed(LANES);
        private final List<VenueOpening> openings = new ArrayList<>();
        private final List<VenueBoard> boards = new ArrayList<>();
        private final List<List<Trader>> traders = new ArrayList<>();
        private final Random order;

        Shuffled(long seed) {
            order = new Random(seed);
            for (int venue = 0; venue < model.venues(); venue++) {
                openings.add(model.openVenue(venue, LANES));
                boards.add(openings.get(venue).venue().board());
                traders.add(IntStream.of(model.tradersAt(venue))
                        .mapToObj(number -> model.trader(number, LANES))
                        .toList());
            }
        }

        OutcomeBlock play() {
            for (int step = 0; step < model.steps(); step++) {
                open(step);
                for (VenueOpening opening : openings) {
                    opening.venue()
                            .trade(market.tape().meanFear(), market.tape().variance());
                }
                market.readConsensus(boards);
                for (VenueOpening opening : openings) {
                    opening.venue().mirror(market.tape().consensus());
                }
                close(step);
            }
            long[] fear = new long[LANES.count()];
            traders.forEach(here -> here.forEach(trader -> trader.addDigest(fear)));
            return market.outcome(openings.stream().map(VenueOpening::close).toList(), fear);
        }

        private void open(int step) {
            market.moveWorld(step);
            for (VenueOpening opening : openings) {
                opening.passThrough(step, market.world().logReturn());
            }
            market.readOpening(step, boards);
            feed.stir(market.tape(), market.world(), boards);
            for (int venue = 0; venue < openings.size(); venue++) {
                decide(step, openings.get(venue).venue(), traders.get(venue));
            }
            market.readFear(boards);
        }

        private void decide(int step, Venue venue, List<Trader> here) {
            venue.openTrading(step, market.tape(), market.world().logFundamental());
            List<Integer> places =
                    new ArrayList<>(IntStream.range(0, here.size()).boxed().toList());
            Collections.shuffle(places, order);
            Decision decision = new Decision(LANES.count());
            for (int place : places) {
                Passbook account = venue.passbooks().get(place);
                here.get(place).decide(account, venue.screen(), feed.exposure(), decision);
                venue.collect(account, decision);
            }
            venue.closeTrading();
        }

        private void close(int step) {
            int round = 0;
            do {
                market.readIndex(boards);
                for (VenueOpening opening : openings) {
                    opening.venue().liquidate(round, step, market.tape().index());
                }
                round++;
            } while (market.anotherRound(round, boards));
            for (int venue = 0; venue < openings.size(); venue++) {
                double[] fear = feed.exposure().solvencyFear(venue);
                openings.get(venue).venue().close(market.world().logFundamental(), fear);
            }
            feed.listen(boards);
            market.endStep(step, boards, feed.panicCount());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOrderOfArrivalGivesTheSameBits(long seed) {
        OutcomeBlock inOrder = BlockSimulator.simulate(model(), LANES, 1);
        OutcomeBlock shuffled = new Shuffled(seed).play();

        assertThat(shuffled.digests()).isEqualTo(inOrder.digests());
        for (int column = 0; column < inOrder.columns().size(); column++) {
            assertThat(shuffled.columns().get(column).values())
                    .isEqualTo(inOrder.columns().get(column).values());
        }
    }

    /** Otherwise the order would be of nothing: somebody panics, bands cut, arbitrageurs and liquidations trade. */
    @Test
    void muchIsOrdered() {
        BlockSimulator simulator = new BlockSimulator(model(), LANES, 1);
        long panic = 0;
        long unfilled = 0;
        long arbitrage = 0;
        for (int step = 0; step < model().steps(); step++) {
            simulator.step(step);
            for (VenueOpening opening : simulator.openings()) {
                panic += opening.venue().board().panicNotional()[0];
                arbitrage += Math.abs(opening.venue().board().arbitrageLots()[0]);
                for (Passbook account : opening.venue().passbooks()) {
                    unfilled += account.unfilled()[0];
                }
            }
        }
        assertThat(panic).isPositive();
        assertThat(unfilled).isPositive();
        assertThat(arbitrage).isPositive();
    }
}
