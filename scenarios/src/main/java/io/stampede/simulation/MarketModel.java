package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.market.ConsolidatedTape;
import io.stampede.market.TapeTerms;
import io.stampede.market.Venue;
import io.stampede.market.ledger.ClearingLedger;
import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.sampling.ParticleSelection;
import io.stampede.sampling.ParticleTerms;
import io.stampede.sentiment.OptimismTerms;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.sentiment.SentimentTerms;
import io.stampede.sentiment.SocialNetwork;
import io.stampede.spec.Network;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.SamplingMethod;
import io.stampede.spec.Specification;
import io.stampede.spec.VenueSpecification;
import io.stampede.trader.Trader;
import io.stampede.world.World;
import io.stampede.world.WorldTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A specification made ready to be simulated: who trades where, who watches whom, all constants in the units of a step.
 * It does not change, and makes the parts of each block.
 */
public final class MarketModel {
    private final Specification specification;
    private final double[] weights;
    private final TraderRoster roster;
    private final SentimentTerms sentiment;
    private final ModelTerms terms;
    private final OutcomeLayout layout;
    private final TraderFactory factory;
    private final List<MarketModel> counterfactuals;

    /** The model of a specification that has been validated. */
    public MarketModel(Specification specification) {
        this(specification, TraderRoster.of(specification, ModelTerms.weights(specification)));
    }

    private MarketModel(Specification specification, TraderRoster roster) {
        this(specification, roster, network(specification, roster.leveragedCount()));
    }

    /** Worlds differ neither in who trades nor in who watches whom. */
    private MarketModel(Specification specification, TraderRoster roster, SocialNetwork network) {
        this.specification = specification;
        this.roster = roster;
        weights = ModelTerms.weights(specification);
        terms = new ModelTerms(specification, weights);
        sentiment = SentimentTerms.of(
                specification.sentiment(),
                terms.minuteVolatility(),
                network.degree(),
                specification.clock().steps(specification.sentiment().panicTime()),
                specification.clock().steps(specification.sentiment().refractoryTime()),
                terms.stepSeconds());
        factory = new TraderFactory(specification, terms, sentiment, network);
        layout = new OutcomeLayout(
                FeatureMetrics.of(specification),
                specification.venues().stream().map(VenueSpecification::name).toList(),
                TraderRoster.liquidatable(specification).stream()
                        .map(PopulationSpecification::name)
                        .toList(),
                specification.sampling().attribution(),
                specification.sampling().isWeighted());
        counterfactuals = specification.sampling().worlds().stream()
                .filter(world -> world != Counterfactual.FACTUAL)
                .map(world -> new MarketModel(specification.in(world), roster, network))
                .toList();
    }

    /** The models in which each scenario is played: this one, then those of the other worlds it asks for. */
    public List<MarketModel> worlds() {
        return Stream.concat(Stream.of(this), counterfactuals.stream()).toList();
    }

    private static SocialNetwork network(Specification specification, int traders) {
        Network given = specification.sentiment().network();
        long seed = given.seed().orElse(specification.seed());
        return switch (given.kind()) {
            case RANDOM -> SocialNetwork.random(traders, given.outDegree(), seed);
            case COMMUNITIES ->
                SocialNetwork.communities(traders, given.outDegree(), seed, given.communities(), given.withinShare());
        };
    }

    /** The specification it was made from. */
    public Specification specification() {
        return specification;
    }

    /** Which columns its outcomes have. */
    public OutcomeLayout layout() {
        return layout;
    }

    /** Number of steps of a scenario, those of a build-up included. */
    public int steps() {
        return specification.steps();
    }

    /** Number of steps before the start, 0 without a build-up. */
    public int buildUpSteps() {
        return specification.buildUpSteps();
    }

    /** Number of venues. */
    public int venues() {
        return weights.length;
    }

    /** Number of traders: leveraged ones and pools. */
    public int traders() {
        return roster.members().size();
    }

    /** Number of leveraged traders, who may panic. */
    public int leveragedTraders() {
        return roster.leveragedCount();
    }

    /** Number of traders whose accounts may be liquidated. */
    int liquidatableTraders() {
        return roster.liquidatableCount();
    }

    /** Numbers of a venue's traders, ascending; as many as its passbooks and in their order. */
    public int[] tradersAt(int venue) {
        return roster.at(venue).stream().mapToInt(TraderRoster.Member::number).toArray();
    }

    /** Selects the lanes of a block, if they are particles. */
    Optional<ParticleSelection> selection(Lanes lanes) {
        return ParticleTerms.of(specification)
                .map(particles -> new ParticleSelection(particles, specification.seed(), lanes));
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
        boolean isMirrored = specification.sampling().method() == SamplingMethod.ANTITHETIC;
        return new World(worldTerms, specification.seed(), lanes, isMirrored);
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
        OptimismTerms optimism = specification
                .buildUp()
                .map(given -> OptimismTerms.of(given, buildUpSteps(), terms.minuteVolatility(), terms.stepSeconds()))
                .orElse(OptimismTerms.NONE);
        boolean runs = specification.venues().stream().anyMatch(venue -> FeatureMetrics.isRunnable(venue.solvency()));
        return new SentimentFeed(sentiment, optimism, layout.venues(), tradersPerVenue, lanes.count())
                .followingSolvency(runs);
    }

    /** A trader of a block, by its number. */
    public Trader trader(int number, Lanes lanes) {
        return factory.trader(roster.members().get(number), lanes);
    }

    /** A venue of a block with all its accounts opened. */
    public VenueOpening openVenue(int venueIndex, Lanes lanes) {
        VenueSpecification venue = specification.venues().get(venueIndex);
        double openInterest = weights[venueIndex] * specification.asset().openInterest();
        List<TraderRoster.Member> members = roster.at(venueIndex);
        VenueAccounts accounts = new VenueAccounts(specification, terms, venue, openInterest, members, lanes);
        ClearingLedger ledger = accounts.ledger();
        Venue opened = new Venue(
                terms.venue(venueIndex, openInterest, accounts.makerCapital(), new ShockSchedule(specification, lanes)),
                ledger,
                roster.leveragedAt(venueIndex),
                StrictMath.log(specification.asset().initialPrice()));
        return new VenueOpening(opened, members, lanes, terms.initialTicks(), this);
    }
}
