package io.stampede.trader;

/**
 * The constants of a fund.
 *
 * @param participation part of the 1 % depth it may trade in a minute
 * @param sensitivity to mispricing, or the scale of the trend it follows
 * @param minuteVolatility volatility of a minute, σ_60
 * @param stepSeconds length of a step
 */
public record PoolTerms(double participation, double sensitivity, double minuteVolatility, double stepSeconds) {
    /** The most it trades in a step at a depth, lots. */
    double cap(double depth, double onePercentLots) {
        return participation * depth * onePercentLots * stepSeconds / 60.0;
    }

    /** An order toward a target, within the cap, toward zero. */
    long order(double target, long lots, double adjustmentSeconds, double cap) {
        double wanted = (target - (double) lots) * Math.min(1.0, stepSeconds / adjustmentSeconds);
        return (long) Math.min(Math.max(wanted, -cap), cap);
    }
}
