package io.stampede.market.liquidation;

import io.stampede.market.account.Money;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Whole amounts in proportion to weights, by largest remainder; ties to the lower place. */
final class ProRataShares {
    private ProRataShares() {}

    /**
     * Shares of a quantity.
     *
     * @param amount to share, at least 0
     * @param weights at least 0
     * @return one for each weight, adding up to {@code amount} unless all weights are 0
     */
    static long[] of(long amount, long[] weights) {
        long whole = Arrays.stream(weights).sum();
        long[] shares = new long[weights.length];
        if (whole == 0) {
            return shares;
        }
        long left = amount;
        BigInteger[] remainders = new BigInteger[weights.length];
        for (int place = 0; place < shares.length; place++) {
            shares[place] = Money.share(amount, weights[place], whole);
            left -= shares[place];
            remainders[place] = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weights[place]))
                    .mod(BigInteger.valueOf(whole));
        }
        int[] order = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> remainders[place])
                        .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < left; place++) {
            shares[order[place]]++;
        }
        return shares;
    }
}
