package io.stampede.world;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.LaneWindow;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The world outside the market in every lane: a fundamental value with stochastic volatility and jumps, and news that
 * excites more news (a Hawkes process in discrete time, Hawkes 1971).
 */
public final class World implements LaneState {
    private static final int MOST_NEWS = 200;

    private final WorldTerms terms;
    private final LaneRandom volatilityDraws;
    private final LaneRandom fundamentalDraws;
    private final LaneRandom jumpDraws;
    private final LaneRandom newsDraws;
    private final double[] diffusionSign;
    private final double[] logVolatility;
    private final double[] logFundamental;
    private final double[] logReturn;
    private final double[] newsIntensity;
    private final double[] severity;
    private final long[] newsCount;
    private final int[] scheduledWeight;
    private List<NewsItem> scheduled = List.of();

    /** The world before the first step, each scenario on its own. */
    public World(WorldTerms terms, long seed, Lanes lanes) {
        this(terms, seed, lanes, false);
    }

    /**
     * The world before the first step.
     *
     * @param isMirrored whether the fundamental values of scenarios 2k and 2k + 1 diffuse in opposite directions
     */
    public World(WorldTerms terms, long seed, Lanes lanes, boolean isMirrored) {
        this.terms = terms;
        volatilityDraws = LaneRandom.of(seed, lanes, RandomAddress.WORLD, Purpose.VOLATILITY);
        fundamentalDraws = isMirrored
                ? LaneRandom.ofPairs(seed, lanes, RandomAddress.WORLD, Purpose.FUNDAMENTAL)
                : LaneRandom.of(seed, lanes, RandomAddress.WORLD, Purpose.FUNDAMENTAL);
        jumpDraws = LaneRandom.of(seed, lanes, RandomAddress.WORLD, Purpose.JUMP);
        newsDraws = LaneRandom.of(seed, lanes, RandomAddress.WORLD, Purpose.NEWS);
        int count = lanes.count();
        diffusionSign = new double[count];
        for (int lane = 0; lane < count; lane++) {
            diffusionSign[lane] = isMirrored && lanes.scenario(lane) % 2 == 1 ? -1.0 : 1.0;
        }
        logVolatility = new double[count];
        logFundamental = new double[count];
        Arrays.fill(logFundamental, terms.logPrice());
        logReturn = new double[count];
        newsIntensity = new double[count];
        Arrays.fill(newsIntensity, terms.newsBase());
        severity = new double[count];
        newsCount = new long[count];
        scheduledWeight = new int[count];
        for (int lane = 0; lane < count; lane++) {
            logVolatility[lane] =
                    terms.volatilityOfVolatility() * volatilityDraws.normal(lane, RandomAddress.INITIALISATION);
        }
    }

    /** Logs of the fundamental value. */
    public double[] logFundamental() {
        return logFundamental;
    }

    /** This step's log returns of the fundamental value. */
    public double[] logReturn() {
        return logReturn;
    }

    /** Severities of this step's unscheduled news added up; all of it is bad, about the market as a whole. */
    public double[] severity() {
        return severity;
    }

    /** This step's scheduled news, in the specification's order. */
    public List<NewsItem> scheduled() {
        return scheduled;
    }

    /** News items so far. */
    public long[] newsCount() {
        return newsCount;
    }

    /** News per second expected next. */
    public double[] newsIntensity() {
        return newsIntensity;
    }

    /** A lane in which less news is expected than if there had never been any, −1 if there is none. */
    public int laneOutOfBounds() {
        for (int lane = 0; lane < newsIntensity.length; lane++) {
            boolean within = newsIntensity[lane] >= terms.newsBase();
            if (!within) { // so that a NaN is out of bounds, too
                return lane;
            }
        }
        return -1;
    }

    /**
     * Plays a step.
     *
     * @param minuteReturn last step's log returns of the index over a minute; zeros before the first
     */
    public void advance(int step, double[] minuteReturn) {
        List<NewsItem> items = new ArrayList<>();
        Arrays.fill(scheduledWeight, 0);
        for (ScheduledNews news : terms.news()) {
            if (news.breaks(step)) {
                items.add(news.item(step));
                for (int lane = 0; lane < scheduledWeight.length; lane++) {
                    scheduledWeight[lane] += news.step()[lane] == step ? news.weight() : 0;
                }
            }
        }
        scheduled = List.copyOf(items);
        for (int lane = 0; lane < logReturn.length; lane++) {
            moveFundamental(lane, step);
            breakNews(lane, step, minuteReturn[lane]);
        }
    }

    private void moveFundamental(int lane, int step) {
        double shock = 0;
        double turbulence = 1.0;
        for (WorldShock given : terms.shocks()) {
            if (given instanceof WorldShock.Return scheduledReturn) {
                LaneWindow window = scheduledReturn.window();
                shock += window.holds(lane, step) ? window.size()[lane] : 0.0;
            } else if (given instanceof WorldShock.Volatility volatility) {
                turbulence *= volatility.factor(lane, step);
            }
        }
        double dt = terms.stepSeconds();
        double rate = terms.reversionRate();
        double wobble = terms.volatilityOfVolatility();
        double v = logVolatility[lane] * (1.0 - rate * dt);
        if (wobble != 0) {
            v += wobble * Math.sqrt(2.0 * rate * dt) * volatilityDraws.normal(lane, step);
        }
        logVolatility[lane] = v;
        double variance = terms.varianceRate() * StrictMath.exp(2.0 * v - 2.0 * wobble * wobble);
        if (turbulence != 1.0) {
            variance *= turbulence * turbulence;
        }
        double normal = diffusionSign[lane] * fundamentalDraws.normal(lane, step);
        double diffusion = -0.5 * variance * dt + Math.sqrt(variance) * Math.sqrt(dt) * normal;
        double jump = 0;
        if (jumpDraws.uniform(lane, step, 0) < terms.jumpProbability()) {
            double size = jumpDraws.exponential(lane, step, 1) * terms.jumpMean();
            jump = jumpDraws.uniform(lane, step, 2) < terms.jumpUpProbability() ? size : -size;
        }
        logReturn[lane] = diffusion + jump + shock;
        logFundamental[lane] += logReturn[lane];
    }

    private void breakNews(int lane, int step, double minuteReturn) {
        double mean = newsIntensity[lane] * terms.stepSeconds();
        int items = newsDraws.poisson(lane, step, mean, MOST_NEWS);
        double sum = 0;
        for (int item = 0; item < items; item++) {
            sum += newsDraws.exponential(lane, step, 1 + item);
        }
        severity[lane] = sum;
        int count = items + scheduledWeight[lane];
        newsCount[lane] += count;
        double excess = terms.adverseScale() == 0 ? 0 : Math.max(-minuteReturn / terms.adverseScale() - 1.0, 0);
        newsIntensity[lane] = terms.newsBase()
                + (newsIntensity[lane] - terms.newsBase()) * terms.newsDecay()
                + terms.newsExcitation() * count
                + terms.newsFeedback() * excess;
    }

    @Override
    public void copyLane(int from, int to) {
        terms.copyLane(from, to);
        LaneCopy.rows(from, to, logVolatility, logFundamental, logReturn, newsIntensity, severity);
        LaneCopy.rows(from, to, newsCount);
        LaneCopy.rows(from, to, scheduledWeight);
        LaneCopy.states(from, to, scheduled);
    }
}
