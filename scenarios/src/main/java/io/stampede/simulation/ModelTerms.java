package io.stampede.simulation;

import io.stampede.market.DepthTerms;
import io.stampede.market.TapeTerms;
import io.stampede.market.VenueTerms;
import io.stampede.market.account.Money;
import io.stampede.market.book.BookTerms;
import io.stampede.market.ledger.CollateralTerms;
import io.stampede.market.liquidation.LiquidationTerms;
import io.stampede.market.margin.MarginSchedule;
import io.stampede.spec.AssetSpecification;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.MomentumPopulation;
import io.stampede.spec.News;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Specification;
import io.stampede.spec.ValuePopulation;
import io.stampede.spec.VenueSpecification;
import io.stampede.world.WorldTerms;
import java.time.Duration;

/** A specification's numbers in the units of the model: seconds, steps, ticks, lots, money units. */
final class ModelTerms {
    private static final double DAY_SECONDS = 86_400;

    private final Specification specification;
    private final double[] weights;
    private final AssetSpecification asset;
    private final ClockSpecification clock;

    ModelTerms(Specification specification, double[] weights) {
        this.specification = specification;
        this.weights = weights;
        asset = specification.asset();
        clock = specification.clock();
    }

    /** Shares of the venues, made to add to one. */
    static double[] weights(Specification specification) {
        double sum = 0;
        for (VenueSpecification venue : specification.venues()) {
            sum += venue.weight();
        }
        double[] weights = new double[specification.venues().size()];
        for (int venue = 0; venue < weights.length; venue++) {
            weights[venue] = specification.venues().get(venue).weight() / sum;
        }
        return weights;
    }

    double stepSeconds() {
        return clock.stepSeconds();
    }

    /** Volatility of a minute, σ_60. */
    double minuteVolatility() {
        return asset.volatility() * Math.sqrt(60.0 / DAY_SECONDS);
    }

    private double varianceRate() {
        return asset.volatility() * asset.volatility() / DAY_SECONDS;
    }

    long initialTicks() {
        return Money.ticks(asset.initialPrice(), asset.tickSize());
    }

    long units(double quote) {
        return Money.units(quote, asset.tickSize(), asset.lotSize());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    MarginSchedule schedule(VenueSpecification venue) {
        return MarginSchedule.of(venue.marginTiers(), asset.tickSize(), asset.lotSize());
    }

    CollateralTerms collateral() {
        return new CollateralTerms(specification.collateral().stream()
                .mapToInt(CollateralSpecification::haircutPpm)
                .toArray());
    }

    /** Capital of one of a pool's members at a venue, money units; what does not divide goes to the first ones. */
    long capital(PopulationSpecification pool, double venueOpenInterest, int place) {
        double share = capitalShare(pool);
        long total = units(share * venueOpenInterest);
        return total / pool.count() + (place < total % pool.count() ? 1 : 0);
    }

    private static double capitalShare(PopulationSpecification pool) {
        if (pool instanceof ValuePopulation value) {
            return value.capitalToOpenInterest();
        }
        if (pool instanceof MomentumPopulation momentum) {
            return momentum.capitalToOpenInterest();
        }
        return pool instanceof MarketMakerPopulation maker ? maker.capitalToOpenInterest() : 0;
    }

    TapeTerms tape(int minuteSteps) {
        return new TapeTerms(
                weights,
                asset.initialPrice(),
                asset.tickSize(),
                stepSeconds(),
                minuteSteps,
                seconds(asset.volatilityEstimationTime()),
                varianceRate());
    }

    VenueTerms venue(int index, double openInterest, long makerCapital, ShockSchedule schedule) {
        VenueSpecification venue = specification.venues().get(index);
        double onePercentLots = venue.depthToOpenInterest() * openInterest / (asset.initialPrice() * asset.lotSize());
        int fundingSeconds = (int)
                venue.fundingInterval().map(Duration::toSeconds).orElse(0L).longValue();
        boolean due = fundingSeconds > 0 && (long) (clock.steps() - 1) * clock.stepSeconds() >= fundingSeconds;
        return new VenueTerms(
                index,
                clock.stepSeconds(),
                fundingSeconds,
                due,
                BookTerms.of(venue, onePercentLots, asset.tickSize(), stepSeconds()),
                DepthTerms.of(venue, Math.sqrt(varianceRate()), stepSeconds(), makerCapital),
                LiquidationTerms.of(venue, asset.tickSize(), asset.lotSize()),
                new VenueShocks(specification, venue.name(), schedule).collateralPrices());
    }

    /** The world's terms; {@code adverseScale} is the index fall of a minute that excites no news. */
    WorldTerms world(double adverseScale, ShockSchedule schedule) {
        WorldShocks shocks = new WorldShocks(specification, schedule);
        News news = specification.sentiment().news();
        double jumpRate = asset.jumpsPerDay() / DAY_SECONDS;
        double newsRate = news.perHour() / 3600;
        double memory = 1.0 / seconds(news.memoryTime());
        return new WorldTerms(
                StrictMath.log(asset.initialPrice()),
                stepSeconds(),
                varianceRate(),
                asset.volatilityOfVolatility(),
                1.0 / seconds(asset.volatilityReversionTime()),
                1.0 - StrictMath.exp(-(jumpRate * stepSeconds())),
                asset.jumpMeanSize(),
                asset.jumpUpProbability(),
                newsRate,
                StrictMath.exp(-(memory * stepSeconds())),
                news.branching() * memory,
                news.returnFeedback(),
                adverseScale,
                shocks.moves(),
                shocks.news());
    }
}
