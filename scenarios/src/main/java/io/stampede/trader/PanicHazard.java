package io.stampede.trader;

import io.stampede.sentiment.SentimentTerms;

/**
 * How likely fear turns into panic: {@code h0·F^m / (F^m + θ^m) + contagion·n·F} per second, with n panicking
 * neighbours.
 *
 * @param rate panics per second at the highest fear, h0
 * @param exponent power of fear, m
 * @param thresholdPower the threshold to that power, θ^m
 * @param contagionRate panics per second that one panicking neighbour causes at full fear
 * @param stepSeconds length of a step
 */
record PanicHazard(double rate, int exponent, double thresholdPower, double contagionRate, double stepSeconds) {
    /** Random numbers have 53 bits. */
    private static final double NUMBERS = 0x1.0p53;

    /** More than rounding can move a probability: relative, and in random numbers. */
    private static final double SLACK = 1 + 1e-9;

    private static final long SLACK_NUMBERS = 16;

    /** The hazard of a market's terms. */
    static PanicHazard of(SentimentTerms terms) {
        return new PanicHazard(
                terms.panicRate(),
                terms.panicExponent(),
                power(terms.panicThreshold(), terms.panicExponent()),
                terms.contagionRate(),
                terms.stepSeconds());
    }

    static double power(double base, int exponent) {
        double power = base;
        for (int factor = 1; factor < exponent; factor++) {
            power *= base;
        }
        return power;
    }

    /** The probability of panicking within a step, with 1 − e^−y as {@code 1 − 1/(1 + y + y²/2 + y³/6)}. */
    double probability(double fear, int panickingNeighbours) {
        return probability(fear, panickingNeighbours, thresholdPower);
    }

    /** The same with a threshold of one's own, given to the power of the exponent. */
    double probability(double fear, int panickingNeighbours, double ownThresholdPower) {
        double power = power(fear, exponent);
        double hazard = rate * power / (power + ownThresholdPower);
        if (panickingNeighbours > 0) {
            hazard += contagionRate * panickingNeighbours * fear;
        }
        double y = hazard * stepSeconds;
        return 1.0 - 1.0 / (1.0 + y * (1.0 + y * (0.5 + y / 6.0)));
    }

    /**
     * A random number of 53 bits which nobody draws below who panics, if neither fear nor neighbours exceed what is
     * given. It screens: whoever draws below has to be looked at with its own fear.
     */
    long screen(double highestFear, int mostNeighbours, double lowestThresholdPower) {
        return (long) (probability(highestFear, mostNeighbours, lowestThresholdPower) * SLACK * NUMBERS)
                + SLACK_NUMBERS;
    }

    /** Whether a random number of 53 bits makes one panic. */
    static boolean panics(long number, double probability) {
        return number * (1 / NUMBERS) < probability;
    }
}
