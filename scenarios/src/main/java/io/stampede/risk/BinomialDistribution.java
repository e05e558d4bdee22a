package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;

/**
 * Number of successes in independent trials: what the ranks of order statistics follow.
 *
 * <p>Probabilities are exact to about 1e-14 for up to 10^8 trials, since they are summed from the mode's side with the
 * saddle-point form of the mass, which never forms a large factorial.
 *
 * @param trials number of trials, at least 1
 * @param probability of success of each, inside (0, 1)
 * @source Loader, Fast and accurate computation of binomial probabilities, 2000
 */
record BinomialDistribution(int trials, double probability) {
    private static final double HALF_LOG_TWO_PI = 0.5 * StrictMath.log(2 * StrictMath.PI);

    /** A term this much smaller than the sum so far changes no digit that matters. */
    private static final double NEGLIGIBLE = 1e-18;

    BinomialDistribution {
        if (trials < 1 || !(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("trials is " + trials + ", probability " + probability);
        }
    }

    /** Probability of exactly {@code successes}. */
    double mass(int successes) {
        if (successes < 0 || successes > trials) {
            return 0.0;
        }
        if (successes == 0) {
            return StrictMath.exp(trials * StrictMath.log1p(-probability));
        }
        if (successes == trials) {
            return StrictMath.exp(trials * StrictMath.log(probability));
        }
        double failures = trials - successes;
        double exponent = stirlingError(trials)
                - stirlingError(successes)
                - stirlingError(failures)
                - deviance(successes, trials * probability)
                - deviance(failures, trials * (1 - probability));
        double spread = (double) successes * (failures / trials);
        return StrictMath.exp(exponent - HALF_LOG_TWO_PI) / Math.sqrt(spread);
    }

    /** Probability of at most {@code successes}. */
    double cumulative(int successes) {
        if (successes < 0) {
            return 0.0;
        }
        if (successes >= trials) {
            return 1.0;
        }
        if (successes < trials * probability) {
            return sumDownwards(successes);
        }
        return 1 - sumUpwards(successes + 1);
    }

    /** The smallest number whose cumulative probability is at least {@code p}, inside (0, 1). */
    int quantile(double p) {
        double deviation = Math.sqrt(trials * probability * (1 - probability));
        double guess = Math.floor(trials * probability + NormalDistribution.quantile(p) * deviation);
        int successes = (int) Math.max(0, Math.min(trials, guess));
        double cumulative = cumulative(successes);
        while (cumulative < p && successes < trials) {
            successes++;
            cumulative = cumulative(successes);
        }
        while (successes > 0) {
            double below = cumulative(successes - 1);
            if (below < p) {
                break;
            }
            successes--;
        }
        return successes;
    }

    private double sumDownwards(int successes) {
        double term = mass(successes);
        double sum = term;
        double odds = (1 - probability) / probability;
        for (int k = successes; k > 0 && term > sum * NEGLIGIBLE; k--) {
            term *= k * odds / (trials - k + 1.0);
            sum += term;
        }
        return sum;
    }

    private double sumUpwards(int successes) {
        double term = mass(successes);
        double sum = term;
        double odds = probability / (1 - probability);
        for (int k = successes; k < trials && term > sum * NEGLIGIBLE; k++) {
            term *= (trials - k) * odds / (k + 1.0);
            sum += term;
        }
        return sum;
    }

    /** {@code log(n!) − log(√(2πn) (n/e)^n)}. */
    private static double stirlingError(double n) {
        if (n < 16) {
            double logFactorial = 0.0;
            for (int factor = 2; factor <= (int) n; factor++) {
                logFactorial += StrictMath.log(factor);
            }
            return logFactorial - (n + 0.5) * StrictMath.log(n) + n - HALF_LOG_TWO_PI;
        }
        double square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / n;
    }

    /** {@code x log(x/mean) + mean − x}, without cancellation when both are close. */
    private static double deviance(double x, double mean) {
        double difference = x - mean;
        double sum = x + mean;
        if (Math.abs(difference) >= 0.1 * sum) {
            return x * StrictMath.log(x / mean) - difference;
        }
        double ratio = difference / sum;
        double result = difference * ratio;
        double term = 2 * x * ratio;
        for (int odd = 3; odd < 1000; odd += 2) {
            term *= ratio * ratio;
            double next = result + term / odd;
            if (next == result) {
                break;
            }
            result = next;
        }
        return result;
    }
}
