package io.stampede.risk;

import io.stampede.outcome.OutcomeColumn;
import java.util.ArrayList;
import java.util.List;

/** When something first happened in each scenario, if it did. */
final class FirstTimes {
    private static final float NEVER = Float.POSITIVE_INFINITY;

    /** Seconds are whole and few, so a float holds them. */
    private final float[] seconds;

    private FirstTimes(float[] seconds) {
        this.seconds = seconds;
    }

    /** Of a column of seconds, undefined where it never happened. */
    static FirstTimes of(OutcomeColumn column) {
        float[] seconds = new float[column.rows()];
        for (int scenario = 0; scenario < seconds.length; scenario++) {
            seconds[scenario] = column.defined()[scenario] ? (float) column.values()[scenario] : NEVER;
        }
        return new FirstTimes(seconds);
    }

    /** In which scenarios it happened. */
    boolean[] happened() {
        boolean[] happened = new boolean[seconds.length];
        for (int scenario = 0; scenario < seconds.length; scenario++) {
            happened[scenario] = seconds[scenario] < NEVER;
        }
        return happened;
    }

    /** Scenarios in which it happened. */
    int count() {
        int count = 0;
        for (float time : seconds) {
            count += time < NEVER ? 1 : 0;
        }
        return count;
    }

    /** Scenarios in which both happened. */
    int countBoth(FirstTimes other) {
        int count = 0;
        for (int scenario = 0; scenario < seconds.length; scenario++) {
            count += seconds[scenario] < NEVER && other.seconds[scenario] < NEVER ? 1 : 0;
        }
        return count;
    }

    /** Scenarios in which both happened, this one earlier. */
    int countBefore(FirstTimes other) {
        int count = 0;
        for (int scenario = 0; scenario < seconds.length; scenario++) {
            count += seconds[scenario] < other.seconds[scenario] && other.seconds[scenario] < NEVER ? 1 : 0;
        }
        return count;
    }

    /**
     * Of things that happened in the same scenarios, how often each was first, second, and so on; those of the same
     * time share the earlier place.
     *
     * @return one array each, an element a place
     */
    static List<int[]> places(List<FirstTimes> all) {
        List<int[]> places = new ArrayList<>();
        for (FirstTimes one : all) {
            int[] counts = new int[all.size()];
            for (int scenario = 0; scenario < one.seconds.length; scenario++) {
                if (one.seconds[scenario] < NEVER) {
                    counts[one.placeAmong(all, scenario)]++;
                }
            }
            places.add(counts);
        }
        return places;
    }

    private int placeAmong(List<FirstTimes> all, int scenario) {
        int earlier = 0;
        for (FirstTimes other : all) {
            earlier += other.seconds[scenario] < seconds[scenario] ? 1 : 0;
        }
        return earlier;
    }
}
