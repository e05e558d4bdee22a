package io.stampede.oracle;

import io.stampede.oracle.OracleDraws.Purpose;
import io.stampede.oracle.OracleShocks.Event;
import io.stampede.spec.AssetSpecification;
import io.stampede.spec.Drift;
import io.stampede.spec.Jump;
import io.stampede.spec.News;
import io.stampede.spec.Rumour;
import io.stampede.spec.RumourTopic;
import io.stampede.spec.Specification;
import io.stampede.spec.TopicKind;
import io.stampede.spec.VolatilityShock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What all venues share: fundamental value, volatility, news, and the signals of the consolidated price. */
final class OracleWorld {
    /** A news item: how severe, how it sounds, and what about. */
    record Item(double severity, boolean good, RumourTopic topic) {}

    /** A rumour that turns out to be false: what about, and how much of the fear goes. */
    record Denial(RumourTopic topic, double credibility) {}

    final int stepSeconds;
    /** Standard deviation of the log return of a minute. */
    final double oneMinuteVolatility;
    /** Standard deviation of the log return of a second. */
    final double startVolatility;

    private final Specification specification;
    private final OracleDraws draws;
    private final OracleShocks shocks;
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

    /** Bad news of a venue that shocks make, of all the items. */
    final List<Item> rumours = new ArrayList<>();

    final List<Denial> denials = new ArrayList<>();

    int newsCount;

    OracleWorld(Specification specification, OracleDraws draws, OracleShocks shocks) {
        this.specification = specification;
        this.draws = draws;
        this.shocks = shocks;
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
        double shocked = volatilityFactor(step);
        variance *= shocked * shocked;
        double normal = draws.normal(OracleDraws.WORLD, Purpose.FUNDAMENTAL, step);
        double scheduled = scheduled(step);
        logChange =
                ((-0.5 * variance * stepSeconds + Math.sqrt(variance) * Math.sqrt(stepSeconds) * normal) + jump(step))
                        + scheduled;
        logFundamental += logChange;
    }

    private double volatilityFactor(int step) {
        double product = 1.0;
        for (Event event : shocks.events) {
            if (event.shock() instanceof VolatilityShock shock && step >= event.first()) {
                double halfLife = seconds(shock.halfLife()) / stepSeconds;
                product *= 1 + (event.size() - 1) * StrictMath.pow(2.0, -((step - event.first()) / halfLife));
            }
        }
        return product;
    }

    private double scheduled(int step) {
        double sum = 0.0;
        if (step < specification.buildUpSteps()) {
            sum += specification.buildUp().orElseThrow().driftPerDay() * stepSeconds / 86400;
        }
        for (Event event : shocks.events) {
            if (event.shock() instanceof Jump && step == event.first()) {
                sum += event.size();
            } else if (event.shock() instanceof Drift && event.holds(step)) {
                sum += event.size() * stepSeconds / 3600;
            } else if (event.shock() instanceof Rumour rumour && event.isTrue() && step == event.resolved()) {
                sum += rumour.logReturn();
            }
        }
        return sum;
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
        rumours.clear();
        denials.clear();
        int items = draws.poisson(newsIntensity * stepSeconds, OracleDraws.WORLD, Purpose.NEWS, step);
        for (int item = 0; item < items; item++) {
            double severity = draws.exponential(OracleDraws.WORLD, Purpose.NEWS, step, 1 + item);
            news.add(new Item(severity, false, RumourTopic.MARKET));
        }
        for (Event event : shocks.events) {
            items += publish(event, step);
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

    /** Publishes what a shock has to say in a step, and returns how many items it counts for. */
    private int publish(Event event, int step) {
        int count = 0;
        if (event.shock() instanceof Jump && step == event.first()) {
            news.add(new Item(Math.abs(event.size()) / 0.02, event.size() > 0, RumourTopic.MARKET));
            count += 1;
        }
        if (event.shock() instanceof Rumour rumour) {
            if (step == event.first()) {
                addRumour(new Item(event.size(), false, rumour.topic()));
                count += 3;
            }
            if (step == event.resolved()) {
                resolve(event, rumour);
                count += 1;
            }
        }
        return count;
    }

    private void resolve(Event event, Rumour rumour) {
        if (event.isTrue()) {
            addRumour(new Item(Math.abs(rumour.logReturn()) / 0.02, rumour.logReturn() > 0, rumour.topic()));
        } else {
            addRumour(new Item(rumour.denialCredibility() * event.size(), true, rumour.topic()));
            denials.add(new Denial(rumour.topic(), rumour.denialCredibility()));
        }
    }

    private void addRumour(Item item) {
        news.add(item);
        if (!item.good() && item.topic().kind() == TopicKind.VENUE) {
            rumours.add(item);
        }
    }

    /** Updates what everybody sees of the consolidated price. */
    void observe(double index, double earlierPrice) {
        minuteReturn = StrictMath.log(index / earlierPrice);
        double tau = seconds(specification.asset().volatilityEstimationTime());
        volatilityEstimate += (minuteReturn * minuteReturn / 60 - volatilityEstimate) * Math.min(1, stepSeconds / tau);
        trend += (minuteReturn - trend) * (stepSeconds / 600.0);
    }
}
