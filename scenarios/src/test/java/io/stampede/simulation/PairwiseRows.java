package io.stampede.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Rows of levels, one a factor, in which every two levels of two factors that may go together do so in some row: most
 * faults need no more than two things at once (Kuhn, Wallace and Gallo 2004).
 */
final class PairwiseRows {
    private final int[] levels;
    private final Predicate<int[]> mayBe;
    private final Set<Pair> open = new HashSet<>();

    private record Pair(int oneFactor, int oneLevel, int otherFactor, int otherLevel) {}

    private PairwiseRows(int[] levels, Predicate<int[]> mayBe) {
        this.levels = levels;
        this.mayBe = mayBe;
    }

    /**
     * Rows that cover all pairs.
     *
     * @param levels number of levels of each factor; level 0 of each may go with level 0 of all others
     * @param mayBe whether a row is legal; -1 stands for a level that is not chosen yet
     */
    static List<int[]> of(int[] levels, Predicate<int[]> mayBe) {
        PairwiseRows rows = new PairwiseRows(levels, mayBe);
        rows.openPairs();
        List<int[]> found = new ArrayList<>();
        while (!rows.open.isEmpty()) {
            int[] row = rows.next();
            rows.close(row);
            found.add(row);
        }
        return found;
    }

    private void openPairs() {
        for (int one = 0; one < levels.length; one++) {
            for (int other = one + 1; other < levels.length; other++) {
                for (int level = 0; level < levels[one]; level++) {
                    for (int otherLevel = 0; otherLevel < levels[other]; otherLevel++) {
                        int[] row = blank();
                        row[one] = level;
                        row[other] = otherLevel;
                        if (mayBe.test(row)) {
                            open.add(new Pair(one, level, other, otherLevel));
                        }
                    }
                }
            }
        }
    }

    private int[] blank() {
        return IntStream.generate(() -> -1).limit(levels.length).toArray();
    }

    /** Begins with a pair that is open and adds, factor by factor, the level that closes most. */
    private int[] next() {
        Pair first = open.stream()
                .min(Comparator.comparingInt(Pair::oneFactor)
                        .thenComparingInt(Pair::oneLevel)
                        .thenComparingInt(Pair::otherFactor)
                        .thenComparingInt(Pair::otherLevel))
                .orElseThrow();
        int[] row = blank();
        row[first.oneFactor()] = first.oneLevel();
        row[first.otherFactor()] = first.otherLevel();
        for (int factor = 0; factor < levels.length; factor++) {
            if (row[factor] < 0) {
                row[factor] = best(row, factor);
            }
        }
        return row;
    }

    private int best(int[] row, int factor) {
        int best = 0;
        int most = -1;
        for (int level = 0; level < levels[factor]; level++) {
            row[factor] = level;
            int closed = mayBe.test(row) ? closes(row, factor) : -1;
            if (closed > most) {
                most = closed;
                best = level;
            }
        }
        return best;
    }

    private int closes(int[] row, int factor) {
        int closed = 0;
        for (int other = 0; other < levels.length; other++) {
            if (other != factor && row[other] >= 0 && open.contains(pair(row, factor, other))) {
                closed++;
            }
        }
        return closed;
    }

    private static Pair pair(int[] row, int one, int other) {
        int low = Math.min(one, other);
        int high = Math.max(one, other);
        return new Pair(low, row[low], high, row[high]);
    }

    private void close(int[] row) {
        for (int one = 0; one < levels.length; one++) {
            for (int other = one + 1; other < levels.length; other++) {
                open.remove(pair(row, one, other));
            }
        }
    }
}
