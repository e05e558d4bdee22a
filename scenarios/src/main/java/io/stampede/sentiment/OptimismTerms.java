package io.stampede.sentiment;

import io.stampede.spec.BuildUp;

/**
 * How optimism grows in a build-up.
 *
 * @param steps of the build-up, 0 if there is none
 * @param minuteVolatility volatility of a minute, σ_60: a trend of this size is strong
 * @param following part of the gap to what the trend says that optimism closes in a step
 */
public record OptimismTerms(int steps, double minuteVolatility, double following) {
    /** Nobody builds up anything. */
    public static final OptimismTerms NONE = new OptimismTerms(0, 0, 0);

    /** The terms of a build-up of so many steps. */
    public static OptimismTerms of(BuildUp given, int steps, double minuteVolatility, double stepSeconds) {
        return new OptimismTerms(
                steps, minuteVolatility, stepSeconds / (given.optimismTime().toMillis() / 1000.0));
    }

    /** What a trend of the index makes people feel, from 0 to 1: a Padé approximant of the hyperbolic tangent. */
    double drive(double trend) {
        if (minuteVolatility == 0) {
            return 0;
        }
        double y = Math.min(Math.max(trend / minuteVolatility, 0.0), 3.0);
        return y * (27.0 + y * y) / (27.0 + 9.0 * (y * y));
    }
}
