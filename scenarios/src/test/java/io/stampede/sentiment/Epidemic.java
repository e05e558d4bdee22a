package io.stampede.sentiment;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.Lanes;
import io.stampede.market.Decision;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.simulation.BlockMarket;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.Network;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Side;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import io.stampede.trader.LeveragedTrader;
import io.stampede.trader.TraderDraws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Panic as a disease: the venue, the feed, the network and the traders of a block, in a market whose price stands still
 * and in which everybody is as afraid as can be. Nobody panics by himself, panic is caught from panicking neighbours,
 * lasts one step and is never caught again.
 *
 * <p>Fear is one because the test pours a boundless stimulus over the feed's exposure; nobody recovers because the time
 * of being spent outlasts every run. The first panics are written on the venue's board before the first step; these
 * traders are susceptible to nothing, so that they have had their panic.
 */
final class Epidemic {
    private static final int LONGEST = 200;
    private static final double BOUNDLESS = 1e9;

    private final Lanes lanes;
    private final int infectedAtFirst;
    private final MarketModel model;
    private final BlockMarket market;
    private final Venue venue;
    private final SentimentFeed feed;
    private final List<LeveragedTrader> traders = new ArrayList<>();

    /**
     * An epidemic before its first step.
     *
     * @param population number of traders; they form a complete graph if {@code network} lets them watch everybody
     * @param infectedAtFirst how many of them panic before the first step
     * @param network whom they watch, and how many one panic infects among people who have not had it
     */
    Epidemic(int population, int infectedAtFirst, Network network, long seed, Lanes lanes) {
        this.lanes = lanes;
        this.infectedAtFirst = infectedAtFirst;
        model = new MarketModel(quietMarket(population));
        market = new BlockMarket(model, lanes);
        venue = model.openVenue(0, lanes).venue();
        feed = model.feed(lanes);
        SocialNetwork graph = SocialNetwork.random(
                population, network.outDegree(), network.seed().orElse(seed));
        SentimentSpecification sentiment = SentimentSpecification.defaults()
                .with("panicRate", 0.0)
                .with("panicTime", Duration.ofSeconds(10))
                .with("exitShare", 0.0)
                .with("network", network);
        SentimentTerms terms = SentimentTerms.of(sentiment, 0, graph.degree(), 1, Integer.MAX_VALUE, 10);
        for (int number = 0; number < population; number++) {
            double[] susceptibility = new double[lanes.count()];
            Arrays.fill(susceptibility, number < infectedAtFirst ? 0 : 1);
            TraderDraws draws = new TraderDraws(seed, lanes, number);
            traders.add(new LeveragedTrader(number, 1, 0, terms, graph, draws, susceptibility));
        }
        Arrays.fill(feed.exposure().held(0, 1), BOUNDLESS);
    }

    /** Longs without debt at one venue, at a price that does not move. */
    private static Specification quietMarket(int population) {
        Specification market = Specification.defaults();
        return market.withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofSeconds(10L * LONGEST)))
                .withAsset(market.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0))
                .withVenues(List.of(VenueSpecification.defaults("alpha", 1)))
                .withPopulations(List.of(
                        LeveragedPopulation.defaults("longs", Side.LONG, population)
                                .with("leverageMultiplier", 0.0),
                        MarketMakerPopulation.defaults("market-makers")));
    }

    /** Plays until nobody panics any more; the share of each lane's traders that has panicked in the end. */
    double[] finalSizes() {
        for (int number = 0; number < infectedAtFirst; number++) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                LaneMask.add(venue.board().panicking(), number * feed.exposure().words() * Long.SIZE + lane);
            }
        }
        feed.listen(List.of(venue.board()));
        for (int step = 0; !LaneMask.isEmpty(feed.exposure().anyPanicking()); step++) {
            play(step);
        }
        double[] sizes = new double[lanes.count()];
        for (int lane = 0; lane < sizes.length; lane++) {
            int panicked = infectedAtFirst;
            for (int number = 0; number < traders.size(); number++) {
                panicked += LaneMask.contains(venue.passbooks().get(number).everPanicked(), lane) ? 1 : 0;
            }
            sizes[lane] = (double) panicked / traders.size();
        }
        return sizes;
    }

    private void play(int step) {
        if (step >= LONGEST) {
            throw new IllegalStateException("panic goes on after " + LONGEST + " steps");
        }
        market.moveWorld(step);
        venue.passThrough(step, market.world().logReturn());
        market.readOpening(step, List.of(venue.board()));
        venue.openTrading(step, market.tape(), market.world().logFundamental());
        Decision decision = new Decision(lanes.count());
        for (int number = 0; number < traders.size(); number++) {
            Passbook account = venue.passbooks().get(number);
            traders.get(number).decide(account, venue.screen(), feed.exposure(), decision);
            venue.collect(account, decision);
        }
        venue.closeTrading();
        feed.listen(List.of(venue.board()));
    }
}
