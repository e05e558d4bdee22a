package io.stampede.sentiment;

import io.stampede.spec.SentimentSpecification;

/**
 * The constants of fear and panic, in seconds.
 *
 * @param enabled whether anybody feels anything
 * @param adverseScale index return of a minute without effect, σ-multiples applied; 0 if volatility is 0
 * @param priceWeight what one excess multiple adds to the stimulus of a long in a step
 * @param shortAsymmetry the same for a short, relative
 * @param newsWeight stimulus of news of severity one
 * @param liquidationWeight stimulus of a step in which liquidations are at their scale
 * @param liquidationScale liquidated notional of a minute over open interest
 * @param marginWeight stimulus of a step at a margin ratio of one
 * @param deleveragedWeight stimulus of having been auto-deleveraged
 * @param decay factor by which fear fades in a step
 * @param panicRate panics per second at the highest fear
 * @param panicExponent power of fear in the rate of panic
 * @param panicThreshold fear at which the rate is half its highest
 * @param contagionRate panics per second that a panicking neighbour causes at full fear
 * @param panicSteps how long panic lasts
 * @param refractorySteps how long nobody panics again
 * @param exitSeconds time to close a whole position
 * @param exitShare part of the position that a panic closes
 * @param stepSeconds length of a step
 */
public record SentimentTerms(
        boolean enabled,
        double adverseScale,
        double priceWeight,
        double shortAsymmetry,
        double newsWeight,
        double liquidationWeight,
        double liquidationScale,
        double marginWeight,
        double deleveragedWeight,
        double decay,
        double panicRate,
        int panicExponent,
        double panicThreshold,
        double contagionRate,
        int panicSteps,
        int refractorySteps,
        double exitSeconds,
        double exitShare,
        double stepSeconds) {

    /**
     * The terms of a specification.
     *
     * @param minuteVolatility volatility of a minute, σ_60
     * @param degree how many others each trader watches
     */
    public static SentimentTerms of(
            SentimentSpecification given,
            double minuteVolatility,
            int degree,
            int panicSteps,
            int refractorySteps,
            double stepSeconds) {
        double panicSeconds = given.panicTime().toMillis() / 1000.0;
        return new SentimentTerms(
                given.enabled(),
                given.adverseMoveThreshold() * minuteVolatility,
                stepSeconds * (given.adverseMoveRate() / 3600),
                given.shortAsymmetry(),
                given.newsWeight(),
                stepSeconds * (given.liquidationRate() / 3600),
                given.liquidationScale(),
                stepSeconds * (given.marginRate() / 3600),
                given.deleveragedWeight(),
                StrictMath.exp(-stepSeconds / (given.decayTime().toMillis() / 1000.0)),
                given.panicRate() / 3600,
                given.panicExponent(),
                given.panicThreshold(),
                degree == 0 ? 0 : given.network().reproduction() / (degree * panicSeconds),
                panicSteps,
                refractorySteps,
                given.exitTime().toMillis() / 1000.0,
                given.exitShare(),
                stepSeconds);
    }
}
