package io.stampede.market;

/**
 * What the tape needs to know of the specification.
 *
 * @param weights of the venues, adding to one
 * @param initialPrice quote currency
 * @param tickSize quote currency per tick
 * @param stepSeconds length of a step
 * @param minuteSteps steps in a minute, at least 1
 * @param volatilitySeconds time over which volatility is estimated
 * @param normalVariance variance of the fundamental per second
 * @param onePercentLots lots that move each venue's price by 1 % at full depth
 * @param transferSteps steps that arbitrageurs' capital takes between venues, 0 if there are none
 */
public record TapeTerms(
        double[] weights,
        double initialPrice,
        double tickSize,
        double stepSeconds,
        int minuteSteps,
        double volatilitySeconds,
        double normalVariance,
        double[] onePercentLots,
        int transferSteps) {}
