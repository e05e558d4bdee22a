package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;

/**
 * Where the true probability of an event lies that happened in a share of so many trials.
 *
 * <p>With {@code z} the normal quantile of {@code (1 + confidence) / 2}, {@code p} the share and {@code n} the trials,
 * the ends solve {@code |p − π| = z·√(π(1 − π)/n)} for π:
 * {@code (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)}. Unlike {@code p ± z·√(p(1 − p)/n)} it stays inside
 * [0, 1] and is of use for the rarest events: of none in n trials the upper end is {@code z²/(n + z²)}. It covers the
 * confidence on average over probabilities, not for each, and holds for one event, not for a whole curve at once.
 *
 * @param lower end, 0 if the event never happened
 * @param upper end, 1 if it always did
 * @source Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
 *     Statistical Association 22, 1927
 */
public record WilsonInterval(double lower, double upper) {
    /**
     * The interval of an event.
     *
     * @param share of the trials in which it happened, within [0, 1]
     * @param trials at least one; an effective number need not be whole
     * @param confidence inside (0, 1)
     * @throws IllegalArgumentException if one is out of range
     * @units all are plain numbers: a share of 0.01 is 1 %
     */
    public static WilsonInterval of(double share, double trials, double confidence) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share is " + share + ", not within [0, 1]");
        }
        if (!(trials >= 1)) {
            throw new IllegalArgumentException("trials is " + trials + ", below 1");
        }
        double z = NormalDistribution.quantile((1 + confidence) / 2);
        double pull = z * z / trials;
        double centre = share + pull / 2;
        double reach = z * Math.sqrt((share * (1 - share) + pull / 4) / trials);
        double lower = share == 0 ? 0.0 : Math.max(0.0, (centre - reach) / (1 + pull));
        double upper = share == 1 ? 1.0 : Math.min(1.0, (centre + reach) / (1 + pull));
        return new WilsonInterval(lower, upper);
    }
}
