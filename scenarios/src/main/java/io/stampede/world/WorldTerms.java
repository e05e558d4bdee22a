package io.stampede.world;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import java.util.List;

/**
 * The constants of the world's processes, in seconds.
 *
 * @param logPrice log of the initial price
 * @param stepSeconds length of a step
 * @param varianceRate mean variance of the fundamental per second
 * @param volatilityOfVolatility stationary standard deviation of log-volatility
 * @param reversionRate e-foldings of log-volatility per second
 * @param jumpProbability of a jump in a step
 * @param jumpMean mean size of a jump, log return
 * @param jumpUpProbability probability that it goes up
 * @param newsBase news per second without memory
 * @param newsDecay factor by which excited intensity fades in a step
 * @param newsExcitation what one item adds to the intensity, per second
 * @param newsFeedback what one excess multiple of an index fall adds to the intensity, per second
 * @param adverseScale index fall of a minute without effect; 0 if volatility is 0
 * @param shocks what moves the fundamental value and its volatility, in the specification's order
 * @param news scheduled news, in the specification's order
 */
public record WorldTerms(
        double logPrice,
        double stepSeconds,
        double varianceRate,
        double volatilityOfVolatility,
        double reversionRate,
        double jumpProbability,
        double jumpMean,
        double jumpUpProbability,
        double newsBase,
        double newsDecay,
        double newsExcitation,
        double newsFeedback,
        double adverseScale,
        List<WorldShock> shocks,
        List<ScheduledNews> news)
        implements LaneState {

    public WorldTerms {
        shocks = List.copyOf(shocks);
        news = List.copyOf(news);
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.states(from, to, shocks);
        LaneCopy.states(from, to, news);
    }
}
