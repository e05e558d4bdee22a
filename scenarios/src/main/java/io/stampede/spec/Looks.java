package io.stampede.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of scenarios at which a batch with {@link Precision} is looked at: 1,000, 2,000, 4,000, … and the most
 * there may be, each made up to whole groups of scenarios that depend on each other.
 *
 * <p>The specification alone fixes them. Were a batch looked at whenever some blocks are done, the number of lanes and
 * the order in which results arrive would decide where it stops.
 *
 * @param counts numbers of scenarios, rising; the last is the most there may be
 */
public record Looks(List<Integer> counts) {
    private static final int FIRST = 1000;

    /** Keeps an immutable copy. */
    public Looks {
        counts = List.copyOf(counts);
    }

    /**
     * The looks at so many scenarios.
     *
     * @param most the most there may be, whole clusters
     * @param cluster consecutive scenarios that depend on each other
     * @throws IllegalArgumentException if either is below 1
     */
    public static Looks of(int most, int cluster) {
        if (most < 1 || cluster < 1) {
            throw new IllegalArgumentException("most " + most + " and cluster " + cluster + " must be positive");
        }
        List<Integer> counts = new ArrayList<>();
        for (long plain = FIRST; plain < most; plain *= 2) {
            long whole = (plain + cluster - 1) / cluster * cluster;
            boolean isNew = counts.isEmpty() || whole > counts.get(counts.size() - 1);
            if (isNew && whole < most) {
                counts.add((int) whole);
            }
        }
        counts.add(most);
        return new Looks(counts);
    }

    /** How many there are at most. */
    public int size() {
        return counts.size();
    }

    /** The most scenarios there may be. */
    public int most() {
        return counts.get(counts.size() - 1);
    }
}
