package io.stampede.risk;

import java.util.function.DoubleUnaryOperator;

/**
 * Where a function with one summit is highest.
 *
 * @source Kiefer, Sequential minimax search for a maximum, Proceedings of the AMS 4, 1953
 */
final class GoldenSection {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private GoldenSection() {}

    /** The place of the summit between two places; each step leaves 62 % of the distance. */
    static double highest(DoubleUnaryOperator function, double from, double to, int steps) {
        double low = from;
        double high = to;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int step = 0; step < steps; step++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return atLeft >= atRight ? left : right;
    }
}
