package io.stampede.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a specification; bounded, because a hostile file can be wrong in a million places. */
final class Problems {

    private static final int MOST = 200;

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem unless there are too many already. */
    void add(Position at, String path, String wrong, String allowed) {
        if (found.size() < MOST) {
            found.add(new Problem(Shown.text(at.file()), at.line(), at.column(), path, wrong, allowed));
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The fields that have a problem. */
    List<String> paths() {
        return found.stream().map(Problem::path).toList();
    }

    /** Whether a field is the other one or a part of it. */
    static boolean isWithin(String inner, String outer) {
        if (!inner.startsWith(outer)) {
            return false;
        }
        return inner.length() == outer.length()
                || outer.isEmpty()
                || inner.charAt(outer.length()) == '.'
                || inner.charAt(outer.length()) == '[';
    }

    /** All problems, those of one file in the order of its text. */
    List<Problem> inOrder() {
        List<String> files = found.stream().map(Problem::file).distinct().toList();
        return found.stream()
                .sorted(Comparator.<Problem>comparingInt(problem -> files.indexOf(problem.file()))
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }
}
