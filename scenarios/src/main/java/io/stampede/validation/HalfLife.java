package io.stampede.validation;

import java.util.OptionalInt;

/** How long what has fallen takes to regain half of what it lost. */
final class HalfLife {
    private HalfLife() {}

    /**
     * Steps from the lowest value to the first later one that is at least midway between it and the level.
     *
     * @param values of a row, one a step
     * @param level from which they fell
     * @return empty if they never fell below the level, or have not come so far at the end
     */
    static OptionalInt of(float[] values, double level) {
        int lowest = 0;
        for (int step = 1; step < values.length; step++) {
            lowest = values[step] < values[lowest] ? step : lowest;
        }
        if (values.length == 0 || values[lowest] >= level) {
            return OptionalInt.empty();
        }
        double midway = 0.5 * (values[lowest] + level);
        for (int step = lowest + 1; step < values.length; step++) {
            if (values[step] >= midway) {
                return OptionalInt.of(step - lowest);
            }
        }
        return OptionalInt.empty();
    }
}
