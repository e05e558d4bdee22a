package io.stampede.sentiment;

import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;

/**
 * A directed random graph over the leveraged traders: whom each of them watches. It is the same in every scenario of a
 * batch, so that the panicking neighbours of 64 lanes are counted at once.
 */
public final class SocialNetwork {
    private final int degree;
    private final int[] neighbours;

    private SocialNetwork(int degree, int[] neighbours) {
        this.degree = degree;
        this.neighbours = neighbours;
    }

    /**
     * Each of {@code traders} watches {@code outDegree} others drawn uniformly, repeats allowed; everyone else if all
     * traders together are no more than that.
     */
    public static SocialNetwork random(int traders, int outDegree, long seed) {
        boolean complete = traders <= outDegree;
        int degree = Math.max(complete ? traders - 1 : outDegree, 0);
        int[] neighbours = new int[Math.multiplyExact(traders, degree)];
        long key = RandomAddress.key(seed, RandomAddress.SHARED, RandomAddress.NETWORK, Purpose.NETWORK);
        for (int trader = 0; trader < traders; trader++) {
            for (int slot = 0; slot < degree; slot++) {
                int other =
                        complete ? slot : (int) Math.floor(RandomAddress.uniform(key, trader, slot) * (traders - 1));
                neighbours[trader * degree + slot] = other >= trader ? other + 1 : other;
            }
        }
        return new SocialNetwork(degree, neighbours);
    }

    /** How many others each trader watches. */
    public int degree() {
        return degree;
    }

    /** Whom a trader watches in one of its slots, 0 to {@code degree − 1}. */
    public int neighbour(int trader, int slot) {
        return neighbours[trader * degree + slot];
    }
}
