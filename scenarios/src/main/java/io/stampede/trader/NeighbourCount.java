package io.stampede.trader;

import io.stampede.sentiment.Exposure;
import io.stampede.sentiment.SocialNetwork;

/**
 * Counts the panicking neighbours of one trader in 64 lanes at once: each neighbour's word is added to bit-sliced
 * counters, plane {@code p} holding bit {@code p} of all 64 counts.
 */
final class NeighbourCount {
    private static final int PLANES = 7;

    private final SocialNetwork network;
    private final int trader;
    private final long[] planes = new long[PLANES];

    NeighbourCount(SocialNetwork network, int trader) {
        this.network = network;
        this.trader = trader;
    }

    /** The most neighbours that can be counted. */
    int most() {
        return network.degree();
    }

    /** Counts in one word of lanes; the lanes with any are returned. */
    long count(Exposure exposure, int word) {
        java.util.Arrays.fill(planes, 0);
        long any = 0;
        for (int slot = 0; slot < network.degree(); slot++) {
            long carry = exposure.panicking()[network.neighbour(trader, slot) * exposure.words() + word];
            any |= carry;
            for (int plane = 0; carry != 0; plane++) {
                long sum = planes[plane];
                planes[plane] = sum ^ carry;
                carry &= sum;
            }
        }
        return any;
    }

    /** The count of a lane of the word last counted. */
    int of(int lane) {
        int count = 0;
        for (int plane = 0; plane < PLANES; plane++) {
            count |= (int) (planes[plane] >>> lane & 1) << plane;
        }
        return count;
    }
}
