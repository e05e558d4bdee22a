package io.stampede.market.account;

import java.math.BigInteger;

/**
 * Exact arithmetic of the ledger: prices in ticks, quantities in lots, money in units of one tick times one lot.
 */
public final class Money {
    /** One as parts per million. */
    public static final int MILLION = 1_000_000;

    private Money() {}

    /**
     * The floor of {@code amount × ppm / 10^6}, without overflow.
     *
     * @param amount at least 0
     * @param ppm a proportion in parts per million, at least 0
     */
    public static long rate(long amount, int ppm) {
        return amount / MILLION * ppm + amount % MILLION * ppm / MILLION;
    }

    /**
     * The part {@code of / whole} of a signed amount, rounded toward zero, exactly.
     *
     * @param amount signed money
     * @param of lots taken, 0 to {@code whole}
     * @param whole lots there are, at least 1
     */
    public static long share(long amount, long of, long whole) {
        long magnitude = Math.abs(amount);
        long quotient = magnitude / whole;
        long rest = magnitude % whole;
        long part = whole <= 1L << 31
                ? rest * of / whole
                : BigInteger.valueOf(rest)
                        .multiply(BigInteger.valueOf(of))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
        long share = quotient * of + part;
        return amount < 0 ? -share : share;
    }

    /** A price in ticks: the nearest whole number, halves up, at least 1. */
    public static long ticks(double price, double tickSize) {
        return Math.max(1, (long) Math.floor(price / tickSize + 0.5));
    }

    /** The money units nearest to an amount of quote currency. */
    public static long units(double quote, double tickSize, double lotSize) {
        return (long) Math.floor(quote / (tickSize * lotSize) + 0.5);
    }
}
