package io.stampede.oracle;

/** The order book of a venue as the impact of net taker flow on an anchor price. */
final class OracleBook {
    /** Lots that move the price by 1 % at full depth. */
    final double onePercentLots;

    private final boolean squareRoot;
    double anchor;
    /** Net lots bought by takers and not yet decayed. */
    long flow;

    double depth = 1;

    OracleBook(double onePercentLots, double exponent, double anchor) {
        this.onePercentLots = onePercentLots;
        this.anchor = anchor;
        squareRoot = exponent == 0.5;
        if (!squareRoot && exponent != 1) {
            throw new IllegalArgumentException("impact exponent " + exponent);
        }
    }

    /** Displacement of the log price by a flow. */
    double displacement(double lots) {
        if (squareRoot) {
            return Math.signum(lots) * 0.01 * Math.sqrt(Math.abs(lots) / (depth * onePercentLots));
        }
        return 0.01 * (lots / (depth * onePercentLots));
    }

    double logPrice() {
        return anchor + displacement(flow);
    }

    double price() {
        return StrictMath.exp(logPrice());
    }

    /** The average price of a net order of the given lots from the current flow, in USD. */
    double averagePrice(double lots) {
        if (lots == 0) {
            return price();
        }
        return (StrictMath.exp(anchor) * (integral(flow + lots) - integral((double) flow))) / lots;
    }

    /** The integral of the price factor from no flow to the given one. */
    double integral(double lots) {
        if (!squareRoot) {
            double slope = 0.01 / (depth * onePercentLots);
            return StrictMath.expm1(slope * lots) / slope;
        }
        double slope = 0.01 / Math.sqrt(depth * onePercentLots);
        double exponent = slope * Math.sqrt(Math.abs(lots));
        if (exponent <= 1) {
            return 2 * lots * series(Math.signum(lots) * exponent);
        }
        if (lots >= 0) {
            return 2 * (StrictMath.exp(exponent) * (exponent - 1) + 1) / (slope * slope);
        }
        return -2 * (1 - StrictMath.exp(-exponent) * (1 + exponent)) / (slope * slope);
    }

    private static double series(double exponent) {
        double sum = coefficient(18);
        for (int k = 17; k >= 2; k--) {
            sum = sum * exponent + coefficient(k);
        }
        return sum;
    }

    private static double coefficient(int k) {
        long factorial = 1;
        for (int factor = 2; factor <= k; factor++) {
            factorial *= factor;
        }
        return (k - 1) / (double) factorial;
    }
}
