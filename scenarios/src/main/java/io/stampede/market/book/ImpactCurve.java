package io.stampede.market.book;

/**
 * How far a book is displaced by what takers have bought of it on balance, and what buying along it costs.
 *
 * <p>The log-price displacement is {@code z(q) = 0.01·sgn(q)·(|q| / (ℓ·d1))^δ} with δ one half (the square-root law) or
 * one: the inverse of a resilient book's cumulative depth (Obizhaeva and Wang 2013; Alfonsi, Fruth and Schied 2010).
 * The cost of moving from q0 to q1 is the integral of the price along the way, {@code e^a·(Φ(q1) − Φ(q0))}, so slicing
 * an order changes nothing.
 *
 * @param onePercentLots d1, lots that move the price by 1 % at full depth
 * @param linear δ = 1; else δ = ½
 * @units quantities in lots, signed, net bought by takers; depth relative, in (0, 1]
 */
public record ImpactCurve(double onePercentLots, boolean linear) {
    private static final int TERMS = 18;
    private static final double[] COEFFICIENTS = coefficients();

    private static double[] coefficients() {
        double[] coefficients = new double[TERMS + 1];
        double factorial = 1;
        for (int k = 2; k <= TERMS; k++) {
            factorial *= k;
            coefficients[k] = (k - 1) / factorial;
        }
        return coefficients;
    }

    /** Log-price displacement z at displacement {@code q} and depth ℓ. */
    public double displacement(double q, double depth) {
        if (q == 0) {
            return 0;
        }
        double available = depth * onePercentLots;
        if (linear) {
            return 0.01 * (q / available);
        }
        double size = 0.01 * Math.sqrt(Math.abs(q) / available);
        return q < 0 ? -size : size;
    }

    /** The average of {@code e^z} over a trade from {@code q0} to {@code q1 ≠ q0}: its price over {@code e^a}. */
    public double costBetween(double q0, double q1, double depth) {
        double available = depth * onePercentLots;
        double c = linear ? 0.01 / available : 0.01 / Math.sqrt(available);
        return cost(q1, c) - cost(q0, c);
    }

    /** Φ(q), the integral of {@code e^z} from 0 to q; by its series near 0, where the closed form cancels. */
    private double cost(double q, double c) {
        if (linear) {
            return StrictMath.expm1(c * q) / c;
        }
        double root = c * Math.sqrt(Math.abs(q));
        if (root <= 1) {
            double y = q < 0 ? -root : root;
            double sum = COEFFICIENTS[TERMS];
            for (int k = TERMS - 1; k >= 2; k--) {
                sum = sum * y + COEFFICIENTS[k];
            }
            return 2 * q * sum;
        }
        return q >= 0
                ? 2 * (StrictMath.exp(root) * (root - 1) + 1) / (c * c)
                : -2 * (1 - StrictMath.exp(-root) * (1 + root)) / (c * c);
    }
}
