package io.stampede.sentiment;

import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;

/**
 * A directed random graph over the leveraged traders: whom each of them watches. It is the same in every scenario of a
 * batch, so that the panicking neighbours of 64 lanes are counted at once.
 */
public final class SocialNetwork {
    /** Draws of a trader before those that choose between community and all. */
    private static final int MOST_SLOTS = 64;

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

    /**
     * A stochastic block model: traders belong to communities drawn uniformly, and each of a trader's slots is
     * filled from its own community with a probability, else from all; everyone else if all together are no more
     * than that.
     *
     * @param communities how many there are, at least 1
     * @param within probability that a slot is filled from the own community
     * @source Holland, Laskey and Leinhardt (1983)
     */
    public static SocialNetwork communities(int traders, int outDegree, long seed, int communities, double within) {
        SocialNetwork network = random(traders, outDegree, seed);
        if (traders <= outDegree) {
            return network;
        }
        int[] community = new int[traders];
        int[] size = new int[communities];
        long memberKey = RandomAddress.key(seed, RandomAddress.SHARED, RandomAddress.NETWORK, Purpose.COMMUNITY);
        for (int trader = 0; trader < traders; trader++) {
            community[trader] = (int) Math.floor(RandomAddress.uniform(memberKey, trader, 0) * communities);
            size[community[trader]]++;
        }
        int[][] members = new int[communities][];
        for (int index = 0; index < communities; index++) {
            members[index] = new int[size[index]];
        }
        int[] place = new int[traders];
        int[] filled = new int[communities];
        for (int trader = 0; trader < traders; trader++) {
            place[trader] = filled[community[trader]]++;
            members[community[trader]][place[trader]] = trader;
        }
        long key = RandomAddress.key(seed, RandomAddress.SHARED, RandomAddress.NETWORK, Purpose.NETWORK);
        for (int trader = 0; trader < traders; trader++) {
            int[] own = members[community[trader]];
            for (int slot = 0; slot < outDegree; slot++) {
                if (own.length > 1 && RandomAddress.uniform(key, trader, MOST_SLOTS + slot) < within) {
                    int other = (int) Math.floor(RandomAddress.uniform(key, trader, slot) * (own.length - 1));
                    network.neighbours[trader * outDegree + slot] = own[other >= place[trader] ? other + 1 : other];
                }
            }
        }
        return network;
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
