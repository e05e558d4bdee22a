package io.stampede.oracle;

import io.stampede.oracle.OracleDraws.Purpose;
import io.stampede.spec.AssetSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.News;
import io.stampede.spec.Quantity;
import io.stampede.spec.Rumour;
import io.stampede.spec.Shock;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all venues share: fundamental value, volatility, news, and the signals of the consolidated price. */
final class OracleWorld {
    /** A news item: how severe, how it sounds, and what about. */
    record Item(double severity, boolean good, @Nullable Rumour rumour) {}

    final int stepSeconds;
    /** Standard deviation of the log return of a minute. */
    final double oneMinuteVolatility;
    /** Standard deviation of the log return of a second. */
    final double startVolatility;

    private final Specification specification;
    private final OracleDraws draws;
    double logFundamental;
    double logVolatility;
    double newsIntensity;
    double volatilityEstimate;
    double trend;
    double minuteReturn;
    double logChange;
    double meanFear;
    /** Items of the step, those of the model's own making first. */
    final List<Item> news = new ArrayList<>();

    int newsCount;

    OracleWorld(Specification specification, OracleDraws draws) {
        this.specification = specification;
        this.draws = draws;
        AssetSpecification asset = specification.asset();
        stepSeconds = specification.clock().stepSeconds();
        oneMinuteVolatility = asset.volatility() * Math.sqrt(60.0 / 86400);
        startVolatility = Math.sqrt(asset.volatility() * asset.volatility() / 86400);
        volatilityEstimate = asset.volatility() * asset.volatility() / 86400;
        logFundamental = StrictMath.log(asset.initialPrice());
        logVolatility =
                asset.volatilityOfVolatility() * draws.normal(OracleDraws.WORLD, Purpose.VOLATILITY, OracleDraws.START);
        newsIntensity = specification.sentiment().news().perHour() / 3600;
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** A quantity that no scenario draws. */
    static double fixed(Quantity quantity) {
        return ((Quantity.Fixed) quantity).value();
    }

    /** The shocks that act in a step, in the order of the list. */
    private List<Shock> shocks(int step) {
        return specification.shocks().stream()
                .filter(shock -> Math.min((int) Math.ceil(fixed(shock.at()) / stepSeconds), specification.clock().steps() - 1) == step)
                .toList();
    }

    /** Moves volatility and the fundamental value by a step. */
    void moveFundamental(int step) {
        AssetSpecification asset = specification.asset();
        double reversion = 1.0 / seconds(asset.volatilityReversionTime());
        double spread = asset.volatilityOfVolatility();
        logVolatility = logVolatility * (1 - reversion * stepSeconds)
                + spread
                        * Math.sqrt(2 * reversion * stepSeconds)
                        * draws.normal(OracleDraws.WORLD, Purpose.VOLATILITY, step);
        double variance = (asset.volatility() * asset.volatility() / 86400)
                * StrictMath.exp(2 * logVolatility - 2 * spread * spread);
        double normal = draws.normal(OracleDraws.WORLD, Purpose.FUNDAMENTAL, step);
        double scheduled = 0.0;
        for (Shock shock : shocks(step)) {
            if (shock instanceof Jump given) {
                scheduled += fixed(given.logReturn());
            }
        }
        logChange =
                ((-0.5 * variance * stepSeconds + Math.sqrt(variance) * Math.sqrt(stepSeconds) * normal) + jump(step))
                        + scheduled;
        logFundamental += logChange;
    }

    private double jump(int step) {
        AssetSpecification asset = specification.asset();
        double probability = 1 - StrictMath.exp(-(asset.jumpsPerDay() / 86400) * stepSeconds);
        if (draws.uniform(OracleDraws.WORLD, Purpose.JUMP, step, 0) >= probability) {
            return 0.0;
        }
        double size = draws.exponential(OracleDraws.WORLD, Purpose.JUMP, step, 1) * asset.jumpMeanSize();
        boolean up = draws.uniform(OracleDraws.WORLD, Purpose.JUMP, step, 2) < asset.jumpUpProbability();
        return up ? size : -size;
    }

    /** Draws the news of a step and updates their intensity. */
    void publishNews(int step) {
        news.clear();
        int items = draws.poisson(newsIntensity * stepSeconds, OracleDraws.WORLD, Purpose.NEWS, step);
        for (int item = 0; item < items; item++) {
            double severity = draws.exponential(OracleDraws.WORLD, Purpose.NEWS, step, 1 + item);
            news.add(new Item(severity, false, null));
        }
        for (Shock shock : shocks(step)) {
            if (shock instanceof Jump jump) {
                news.add(new Item(Math.abs(fixed(jump.logReturn())) / 0.02, fixed(jump.logReturn()) > 0, null));
                items += 1;
            } else if (shock instanceof Rumour rumour) {
                news.add(new Item(fixed(rumour.severity()), false, rumour));
                items += 3;
            }
        }
        newsCount += items;
        News law = specification.sentiment().news();
        double base = law.perHour() / 3600;
        double decay = 1.0 / seconds(law.memoryTime());
        double feedback = 0;
        if (oneMinuteVolatility > 0) {
            double threshold = specification.sentiment().adverseMoveThreshold() * oneMinuteVolatility;
            feedback = law.returnFeedback() * Math.max(-minuteReturn / threshold - 1, 0);
        }
        newsIntensity = (base + (newsIntensity - base) * StrictMath.exp(-decay * stepSeconds))
                + law.branching() * decay * items
                + feedback;
    }

    /** Updates what everybody sees of the consolidated price. */
    void observe(double index, double earlierPrice) {
        minuteReturn = StrictMath.log(index / earlierPrice);
        double tau = seconds(specification.asset().volatilityEstimationTime());
        volatilityEstimate += (minuteReturn * minuteReturn / 60 - volatilityEstimate) * Math.min(1, stepSeconds / tau);
        trend += (minuteReturn - trend) * (stepSeconds / 600.0);
    }
}
