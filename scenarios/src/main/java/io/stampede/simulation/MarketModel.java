package io.stampede.simulation;

import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.market.ConsolidatedTape;
import io.stampede.market.TapeTerms;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.sentiment.SentimentTerms;
import io.stampede.sentiment.SocialNetwork;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.MomentumPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Specification;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.VenueSpecification;
import io.stampede.trader.LeveragedTrader;
import io.stampede.trader.MarketMaker;
import io.stampede.trader.MomentumFund;
import io.stampede.trader.PoolTerms;
import io.stampede.trader.Trader;
import io.stampede.trader.ValueFund;
import io.stampede.world.World;
import io.stampede.world.WorldTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A specification made ready to be simulated: who trades where, who watches whom, all constants in the units of a step.
 * It does not change, and makes the parts of each block.
 */
public final class MarketModel {
    private final Specification specification;
    private final double[] weights;
    private final TraderRoster roster;
    private final SocialNetwork network;
    private final SentimentTerms sentiment;
    private final ModelTerms terms;
    private final OutcomeLayout layout;

    /** The model of a specification that has been validated. */
    public MarketModel(Specification specification) {
        this.specification = specification;
        weights = ModelTerms.weights(specification);
        roster = TraderRoster.of(specification, weights);
        network = SocialNetwork.random(
                roster.leveragedCount(),
                specification.sentiment().network().outDegree(),
                specification.sentiment().network().seed().orElse(specification.seed()));
        terms = new ModelTerms(specification, weights);
        sentiment = SentimentTerms.of(
                specification.sentiment(),
                terms.minuteVolatility(),
                network.degree(),
                specification.clock().steps(specification.sentiment().panicTime()),
                specification.clock().steps(specification.sentiment().refractoryTime()),
                terms.stepSeconds());
        layout = new OutcomeLayout(
                FeatureMetrics.of(specification),
                specification.venues().stream().map(VenueSpecification::name).toList(),
                TraderRoster.leveraged(specification).stream()
                        .map(LeveragedPopulation::name)
                        .toList());
    }

    /** The specification it was made from. */
    public Specification specification() {
        return specification;
    }

    /** Which columns its outcomes have. */
    public OutcomeLayout layout() {
        return layout;
    }

    /** Number of steps of a scenario. */
    public int steps() {
        return specification.clock().steps();
    }

    /** Number of venues. */
    public int venues() {
        return weights.length;
    }

    /** Number of traders: leveraged ones and pools. */
    public int traders() {
        return roster.members().size();
    }

    /** Number of leveraged traders. */
    public int leveragedTraders() {
        return roster.leveragedCount();
    }

    /** Numbers of a venue's traders, ascending; as many as its passbooks and in their order. */
    public int[] tradersAt(int venue) {
        return roster.at(venue).stream().mapToInt(TraderRoster.Member::number).toArray();
    }

    /** The most liquidation rounds any venue plays in a step. */
    int maxRounds() {
        return specification.venues().stream()
                .mapToInt(venue -> venue.liquidation().maxRounds())
                .max()
                .orElse(1);
    }

    /** Shares of the venues in the market, adding to one. */
    double[] weights() {
        return weights;
    }

    /** Steps that cover so many seconds, at least one. */
    int steps(int seconds) {
        return specification.clock().steps(Duration.ofSeconds(seconds));
    }

    /** The world of a block. */
    public World world(Lanes lanes) {
        WorldTerms worldTerms = terms.world(sentiment.adverseScale(), new ShockSchedule(specification, lanes));
        return new World(worldTerms, specification.seed(), lanes);
    }

    ConsolidatedTape tape(Lanes lanes) {
        TapeTerms tapeTerms = terms.tape(steps(60));
        return new ConsolidatedTape(tapeTerms, lanes.count());
    }

    /** The sentiment feed of a block. */
    public SentimentFeed feed(Lanes lanes) {
        int[] tradersPerVenue = new int[weights.length];
        for (int venue = 0; venue < weights.length; venue++) {
            tradersPerVenue[venue] = roster.leveragedAt(venue);
        }
        return new SentimentFeed(sentiment, layout.venues(), tradersPerVenue, lanes.count());
    }

