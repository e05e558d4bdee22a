package io.stampede.oracle;

import io.stampede.spec.AssetSpecification;
import java.math.BigInteger;

/** Ticks, lots and money units, and the integer arithmetic of the ledger. */
final class OracleUnits {
    private static final long MILLION = 1_000_000;

    final double initialPrice;
    final double tick;
    final double lot;
    final long initialTicks;

    OracleUnits(AssetSpecification asset) {
        initialPrice = asset.initialPrice();
        tick = asset.tickSize();
        lot = asset.lotSize();
        initialTicks = ticks(initialPrice);
    }

    /** A price in USD as ticks, at least one. */
    long ticks(double price) {
        return Math.max(1, (long) Math.floor(price / tick + 0.5));
    }

    /** USD as money units. */
    long money(double usd) {
        return (long) Math.floor(usd / (tick * lot) + 0.5);
    }

    /** Money units as USD. */
    double usd(long money) {
        return (double) money * (tick * lot);
    }

    /** The whole part of an amount times parts per million. */
    static long rate(long amount, long ppm) {
        if (amount < 0 || ppm < 0) {
            throw new IllegalArgumentException("rate of " + amount + " by " + ppm);
        }
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(ppm))
                .divide(BigInteger.valueOf(MILLION))
                .longValueExact();
    }

    /** The share of an amount that f of n lots carry, toward zero. */
    static long share(long amount, long part, long whole) {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }
}
