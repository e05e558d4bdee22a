package io.stampede.outcome;

import java.util.Arrays;

/**
 * How often something happened in each step of one scenario: steps without it take no room.
 *
 * <p>Coded as pairs of whole numbers, one for each step in which it happened, ascending: how many steps after the last
 * such step (after step −1 for the first), and how often, both at least 1. A number is written seven bits a byte, the
 * lowest first, the eighth bit set in all bytes but its last.
 *
 * @param steps how many were followed, from the start; nothing is known of later ones
 * @param coded the pairs
 */
public record StepCounts(int steps, byte[] coded) {
    /**
     * A scenario is followed until its code is longer than this (some 4,000 steps in which it happened), to the end of
     * that step.
     */
    public static final int CODED_BYTES = 8192;

    /** No code is longer: one more pair. */
    public static final int CODED_BYTES_MAX = CODED_BYTES + 10;

    /**
     * Checks the code.
     *
     * @throws IllegalArgumentException if it is not what {@link #of} or a recorder would write
     */
    public StepCounts {
        if (steps < 0 || coded.length > CODED_BYTES_MAX) {
            throw new IllegalArgumentException(coded.length + " bytes of " + steps + " steps");
        }
        Cursor cursor = new Cursor(coded);
        long last = -1;
        while (cursor.hasNext()) {
            last += cursor.next();
            cursor.next();
        }
        if (last >= steps) {
            throw new IllegalArgumentException("a count of step " + last + " of " + steps);
        }
    }

    /** Of counts, one a step, all followed. */
    public static StepCounts of(int... counts) {
        byte[] coded = new byte[10 * counts.length];
        int size = 0;
        int last = -1;
        for (int step = 0; step < counts.length; step++) {
            if (counts[step] > 0) {
                size = write(step - last, coded, size);
                size = write(counts[step], coded, size);
                last = step;
            }
        }
        return new StepCounts(counts.length, Arrays.copyOf(coded, size));
    }

    /** Writes a number of at least 1 and returns where the next one goes; there must be room for five bytes. */
    public static int write(int number, byte[] coded, int at) {
        int next = at;
        int left = number;
        while (left >= 0x80) {
            coded[next++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        coded[next++] = (byte) left;
        return next;
    }

    /** Takes in a step in which it happened. */
    @FunctionalInterface
    public interface Visitor {
        /** It happened so often in this step. */
        void visit(int step, int count);
    }

    /** Goes through the steps in which it happened, ascending. */
    public void forEach(Visitor visitor) {
        Cursor cursor = new Cursor(coded);
        int step = -1;
        while (cursor.hasNext()) {
            step += cursor.next();
            visitor.visit(step, cursor.next());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepCounts counts && steps == counts.steps && Arrays.equals(coded, counts.coded);
    }

    @Override
    public int hashCode() {
        return 31 * steps + Arrays.hashCode(coded);
    }

    @Override
    public String toString() {
        return "StepCounts of " + steps + " steps, " + coded.length + " bytes";
    }

    private static final class Cursor {
        private final byte[] coded;
        private int at;

        Cursor(byte[] coded) {
            this.coded = coded;
        }

        boolean hasNext() {
            return at < coded.length;
        }

        int next() {
            long number = 0;
            int shift = 0;
            while (at < coded.length && shift < 35) {
                byte part = coded[at++];
                number |= (part & 0x7fL) << shift;
                shift += 7;
                if (part >= 0) {
                    if (number < 1 || number > Integer.MAX_VALUE || (part == 0 && shift > 7)) {
                        break;
                    }
                    return (int) number;
                }
            }
            throw new IllegalArgumentException("not a number at byte " + at);
        }
    }
}
