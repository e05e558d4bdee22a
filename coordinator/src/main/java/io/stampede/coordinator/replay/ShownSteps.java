package io.stampede.coordinator.replay;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Which steps a table shows that has no room for all: the turning points, the last, and others evenly between. */
final class ShownSteps {
    private ShownSteps() {}

    /**
     * Steps in ascending order.
     *
     * @param most how many at most, more than there are turning points
     */
    static NavigableSet<Integer> of(int steps, List<TurningPoint> points, int most) {
        NavigableSet<Integer> shown = new TreeSet<>();
        points.forEach(point -> shown.add(point.step()));
        shown.add(steps - 1);
        int left = Math.min(most - shown.size(), steps);
        for (int place = 1; place <= left; place++) {
            shown.add((int) ((long) place * steps / left) - 1);
        }
        return shown;
    }
}