    /** A trader of a block, by its number. */
    public Trader trader(int number, Lanes lanes) {
        TraderRoster.Member member = roster.members().get(number);
        PopulationSpecification population = member.population();
        if (population instanceof LeveragedPopulation leveraged) {
            LaneRandom susceptibilityDraws = LaneRandom.of(specification.seed(), lanes, number, Purpose.SUSCEPTIBILITY);
            double[] susceptibility = new double[lanes.count()];
            for (int lane = 0; lane < susceptibility.length; lane++) {
                susceptibility[lane] = susceptibilityDraws.beta(
                        lane,
                        RandomAddress.INITIALISATION,
                        specification.sentiment().susceptibilityA(),
                        specification.sentiment().susceptibilityB());
            }
            LaneRandom panicDraws = LaneRandom.of(specification.seed(), lanes, number, Purpose.PANIC);
            int side = leveraged.side().sign();
            return new LeveragedTrader(number, side, member.venue(), sentiment, network, panicDraws, susceptibility);
        }
        if (population instanceof ValuePopulation value) {
            return new ValueFund(pool(value.participation(), value.sensitivity()));
        }
        if (population instanceof MomentumPopulation momentum) {
            return new MomentumFund(pool(momentum.participation(), momentum.sensitivity()));
        }
        return new MarketMaker();
    }

    private PoolTerms pool(double participation, double sensitivity) {
        return new PoolTerms(participation, sensitivity, terms.minuteVolatility(), terms.stepSeconds());
    }

    /** A venue of a block with all its accounts opened. */
    public VenueOpening openVenue(int venueIndex, Lanes lanes) {
        VenueSpecification venue = specification.venues().get(venueIndex);
        double openInterest = weights[venueIndex] * specification.asset().openInterest();
        MarginSchedule schedule = terms.schedule(venue);
        List<TraderRoster.Member> members = roster.at(venueIndex);
        int leveragedCount = roster.leveragedAt(venueIndex);
        List<Passbook> traders = new ArrayList<>();
        for (TraderRoster.Member member : members) {
            int side = member.population() instanceof LeveragedPopulation leveraged
                    ? leveraged.side().sign()
                    : 0;
            traders.add(new Passbook(traders.size(), side, lanes.count()));
        }
        openLeveraged(openInterest, schedule, members.subList(0, leveragedCount), traders, lanes);
        long makerCapital = 0;
        Passbook maker = traders.get(traders.size() - 1);
        for (int index = leveragedCount; index < traders.size(); index++) {
            long capital = terms.capital(
                    members.get(index).population(),
                    openInterest,
                    members.get(index).place());
            java.util.Arrays.fill(traders.get(index).cash(), capital);
            if (members.get(index).population() instanceof MarketMakerPopulation) {
                makerCapital = capital;
                maker = traders.get(index);
            }
        }
        Passbook rest = restOfWorld(traders, lanes);
        Passbook fund = new Passbook(traders.size() + 1, 0, lanes.count());
        java.util.Arrays.fill(fund.cash(), terms.units(venue.insuranceFund().sizeToOpenInterest() * openInterest));
        ClearingLedger ledger =
                new ClearingLedger(schedule, terms.collateral(), traders, leveragedCount, maker, rest, fund);
        Venue opened = new Venue(
                terms.venue(venueIndex, openInterest, makerCapital, new ShockSchedule(specification, lanes)),
                ledger,
                StrictMath.log(specification.asset().initialPrice()));
        return new VenueOpening(opened, members, lanes, terms.initialTicks(), layout);
    }

    private void openLeveraged(
            double openInterest,
            MarginSchedule schedule,
            List<TraderRoster.Member> members,
            List<Passbook> traders,
            Lanes lanes) {
        AccountOpening opening = new AccountOpening(
                specification.asset(), specification.collateral(), schedule, specification.seed(), lanes);
        int from = 0;
        while (from < members.size()) {
            int to = from;
            while (to < members.size()
                    && members.get(to).populationIndex() == members.get(from).populationIndex()) {
                to++;
            }
            opening.open(openInterest, members.subList(from, to), traders.subList(from, to));
            from = to;
        }
    }

    /** The rest of the world takes the other side of what the traders hold, at the initial price. */
    private Passbook restOfWorld(List<Passbook> traders, Lanes lanes) {
        Passbook rest = new Passbook(traders.size(), 0, lanes.count());
        for (Passbook trader : traders) {
            for (int lane = 0; lane < lanes.count(); lane++) {
                rest.lots()[lane] -= trader.lots()[lane];
            }
        }
        for (int lane = 0; lane < lanes.count(); lane++) {
            rest.entryCost()[lane] = rest.lots()[lane] * terms.initialTicks();
            rest.cash()[lane] = -rest.entryCost()[lane];
        }
        return rest;
    }
}
