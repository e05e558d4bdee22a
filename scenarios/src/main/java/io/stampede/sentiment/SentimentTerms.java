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
 * @param haltWeight stimulus of a step in which the own venue pays nobody out
 * @param haltContagion the same where another venue does not, relative
 * @param temper what makes traders differ and come back
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
        double stepSeconds,
        double haltWeight,
        double haltContagion,
        Temper temper) {

    /**
     * What makes traders differ, give up and come back.
     *
     * @param thresholdDeviation standard deviation of the log threshold of panic
     * @param capitulationLoss loss over entry at which panic closes everything; infinite if it never does
     * @param reentryProbability probability that a flat and fearless trader comes back in a step
     */
    public record Temper(double thresholdDeviation, double capitulationLoss, double reentryProbability) {}

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
                stepSeconds,
                stepSeconds * (given.haltRate() / 3600),
                given.haltContagion(),
                new Temper(
                        given.panicThresholdDeviation(),
                        given.capitulationLoss().orElse(Double.POSITIVE_INFINITY),
                        saturated(given.reentryRate() / 3600 * stepSeconds)));
    }

    /** 1 − e^−y by its rational stand-in, which every kernel uses. */
    public static double saturated(double y) {
        return 1.0 - 1.0 / (1.0 + y * (1.0 + y * (0.5 + y / 6.0)));
    }
}
