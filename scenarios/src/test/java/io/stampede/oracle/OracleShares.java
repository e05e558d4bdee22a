package io.stampede.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Splits an amount in proportion to weights by largest remainder. */
final class OracleShares {
    private OracleShares() {}

    /** Whole shares that add up to the amount; ties of remainders go to the earlier one. */
    static List<Long> largestRemainder(long amount, List<Long> weights) {
        long whole = weights.stream().reduce(0L, Math::addExact);
        List<Long> shares = new ArrayList<>();
        List<Long> remainders = new ArrayList<>();
        long left = amount;
        for (long weight : weights) {
            BigInteger[] parts = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(BigInteger.valueOf(whole));
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1].longValueExact());
            left -= parts[0].longValueExact();
        }
        for (; left > 0; left--) {
            int largest = 0;
            for (int candidate = 1; candidate < remainders.size(); candidate++) {
                if (remainders.get(candidate) > remainders.get(largest)) {
                    largest = candidate;
                }
            }
            shares.set(largest, shares.get(largest) + 1);
            remainders.set(largest, -1L);
        }
        return shares;
    }
}
