package io.stampede.oracle;

import io.stampede.oracle.OracleDraws.Purpose;
import io.stampede.oracle.OracleTrader.State;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.SentimentSpecification;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import java.util.List;

/** Fear and panic of the leveraged traders. */
final class OracleSentiment {
    private final Specification specification;
    private final SentimentSpecification law;
    private final OracleDraws draws;
    private final OracleWorld world;
    private final List<OracleTrader> traders;
    private final int stepSeconds;

    OracleSentiment(Specification specification, OracleDraws draws, OracleWorld world, List<OracleTrader> traders) {
        this.specification = specification;
        this.law = specification.sentiment();
        this.draws = draws;
        this.world = world;
        this.traders = traders;
        stepSeconds = world.stepSeconds;
        new OracleNetwork(specification).draw(traders);
    }

    /** Lets every trader feel, and panic or calm down. */
    void feel(int step, List<OracleVenue> venues, double liquidatedShare) {
        for (OracleTrader trader : traders) {
            trader.panickedBefore = trader.state == State.PANIC;
            trader.deleveragedLastStep = trader.deleveragedNow;
            trader.deleveragedNow = false;
        }
        if (!law.enabled()) {
            return;
        }
        double decay = StrictMath.exp(-stepSeconds / OracleWorld.seconds(law.decayTime()));
        for (OracleTrader trader : traders) {
            if (trader instanceof OracleBasisTrader) {
                continue;
            }
            OracleVenue venue = venues.get(trader.venueIndex);
            boolean left = runTimer(trader);
            double stimulus = stimulus(trader, venues, liquidatedShare);
            hearDenials(trader, venue);
            trader.fear = trader.fear * decay;
            trader.fear = trader.fear + Math.max(trader.susceptibility - trader.fear, 0) * saturate(stimulus);
            if (trader.state == State.CALM && trader.lots != 0 && !left) {
                double uniform = draws.uniform(trader.number, Purpose.PANIC, step, 0);
                if (uniform < saturate(hazard(trader) * stepSeconds)) {
                    panic(trader, venue);
                }
            }
        }
    }

    private boolean runTimer(OracleTrader trader) {
        if (trader.state == State.CALM) {
            return false;
        }
        trader.stepsLeft--;
        if (trader.stepsLeft > 0) {
            return false;
        }
        if (trader.state == State.PANIC) {
            trader.state = State.SPENT;
            trader.stepsLeft = specification.clock().steps(law.refractoryTime());
            trader.exitLeft = 0;
        } else {
            trader.state = State.CALM;
        }
        return true;
    }

    private void hearDenials(OracleTrader trader, OracleVenue venue) {
        if (trader.side < 0) {
            return;
        }
        for (OracleWorld.Denial denial : world.denials) {
            trader.fear = trader.fear * (1 - denial.credibility() * relevance(denial.topic(), trader, venue));
        }
    }

    /** Fear of traders whose venue, or another one, pays nobody out. */
    double halt(OracleVenue venue, List<OracleVenue> venues) {
        double rate = stepSeconds * perSecond(law.haltRate());
        if (venue.withdrawalsHalted()) {
            return rate;
        }
        return venues.stream().anyMatch(OracleVenue::withdrawalsHalted) ? rate * law.haltContagion() : 0;
    }

    private void panic(OracleTrader trader, OracleVenue venue) {
        trader.state = State.PANIC;
        trader.stepsLeft = specification.clock().steps(law.panicTime());
        trader.everPanicked = true;
        trader.sizeAtPanic = trader.size();
        trader.exitLeft = (long) Math.ceil(law.exitShare() * trader.sizeAtPanic);
        long cost = trader.entryCost;
        double loss = (double) Math.subtractExact(cost, Math.multiplyExact(trader.lots, venue.mark));
        if (law.capitulationLoss().isPresent()
                && cost != 0
                && loss >= law.capitulationLoss().getAsDouble() * (double) Math.abs(cost)) {
            trader.exitLeft = trader.sizeAtPanic;
        }
    }

    /** Lots with which a flat trader without fear comes back. */
    long reenter(OracleTrader trader, OracleVenue venue, int step) {
        boolean mayReturn = law.enabled()
                && law.reentryRate() > 0
                && trader.lots == 0
                && trader.state == State.CALM
                && trader.fear < 0.1
                && trader.aspiredLots != 0
                && trader.cash > 0;
        if (!mayReturn) {
            return 0;
        }
        double probability = saturate(perSecond(law.reentryRate()) * stepSeconds);
        if (draws.uniform(trader.number, Purpose.REENTRY, step, 0) >= probability) {
            return 0;
        }
        long affordable = (long) Math.floor(((double) trader.cash * trader.startLeverage) / venue.mark);
        return trader.side * Math.min(trader.aspiredLots, affordable);
    }

