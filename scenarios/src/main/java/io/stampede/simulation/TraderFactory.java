package io.stampede.simulation;

import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.sentiment.SentimentTerms;
import io.stampede.sentiment.SocialNetwork;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.BasisPopulation;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.MomentumPopulation;
import io.stampede.spec.Specification;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.WhaleUnwind;
import io.stampede.trader.Arbitrageur;
import io.stampede.trader.BasisTrader;
import io.stampede.trader.CreditBuying;
import io.stampede.trader.LeveragedTrader;
import io.stampede.trader.MarketMaker;
import io.stampede.trader.MomentumFund;
import io.stampede.trader.PoolTerms;
import io.stampede.trader.Trader;
import io.stampede.trader.TraderDraws;
import io.stampede.trader.ValueFund;
import io.stampede.trader.Whale;

/** Makes the traders of a specification, in the lanes of a block. */
final class TraderFactory {
    private final Specification specification;
    private final ModelTerms terms;
    private final SentimentTerms sentiment;
    private final SocialNetwork network;

    TraderFactory(Specification specification, ModelTerms terms, SentimentTerms sentiment, SocialNetwork network) {
        this.specification = specification;
        this.terms = terms;
        this.sentiment = sentiment;
        this.network = network;
    }

    /** The trader that a member of the roster is. */
    Trader trader(TraderRoster.Member member, Lanes lanes) {
        if (member.population() instanceof LeveragedPopulation leveraged) {
            return leveraged(member, leveraged.side().sign(), lanes);
        } else if (member.population() instanceof BasisPopulation basis) {
            return new BasisTrader(
                    VenueShocks.kind(specification, basis.collateral()),
                    basis.exitDiscount(),
                    terms.stepSeconds() / (basis.exitTime().toMillis() / 1000.0),
                    lanes.count());
        } else if (member.population() instanceof ValuePopulation value) {
            return new ValueFund(pool(value.participation(), value.sensitivity()));
        } else if (member.population() instanceof MomentumPopulation momentum) {
            return new MomentumFund(pool(momentum.participation(), momentum.sensitivity()));
        } else if (member.population() instanceof ArbitragePopulation arbitrageurs) {
            return new Arbitrageur(
                    member.venue(),
                    specification.venues().stream()
                            .mapToDouble(venue -> venue.takerFeePpm() / 1e6)
                            .toArray(),
                    arbitrageurs.buffer(),
                    pool(arbitrageurs.participation(), 0));
        } else if (member.population() == null) {
            WhaleUnwind whale = (WhaleUnwind) specification.shocks().get(member.whale());
            return new Whale(new ShockSchedule(specification, lanes)
                    .window(member.whale(), whale.at(), whale.duration(), whale.quantityToOpenInterest()));
        }
        return new MarketMaker();
    }

    private LeveragedTrader leveraged(TraderRoster.Member member, int side, Lanes lanes) {
        LaneRandom draws = LaneRandom.of(specification.seed(), lanes, member.number(), Purpose.SUSCEPTIBILITY);
        double[] susceptibility = new double[lanes.count()];
        for (int lane = 0; lane < susceptibility.length; lane++) {
            susceptibility[lane] = draws.beta(
                    lane,
                    RandomAddress.INITIALISATION,
                    specification.sentiment().susceptibilityA(),
                    specification.sentiment().susceptibilityB());
        }
        TraderDraws all = new TraderDraws(specification.seed(), lanes, member.number());
        return new LeveragedTrader(member.number(), side, member.venue(), sentiment, network, all, susceptibility)
                .buying(creditBuying());
    }

    private CreditBuying creditBuying() {
        return specification
                .buildUp()
                .map(given -> new CreditBuying(
                        specification.buildUpSteps(),
                        given.startShare(),
                        given.optimism(),
                        terms.stepSeconds() / (given.buyingTime().toMillis() / 1000.0)))
                .orElse(CreditBuying.NONE);
    }

    private PoolTerms pool(double participation, double sensitivity) {
        return new PoolTerms(participation, sensitivity, terms.minuteVolatility(), terms.stepSeconds());
    }
}