    /** Lots a panicking trader closes in this step. */
    long exit(OracleTrader trader) {
        if (trader.state != State.PANIC) {
            return 0;
        }
        double exitSeconds = OracleWorld.seconds(law.exitTime());
        long pace = (long) Math.ceil((double) trader.sizeAtPanic * stepSeconds / exitSeconds);
        long lots = Math.min(Math.min(trader.exitLeft, trader.size()), pace);
        trader.exitLeft -= lots;
        return lots;
    }

    private double stimulus(OracleTrader trader, List<OracleVenue> venues, double liquidatedShare) {
        OracleVenue venue = venues.get(trader.venueIndex);
        double adverse = -trader.sign() * world.minuteReturn;
        double price = 0;
        if (world.oneMinuteVolatility > 0) {
            double asymmetry = trader.side > 0 ? 1.0 : law.shortAsymmetry();
            double excess = adverse / (law.adverseMoveThreshold() * world.oneMinuteVolatility) - 1;
            price = stepSeconds * perSecond(law.adverseMoveRate()) * asymmetry * Math.max(excess, 0);
        }
        double sum = price + law.newsWeight() * news(trader, venue);
        if (adverse > 0) {
            sum += stepSeconds * perSecond(law.liquidationRate()) * (liquidatedShare / law.liquidationScale());
        }
        sum += halt(venue, venues);
        double strain = Math.min(Math.max((marginRatio(trader, venue) - 0.5) / 0.5, 0), 1);
        sum += stepSeconds * perSecond(law.marginRate()) * strain;
        if (trader.deleveragedLastStep) {
            sum += law.deleveragedWeight();
        }
        return sum;
    }

    private static double perSecond(double perHour) {
        return perHour / 3600;
    }

    private double news(OracleTrader trader, OracleVenue venue) {
        double market = 0;
        for (OracleWorld.Item item : world.news) {
            if (item.good() == (trader.side < 0) && item.topic().kind() != TopicKind.COLLATERAL) {
                market += relevant(item, trader, venue);
            }
        }
        for (OracleWorld.Item item : world.news) {
            if (item.good() == (trader.side < 0) && item.topic().kind() == TopicKind.COLLATERAL) {
                market += relevant(item, trader, venue);
            }
        }
        return market;
    }

    private double relevant(OracleWorld.Item item, OracleTrader trader, OracleVenue venue) {
        double relevance = relevance(item.topic(), trader, venue);
        return relevance == 1 ? item.severity() : item.severity() * relevance;
    }

    private double relevance(RumourTopic topic, OracleTrader trader, OracleVenue venue) {
        boolean concerned = switch (topic.kind()) {
            case MARKET -> true;
            case VENUE -> topic.name().equals(venue.rules.name());
            case COLLATERAL ->
                trader.collateral > 0
                        && specification
                                .collateral()
                                .get(trader.collateralIndex)
                                .name()
                                .equals(topic.name());
        };
        return concerned ? 1 : 0.3;
    }

    private static double marginRatio(OracleTrader trader, OracleVenue venue) {
        if (trader.lots == 0) {
            return 0;
        }
        long equity = venue.equity(trader, venue.mark);
        return equity <= 0 ? 9 : (double) venue.maintenanceMargin(trader, venue.mark) / (double) equity;
    }

    private double hazard(OracleTrader trader) {
        int exponent = law.panicExponent();
        double fearPower = power(trader.fear, exponent);
        double own = (perSecond(law.panicRate()) * fearPower) / (fearPower + power(trader.panicThreshold, exponent));
        int degree = trader.neighbours.length;
        if (degree == 0) {
            return own;
        }
        int panicking = 0;
        for (int neighbour : trader.neighbours) {
            panicking += traders.get(neighbour).panickedBefore ? 1 : 0;
        }
        double contagion = law.network().reproduction() / (degree * OracleWorld.seconds(law.panicTime()));
        return own + (contagion * panicking) * trader.fear;
    }

    static double power(double base, int exponent) {
        double power = base;
        for (int factor = 1; factor < exponent; factor++) {
            power *= base;
        }
        return power;
    }

    /** The kernels' stand-in for 1 − exp(−y). */
    static double saturate(double y) {
        return 1 - 1 / (1 + y * (1 + y * (0.5 + y / 6)));
    }
}
